#include <optional>
#include <string>
#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

struct PermissionInput {
  std::optional<std::string> statement_id;
  std::optional<std::string> action;
  std::optional<std::string> principal;
  std::optional<std::string> revision_id;
  PolicyStatement conditions;
};

PermissionInput read(aws::JsonInput& members) {
  PermissionInput input;
  input.statement_id = members.text("StatementId");
  input.action = members.text("Action");
  input.principal = members.text("Principal");
  input.revision_id = members.text("RevisionId");
  input.conditions.source_arn = members.text("SourceArn");
  input.conditions.source_account = members.text("SourceAccount");
  input.conditions.principal_org_id = members.text("PrincipalOrgID");
  input.conditions.event_source_token = members.text("EventSourceToken");
  input.conditions.function_url_auth_type = members.text("FunctionUrlAuthType");
  input.conditions.invoked_via_function_url = members.boolean("InvokedViaFunctionUrl");
  return input;
}

}  // namespace

Answer add_permission(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  PermissionInput input = read(members);
  const auto target = target_of(state, call);
  if (!target) return target.error();
  if (target->qualifier == latest) {
    return invalid_parameter("We currently do not support adding policies for $LATEST.");
  }
  const auto found = state.qualified(*target);
  if (!found) return found.error();
  if (auto error = check_revision(found->revision_id(), input.revision_id, "GetPolicy")) {
    return std::move(*error);
  }

  PolicyStatement statement = std::move(input.conditions);
  statement.id = std::move(*input.statement_id);
  statement.action = std::move(*input.action);
  statement.principal = std::move(*input.principal);
  statement.resource = target->arn();
  const std::string document_of_it = statement_document(statement);
  if (auto error = found->policy().add(std::move(statement))) return std::move(*error);
  // Policy and function share their revisions on AWS.
  found->revision_id() = state.platform.random.uuid();

  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "Statement", document_of_it);
  writer.EndObject();
  return aws::json_response(201, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
