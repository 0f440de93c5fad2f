#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_layer_version_policy(ServiceState& state, aws::RestCall& call) {
  const auto found = existing_layer_version(state, call);
  if (!found) return found.error();
  const LayerVersion& version = **found;
  if (version.policy.empty()) {
    return resource_not_found("No policy is associated with the given resource.");
  }
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "Policy", version.policy.document());
  aws::write_member(writer, "RevisionId", version.policy_revision);
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
