#include <optional>
#include <string>
#include <utility>

#include "daemon/aws/json.hpp"
#include "daemon/aws/validation.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_input.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view url_auth_types[] = {"NONE", "AWS_IAM"};

struct PermissionInput {
  std::optional<std::string> statement_id;
  std::optional<std::string> action;
  std::optional<std::string> principal;
  std::optional<std::string> revision_id;
  PolicyStatement conditions;
};

PermissionInput read(JsonInput& members) {
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

std::optional<aws::Error> validate(const PermissionInput& input, bool odd_accounts) {
  static const aws::Pattern statement_id("([a-zA-Z0-9-_]+)");
  static const aws::Pattern action("(lambda:[*]|lambda:[a-zA-Z]+|[*])");
  static const aws::Pattern principal("[^\\s]+");
  static const aws::Pattern arn(
      "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");
  static const aws::Pattern account("\\d{12}");
  static const aws::Pattern token("[a-zA-Z0-9._\\-]+");
  static const aws::Pattern organization("o-[a-z0-9]{10,32}");
  const PolicyStatement& conditions = input.conditions;
  aws::Validation validation;
  validation.text("statementId", input.statement_id,
                  {.required = true, .min_length = 1, .max_length = 100, .pattern = &statement_id});
  validation.text("action", input.action, {.required = true, .pattern = &action});
  validation.text("principal", input.principal, {.required = true, .pattern = &principal});
  if (!odd_accounts) {
    validation.text("sourceArn", conditions.source_arn, {.pattern = &arn});
    validation.text("sourceAccount", conditions.source_account,
                    {.max_length = 12, .pattern = &account});
  }
  validation.text("eventSourceToken", conditions.event_source_token,
                  {.max_length = 256, .pattern = &token});
  validation.text("principalOrgID", conditions.principal_org_id,
                  {.min_length = 12, .max_length = 34, .pattern = &organization});
  validation.text("functionUrlAuthType", conditions.function_url_auth_type,
                  {.values = url_auth_types});
  return validation.error();
}

}  // namespace

Answer add_permission(ServiceState& state, aws::RestCall& call) {
  auto document = aws::parse_json_object(call.call.request.body);
  if (!document) return document.error();
  JsonInput members(*document);
  PermissionInput input = read(members);
  if (members.fault()) return *members.fault();
  if (auto error = validate(input, state.platform.config.localstack_compat)) {
    return std::move(*error);
  }
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
