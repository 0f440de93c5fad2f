#include "handlers/http_api/throttles.hpp"

#include <fmt/format.h>

namespace emulator::http_api {

bool Throttles::admit(const std::string& api_id, const apigatewayv2::LiveStage& stage,
                      const std::string& route_key, TokenBucket::Time now) {
  const auto of_route = stage.route_throttles.find(route_key);
  const bool own = of_route != stage.route_throttles.end();
  if (!own && !stage.throttle) return true;
  const apigatewayv2::Throttle& throttle = own ? of_route->second : *stage.throttle;
  const std::string key = fmt::format("{}\n{}\n{}", api_id, stage.name, own ? route_key : "");
  return buckets_[key].take(throttle.rate, throttle.burst, now);
}

void Throttles::forget(const std::string& api_id) {
  std::erase_if(buckets_,
                [&](const auto& entry) { return entry.first.starts_with(api_id + "\n"); });
}

}  // namespace emulator::http_api
