#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer delete_function(ServiceState& state, aws::RestCall& call) {
  const auto target = target_of(state, call);
  if (!target) return target.error();
  if (target->qualifier == latest) {
    return invalid_parameter("$LATEST version cannot be deleted without deleting the function.");
  }
  const auto function = state.existing(*target);
  if (!function) return function.error();
  state.remove(**function);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
