#include <optional>
#include <string>
#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer add_layer_version_permission(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  PolicyStatement statement;
  statement.id = members.text("StatementId").value_or("");
  statement.action = members.text("Action").value_or("");
  statement.principal = members.text("Principal").value_or("");
  statement.principal_org_id = members.text("OrganizationId");

  const auto found = existing_layer_version(state, call);
  if (!found) return found.error();
  LayerVersion& version = **found;
  const auto revision_id = query_parameter(call, "RevisionId");
  if (auto error = check_revision(version.policy_revision, revision_id, "GetLayerPolicy")) {
    return std::move(*error);
  }
  statement.resource = version.arn;
  const std::string document_of_it = statement_document(statement);
  if (auto error = version.policy.add(std::move(statement))) return std::move(*error);
  version.policy_revision = state.platform.random.uuid();

  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "Statement", document_of_it);
  aws::write_member(writer, "RevisionId", version.policy_revision);
  writer.EndObject();
  return aws::json_response(201, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
