#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_layer_version_by_arn(ServiceState& state, aws::RestCall& call) {
  const auto arn = query_parameter(call, "Arn").value_or("");
  const auto reference = parse_layer_reference(arn, call.call.scope);
  const LayerVersion* version = reference ? find_layer_version(state, *reference) : nullptr;
  if (version == nullptr) {
    return resource_not_found("The resource you requested does not exist.");
  }
  return layer_version_response(200, *version, call.call.base_url);
}

}  // namespace emulator::lambda
