#include <algorithm>

#include <fmt/format.h>

#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

constexpr std::size_t most_actions = 7;
constexpr std::size_t longest_label = 80;
// What can be granted; the batch operations go with their single ones.
constexpr std::string_view grantable[] = {
    "*",           "ChangeMessageVisibility",    "DeleteMessage", "GetQueueAttributes",
    "GetQueueUrl", "ListDeadLetterSourceQueues", "PurgeQueue",    "ReceiveMessage",
    "SendMessage"};

// The queue's policy, or the beginning of one.
aws::JsonDocument policy_of(const LiveQueue& live) {
  const std::string_view text = live.queue.settings().get("Policy");
  if (!text.empty()) {
    if (auto policy = aws::parse_json(text)) {
      const aws::Json* statements = aws::member(*policy, "Statement");
      if (statements != nullptr && statements->IsArray()) return std::move(*policy);
    }
  }
  auto made = aws::parse_json(fmt::format(
      R"({{"Version":"2008-10-17","Id":"{}/SQSDefaultPolicy","Statement":[]}})", live.arn));
  return std::move(*made);
}

bool is_labelled(const aws::Json& statement, std::string_view label) {
  const aws::Json* sid = statement.IsObject() ? aws::member(statement, "Sid") : nullptr;
  return sid != nullptr && sid->IsString() && aws::string_of(*sid) == label;
}

void keep(State& state, LiveQueue& live, const aws::Json* policy) {
  QueueSettings settings = live.queue.settings();
  // Neither a policy that was read before nor none can be refused.
  const auto refused =
      settings.set({{"Policy", policy ? aws::to_string(*policy) : std::string()}}, false);
  if (refused) return;
  live.queue.configure(std::move(settings));
  live.modified = state.now().epoch_ms / 1'000;
}

std::optional<aws::Error> check_permission(const std::string& label,
                                           const std::vector<std::string>& accounts,
                                           const std::vector<std::string>& actions) {
  const bool is_label = !label.empty() && label.size() <= longest_label &&
                        std::all_of(label.begin(), label.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '-' || c == '_';
                        });
  if (!is_label) {
    return invalid_value(label, "Label",
                         "Must be 1 to 80 alphanumeric characters, hyphens or underscores.");
  }
  if (actions.empty()) return missing_parameter("Actions");
  if (accounts.empty()) return missing_parameter("AWSAccountIds");
  if (actions.size() > most_actions) {
    return aws::Error{
        403, "OverLimit",
        fmt::format("{} Actions were found, maximum allowed is {}.", actions.size(), most_actions)};
  }
  for (const std::string& action : actions) {
    if (std::find(std::begin(grantable), std::end(grantable), action) == std::end(grantable)) {
      return invalid_value(fmt::format("SQS:{}", action), "ActionName",
                           "Only the queue owner is allowed to invoke this action.");
    }
  }
  for (const std::string& account : accounts) {
    const bool is_account =
        account.size() == 12 &&
        std::all_of(account.begin(), account.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_account) {
      return invalid_value(fmt::format("[{}]", account), "PrincipalId", "Unable to verify.");
    }
  }
  return std::nullopt;
}

}  // namespace

Answer add_permission(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const std::string label = call.text("Label");
  const auto accounts = list_of(call, "AWSAccountIds");
  const auto actions = list_of(call, "Actions");
  if (auto error = check_permission(label, accounts, actions)) return std::move(*error);
  aws::JsonDocument policy = policy_of(**live);
  aws::Json& statements = policy["Statement"];
  for (const aws::Json& statement : statements.GetArray()) {
    if (is_labelled(statement, label)) {
      return invalid_value(label, "Label", "Already exists.");
    }
  }
  auto& memory = policy.GetAllocator();
  const auto text = [&memory](const std::string& value) { return aws::Json(value, memory); };
  aws::Json principals(rapidjson::kArrayType);
  for (const std::string& account : accounts)
    principals.PushBack(text(fmt::format("arn:aws:iam::{}:root", account)), memory);
  aws::Json principal(rapidjson::kObjectType);
  principal.AddMember("AWS", accounts.size() == 1 ? principals[0] : principals, memory);
  aws::Json granted(rapidjson::kArrayType);
  for (const std::string& action : actions)
    granted.PushBack(text("SQS:" + action), memory);
  aws::Json statement(rapidjson::kObjectType);
  statement.AddMember("Sid", text(label), memory);
  statement.AddMember("Effect", "Allow", memory);
  statement.AddMember("Principal", principal, memory);
  statement.AddMember("Action", actions.size() == 1 ? granted[0] : granted, memory);
  statement.AddMember("Resource", text((*live)->arn), memory);
  statements.PushBack(statement, memory);
  keep(state, **live, &policy);
  return empty_answer();
}

Answer remove_permission(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const std::string label = call.text("Label");
  aws::JsonDocument policy = policy_of(**live);
  aws::Json& statements = policy["Statement"];
  for (auto* statement = statements.Begin(); statement != statements.End(); ++statement) {
    if (!is_labelled(*statement, label)) continue;
    statements.Erase(statement);
    keep(state, **live, statements.Empty() ? nullptr : &policy);
    return empty_answer();
  }
  return invalid_value(label, "Label", "can't find label on existing policy.");
}

}  // namespace emulator::sqs
