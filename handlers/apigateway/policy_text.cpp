#include "handlers/apigateway/policy_text.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/aws/policy.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view short_resource = "execute-api:/";

bool has_statements(const aws::Json& policy) {
  const aws::Json* statements = aws::member(policy, "Statement");
  return statements != nullptr && !(statements->IsArray() && statements->Empty());
}

// A text, or each text of a list.
template <class Change>
void change_texts(aws::Json& value, Change change) {
  if (value.IsString()) change(value);
  if (!value.IsArray()) return;
  for (aws::Json& entry : value.GetArray())
    change_texts(entry, change);
}

}  // namespace

Result<std::string> checked_policy(std::string_view text) {
  if (text.empty()) return std::string();
  const auto policy = aws::parse_json(text);
  const bool sound = policy && aws::Policy::parse(text, aws::Policy::Kind::resource).has_value();
  if (!sound || !has_statements(*policy)) return invalid_policy();
  return aws::to_string(*policy);
}

Error invalid_policy() {
  return bad_request(
      "Invalid policy document. Please check the policy syntax and ensure that Principals are "
      "valid.");
}

std::string with_full_resources(std::string_view policy, const RestApi& api) {
  if (policy.find(short_resource) == policy.npos) return std::string(policy);
  auto document = aws::parse_json(policy);
  auto& allocator = document->GetAllocator();
  const std::string prefix =
      aws::make_arn("execute-api", api.scope.region, api.scope.account, fmt::format("{}/", api.id));
  const auto lengthen = [&](aws::Json& resource) {
    const std::string_view text = aws::string_of(resource);
    if (!text.starts_with(short_resource)) return;
    const std::string full = prefix + std::string(text.substr(short_resource.size()));
    resource = aws::Json(full.c_str(), allocator);
  };
  const auto change_statement = [&](aws::Json& statement) {
    for (const char* name : {"Resource", "NotResource"}) {
      if (statement.HasMember(name)) change_texts(statement[name], lengthen);
    }
  };
  aws::Json& statements = (*document)["Statement"];
  if (statements.IsObject()) change_statement(statements);
  if (statements.IsArray()) {
    for (aws::Json& statement : statements.GetArray())
      change_statement(statement);
  }
  return aws::to_string(*document);
}

std::string shown_policy(std::string_view policy) {
  std::string out;
  for (const char c : policy) {
    if (c == '"' || c == '\\' || c == '/') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

}  // namespace emulator::apigateway
