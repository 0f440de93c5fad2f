#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_function_configuration(ServiceState& state, aws::RestCall& call) {
  const auto target = target_of(state, call);
  if (!target) return target.error();
  const auto found = state.qualified(*target);
  if (!found) return found.error();
  return configuration_response(200, *found->version, {.qualifier = target->qualifier});
}

}  // namespace emulator::lambda
