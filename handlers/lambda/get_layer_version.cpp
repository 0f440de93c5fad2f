#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_layer_version(ServiceState& state, aws::RestCall& call) {
  const auto reference = layer_version_reference_of(call);
  if (!reference) return reference.error();
  const LayerVersion* version = find_layer_version(state, *reference);
  if (version == nullptr) {
    return resource_not_found("The resource you requested does not exist.");
  }
  return layer_version_response(200, *version, call.call.base_url);
}

}  // namespace emulator::lambda
