#include <utility>

#include "daemon/random.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer remove_layer_version_permission(ServiceState& state, aws::RestCall& call) {
  const auto found = existing_layer_version(state, call);
  if (!found) return found.error();
  LayerVersion& version = **found;
  const auto revision_id = query_parameter(call, "RevisionId");
  if (auto error = check_revision(version.policy_revision, revision_id, "GetLayerPolicy")) {
    return std::move(*error);
  }
  if (auto error = version.policy.remove(call.label("StatementId"))) return std::move(*error);
  version.policy_revision = state.platform.random.uuid();
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
