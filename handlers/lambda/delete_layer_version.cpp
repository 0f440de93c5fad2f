#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

// Functions that use it keep it; it can't be given to others any more.
Answer delete_layer_version(ServiceState& state, aws::RestCall& call) {
  const auto reference = layer_version_reference_of(call);
  if (!reference) return reference.error();
  LayerTable& table = state.layers[reference->scope];
  const auto layer = table.find(reference->name);
  // One that isn't there is deleted already, on AWS too.
  if (layer != table.end()) layer->second.versions.erase(*reference->version);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
