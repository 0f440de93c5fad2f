#include "handlers/execute_api/throttles.hpp"

#include <fmt/format.h>

namespace emulator::execute_api {

bool Throttles::admits_method(const Exchange& exchange, Time now) {
  const apigateway::MethodSettings* settings = exchange.settings;
  if (settings == nullptr) return true;
  // One of the two set alone goes with the account's other. -1 is no limit.
  const double rate = settings->throttling_rate_limit.value_or(-1);
  const int burst = settings->throttling_burst_limit.value_or(-1);
  const AccountThrottle::Limits& account = account_.limits();
  if (rate < 0 && (burst < 0 || account.rate == 0)) return true;
  std::string key = fmt::format("{}\n{}\n{}\n{}", exchange.request.api_id, exchange.request.stage,
                                exchange.resource->id, exchange.method->http_method);
  return methods_[std::move(key)].take(rate < 0 ? account.rate : rate,
                                       burst < 0 ? account.burst : burst, now);
}

}  // namespace emulator::execute_api
