#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_function_configuration(ServiceState& state, aws::RestCall& call) {
  const auto target = target_of(state, call);
  if (!target) return target.error();
  const auto function = state.existing(*target);
  if (!function) return function.error();
  return configuration_response(200, **function, {.qualifier = target->qualifier});
}

}  // namespace emulator::lambda
