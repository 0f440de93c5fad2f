#include "handlers/sns/topic_policy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

using aws::Json;
using aws::JsonDocument;

constexpr std::size_t max_statements = 20;
constexpr std::string_view actions[] = {"AddPermission",
                                        "DeleteTopic",
                                        "GetDataProtectionPolicy",
                                        "GetTopicAttributes",
                                        "ListSubscriptionsByTopic",
                                        "ListTagsForResource",
                                        "Publish",
                                        "PutDataProtectionPolicy",
                                        "Receive",
                                        "RemovePermission",
                                        "SetTopicAttributes",
                                        "Subscribe"};

bool is_action(std::string_view name) noexcept {
  return name == "*" ||
         std::find(std::begin(actions), std::end(actions), name) != std::end(actions);
}

bool is_account(std::string_view text) noexcept {
  return text.size() == 12 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_label(const Json& statement, std::string_view label) {
  const Json* sid = aws::member(statement, "Sid");
  return sid != nullptr && sid->IsString() && aws::string_of(*sid) == label;
}

// A policy may hold one statement alone where a list belongs.
Json& statements_of(JsonDocument& policy) {
  auto& allocator = policy.GetAllocator();
  if (!policy.HasMember("Statement")) {
    policy.AddMember("Statement", Json(rapidjson::kArrayType), allocator);
  }
  Json& statements = policy["Statement"];
  if (!statements.IsArray()) {
    Json list(rapidjson::kArrayType);
    list.PushBack(statements.Move(), allocator);
    statements = std::move(list);
  }
  return statements;
}

// One text, or a list of several.
Json one_or_more(const std::vector<std::string>& texts, JsonDocument::AllocatorType& allocator) {
  if (texts.size() == 1) return Json(texts.front().c_str(), allocator);
  Json list(rapidjson::kArrayType);
  for (const std::string& text : texts)
    list.PushBack(Json(text.c_str(), allocator), allocator);
  return list;
}

// A topic's policy is an object; it was looked at when it was set.
JsonDocument parse_policy(std::string_view policy) {
  auto document = aws::parse_json(policy);
  return std::move(*document);
}

}  // namespace

aws::Result<std::string> add_permission(std::string_view policy, std::string_view topic_arn,
                                        const Permission& permission) {
  std::vector<std::string> principals;
  for (const std::string& account : permission.accounts) {
    if (!is_account(account)) return invalid_parameter("AWSAccountId");
    principals.push_back(fmt::format("arn:aws:iam::{}:root", account));
  }
  std::vector<std::string> allowed;
  for (const std::string& action : permission.actions) {
    if (!is_action(action)) {
      return invalid_parameter("Policy statement action out of service scope!");
    }
    allowed.push_back("SNS:" + action);
  }
  if (principals.empty()) return invalid_parameter("AWSAccountId");
  if (allowed.empty()) return invalid_parameter("ActionName");
  JsonDocument document = parse_policy(policy);
  auto& allocator = document.GetAllocator();
  Json& statements = statements_of(document);
  for (const Json& statement : statements.GetArray()) {
    if (has_label(statement, permission.label)) {
      return invalid_parameter("Statement already exists");
    }
  }
  if (statements.Size() >= max_statements) {
    return invalid_parameter("Policy", "The policy has as many statements as it may");
  }
  Json principal(rapidjson::kObjectType);
  principal.AddMember("AWS", one_or_more(principals, allocator), allocator);
  Json statement(rapidjson::kObjectType);
  statement.AddMember("Sid", Json(permission.label.c_str(), allocator), allocator);
  statement.AddMember("Effect", "Allow", allocator);
  statement.AddMember("Principal", std::move(principal), allocator);
  statement.AddMember("Action", one_or_more(allowed, allocator), allocator);
  const auto length = static_cast<rapidjson::SizeType>(topic_arn.size());
  statement.AddMember("Resource", Json(topic_arn.data(), length, allocator), allocator);
  statements.PushBack(std::move(statement), allocator);
  return aws::to_string(document);
}

aws::Result<std::string> remove_permission(std::string_view policy, std::string_view label) {
  JsonDocument document = parse_policy(policy);
  Json& statements = statements_of(document);
  const auto kept =
      std::remove_if(statements.Begin(), statements.End(),
                     [label](const Json& statement) { return has_label(statement, label); });
  if (kept == statements.End()) {
    return invalid_parameter("Label", "The policy has no statement of that label");
  }
  statements.Erase(kept, statements.End());
  return aws::to_string(document);
}

}  // namespace emulator::sns
