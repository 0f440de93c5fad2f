#include <utility>

#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "handlers/lambda/function_url_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer update_function_url_config(ServiceState& state, aws::RestCall& call) {
  FunctionUrlInput input = read_function_url(aws::body_of(call));
  const auto found = configured_url_of(state, call);
  if (!found) return found.error();
  apply(std::move(input), *found->config);
  found->config->last_modified = state.platform.clock.now();
  return function_url_response(
      200, {*found->function, found->alias, *found->config, call.call.base_url});
}

}  // namespace emulator::lambda
