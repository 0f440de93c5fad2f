#include "handlers/execute_api/invoke_policy.hpp"

#include <algorithm>

#include "daemon/aws/json.hpp"

namespace emulator::execute_api {

namespace {

// A member that is one text or a list of them.
template <class Test>
bool any_of(const aws::Json& statement, std::string_view name, Test test) {
  const aws::Json* value = aws::member(statement, name);
  if (value == nullptr) return false;
  if (value->IsString()) return test(aws::string_of(*value));
  if (!value->IsArray()) return false;
  return std::any_of(value->Begin(), value->End(), [&](const aws::Json& entry) {
    return entry.IsString() && test(aws::string_of(entry));
  });
}

bool is_about(const aws::Json& statement, std::string_view arn) {
  return any_of(statement, "Action",
                [](std::string_view action) {
                  return matches_wildcards(action, "execute-api:Invoke");
                }) &&
         any_of(statement, "Resource",
                [&](std::string_view resource) { return matches_wildcards(resource, arn); });
}

}  // namespace

bool matches_wildcards(std::string_view pattern, std::string_view text) noexcept {
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = pattern.npos;
  std::size_t resume = 0;
  while (in < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      resume = in;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text[in])) {
      ++at;
      ++in;
    } else if (star != pattern.npos) {
      at = star + 1;
      in = ++resume;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*')
    ++at;
  return at == pattern.size();
}

Decision decide(std::string_view policy_document, std::string_view arn) {
  const auto policy = aws::parse_json(policy_document);
  const aws::Json* statements = policy ? aws::member(*policy, "Statement") : nullptr;
  if (statements == nullptr) return Decision::malformed;
  Decision decision = Decision::implicit_deny;
  const auto consider = [&](const aws::Json& statement) {
    const aws::Json* effect = aws::member(statement, "Effect");
    const bool is_sound =
        effect != nullptr && effect->IsString() && aws::member(statement, "Condition") == nullptr;
    if (!is_sound) {
      decision = Decision::malformed;
    } else if (is_about(statement, arn)) {
      if (aws::string_of(*effect) == "Deny") decision = Decision::explicit_deny;
      if (aws::string_of(*effect) == "Allow") decision = Decision::allow;
    }
    return decision == Decision::implicit_deny || decision == Decision::allow;
  };
  if (!statements->IsArray()) {
    consider(*statements);
    return decision;
  }
  for (const aws::Json& statement : statements->GetArray()) {
    if (!consider(statement)) break;
  }
  return decision;
}

}  // namespace emulator::execute_api
