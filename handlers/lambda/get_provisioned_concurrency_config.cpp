#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/provisioned_configuration.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_provisioned_concurrency_config(ServiceState& state, aws::RestCall& call) {
  const auto target = provisioned_target_of(state, call);
  if (!target) return target.error();
  const auto found = target->function->provisioned.find(target->qualifier);
  if (found == target->function->provisioned.end()) {
    return aws::Error{404, "ProvisionedConcurrencyConfigNotFoundException",
                      "No Provisioned Concurrency Config found for this function"};
  }
  return provisioned_response(200, state, {*target->function, found->first, found->second});
}

}  // namespace emulator::lambda
