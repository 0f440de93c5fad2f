#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer delete_alias(ServiceState& state, aws::RestCall& call) {
  const auto function = unqualified_function_of(state, call);
  if (!function) return function.error();
  // One that isn't there is deleted already, on AWS too.
  state.remove_alias(**function, call.label("Name"));
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
