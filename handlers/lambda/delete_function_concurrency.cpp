#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer delete_function_concurrency(ServiceState& state, aws::RestCall& call) {
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  (*found)->reserved_concurrency.reset();
  state.apply_concurrency(**found);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
