#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/provisioned_configuration.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer delete_provisioned_concurrency_config(ServiceState& state, aws::RestCall& call) {
  const auto target = provisioned_target_of(state, call);
  if (!target) return target.error();
  // One that isn't there is deleted already, on AWS too.
  if (target->function->provisioned.erase(target->qualifier) != 0) {
    state.apply_concurrency(*target->function);
  }
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
