#include "reference_policy.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace emulator::fuzz {

namespace {

std::string list(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts)
    json += (json.size() > 1 ? ",\"" : "\"") + text + "\"";
  return json + "]";
}

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool fits(const std::string& pattern, const std::string& text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == '*') {
    for (std::size_t taken = 0; taken <= text.size(); ++taken) {
      if (fits(pattern.substr(1), text.substr(taken))) return true;
    }
    return false;
  }
  if (text.empty()) return false;
  return (pattern.front() == '?' || pattern.front() == text.front()) &&
         fits(pattern.substr(1), text.substr(1));
}

bool one_fits(const std::vector<std::string>& patterns, const std::string& text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return fits(pattern, text); });
}

bool is_caller(const std::string& principal, const aws::Caller* caller) {
  if (principal == "*") return true;
  if (caller == nullptr) return false;
  return principal == caller->account || principal == caller->arn ||
         principal == "arn:aws:iam::" + caller->account + ":root";
}

std::uint32_t address_of(const std::string& text) {
  unsigned a = 0, b = 0, c = 0, d = 0;
  std::sscanf(text.c_str(), "%u.%u.%u.%u", &a, &b, &c, &d);
  return (a << 24) | (b << 16) | (c << 8) | d;
}

bool is_in_range(const std::string& range, const std::string& address) {
  const auto slash = range.find('/');
  const int bits = slash == range.npos ? 32 : std::stoi(range.substr(slash + 1));
  for (int bit = 31; bit > 31 - bits; --bit) {
    if (((address_of(range) ^ address_of(address)) >> bit) & 1) return false;
  }
  return true;
}

bool holds(const ReferenceCondition& condition, const aws::PolicyKeys& keys) {
  std::optional<std::string> known;
  for (const auto& [key, value] : keys) {
    if (key == condition.key) known = value;
  }
  const std::string& name = condition.name;
  const bool is_negated = name.find("Not") != name.npos;
  if (name == "Null") return known.has_value() == (condition.values.front() == "false");
  if (!known) return is_negated || name.ends_with("IfExists");
  const bool one =
      std::any_of(condition.values.begin(), condition.values.end(), [&](const std::string& wanted) {
        if (name == "StringLike") return fits(wanted, *known);
        if (name.starts_with("String")) return wanted == *known;
        if (name == "NumericLessThan") return std::stod(*known) < std::stod(wanted);
        if (name == "NumericEquals") return std::stod(*known) == std::stod(wanted);
        // Dates of one form are in the order of their texts.
        if (name == "DateGreaterThanEquals") return *known >= wanted;
        return is_in_range(wanted, *known);
      });
  return one != is_negated;
}

bool is_about(const ReferenceStatement& statement, const aws::PolicyRequest& request) {
  std::vector<std::string> actions;
  for (const std::string& action : statement.actions)
    actions.push_back(lower(action));
  const bool principal =
      std::any_of(statement.principals.begin(), statement.principals.end(),
                  [&](const std::string& one) { return is_caller(one, request.caller); });
  return principal != statement.not_principals &&
         one_fits(actions, lower(std::string(request.action))) != statement.not_actions &&
         one_fits(statement.resources, std::string(request.resource)) != statement.not_resources &&
         std::all_of(statement.conditions.begin(), statement.conditions.end(),
                     [&](const auto& one) { return holds(one, request.keys); });
}

}  // namespace

std::string to_json(const std::vector<ReferenceStatement>& statements) {
  std::string json = R"({"Version":"2012-10-17","Statement":[)";
  for (const auto& one : statements) {
    if (&one != &statements.front()) json += ",";
    json += std::string(R"({"Effect":")") + (one.allows ? "Allow" : "Deny") + "\"";
    json += (one.not_actions ? R"(,"NotAction":)" : R"(,"Action":)") + list(one.actions);
    json += (one.not_resources ? R"(,"NotResource":)" : R"(,"Resource":)") + list(one.resources);
    json += (one.not_principals ? R"(,"NotPrincipal":{"AWS":)" : R"(,"Principal":{"AWS":)") +
            list(one.principals) + R"(},"Condition":{)";
    for (const auto& condition : one.conditions) {
      if (&condition != &one.conditions.front()) json += ",";
      json += "\"" + condition.name + R"(":{")" + condition.key + R"(":)" + list(condition.values) +
              "}";
    }
    json += "}}";
  }
  return json + "]}";
}

aws::Decision reference_decision(const std::vector<ReferenceStatement>& statements,
                                 const aws::PolicyRequest& request) {
  int allowing = 0;
  int denying = 0;
  for (const auto& one : statements) {
    if (is_about(one, request)) ++(one.allows ? allowing : denying);
  }
  if (denying > 0) return aws::Decision::explicit_deny;
  return allowing > 0 ? aws::Decision::allow : aws::Decision::implicit_deny;
}

}  // namespace emulator::fuzz
