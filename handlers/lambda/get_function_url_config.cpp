#include "handlers/lambda/function_url_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_function_url_config(ServiceState& state, aws::RestCall& call) {
  const auto found = configured_url_of(state, call);
  if (!found) return found.error();
  return function_url_response(
      200, {*found->function, found->alias, *found->config, call.call.base_url});
}

}  // namespace emulator::lambda
