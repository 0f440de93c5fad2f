#include "handlers/http_api/throttles.hpp"

#include <fmt/format.h>

namespace emulator::http_api {

bool Throttles::admit(const apigatewayv2::LiveApi& api, const apigatewayv2::LiveStage& stage,
                      const std::string& route_key, TokenBucket::Time now) {
  return admit_route(api.id, stage, route_key, now) && account_.admits(api.scope, now);
}

bool Throttles::admit_route(const std::string& api_id, const apigatewayv2::LiveStage& stage,
                            const std::string& route_key, TokenBucket::Time now) {
  const auto of_route = stage.route_throttles.find(route_key);
  const bool own = of_route != stage.route_throttles.end();
  if (!own && !stage.throttle) return true;
  const apigatewayv2::Throttle& throttle = own ? of_route->second : *stage.throttle;
  const execute_api::AccountThrottle::Limits& account = account_.limits();
  if (throttle.rate < 0 && (throttle.burst < 0 || account.rate == 0)) return true;
  const std::string key = fmt::format("{}\n{}\n{}", api_id, stage.name, own ? route_key : "");
  return buckets_[key].take(throttle.rate < 0 ? account.rate : throttle.rate,
                            throttle.burst < 0 ? account.burst : throttle.burst, now);
}

void Throttles::forget(const std::string& api_id) {
  std::erase_if(buckets_,
                [&](const auto& entry) { return entry.first.starts_with(api_id + "\n"); });
}

}  // namespace emulator::http_api
