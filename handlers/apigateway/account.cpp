#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"

namespace emulator::apigateway {

Answer get_account(State& state, aws::RestCall&) {
  const Config& config = state.platform.config;
  Object throttle;
  throttle.integer("burstLimit", static_cast<int>(config.apigateway_burst_limit));
  throttle.number("rateLimit", config.apigateway_rate_limit);
  Object out;
  out.json("throttleSettings", throttle.take());
  out.list("features", {"UsagePlans"});
  out.text("apiKeyVersion", "4");
  return aws::json_response(200, out.take());
}

}  // namespace emulator::apigateway
