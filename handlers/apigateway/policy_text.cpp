#include "handlers/apigateway/policy_text.hpp"

#include "daemon/aws/json.hpp"

namespace emulator::apigateway {

namespace {

bool is_statement(const aws::Json& statement) {
  return statement.IsObject() && aws::member(statement, "Effect") != nullptr;
}

bool has_statements(const aws::Json& policy) {
  const aws::Json* statements = aws::member(policy, "Statement");
  if (statements == nullptr) return false;
  if (!statements->IsArray()) return is_statement(*statements);
  for (const aws::Json& statement : statements->GetArray()) {
    if (!is_statement(statement)) return false;
  }
  return !statements->Empty();
}

}  // namespace

Result<std::string> checked_policy(std::string_view text) {
  if (text.empty()) return std::string();
  const auto policy = aws::parse_json(text);
  if (!policy || !policy->IsObject() || !has_statements(*policy)) {
    return bad_request(
        "Invalid policy document. Please check the policy syntax and ensure that Principals are "
        "valid.");
  }
  return aws::to_string(*policy);
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
