#include "handlers/apigatewayv2/first_class_actions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "handlers/apigatewayv2/joint_faults.hpp"

namespace emulator::apigatewayv2 {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> to_send{"QueueUrl", "MessageBody"};
constexpr std::array<std::string_view, 6> of_sending{
    "DelaySeconds",   "MessageAttributes",       "MessageDeduplicationId",
    "MessageGroupId", "MessageSystemAttributes", "Region"};
constexpr std::array<std::string_view, 1> to_find{"QueueUrl"};
constexpr std::array<std::string_view, 7> of_receiving{"AttributeNames",
                                                       "MaxNumberOfMessages",
                                                       "MessageAttributeNames",
                                                       "ReceiveRequestAttemptId",
                                                       "VisibilityTimeout",
                                                       "WaitTimeSeconds",
                                                       "Region"};
constexpr std::array<std::string_view, 2> to_delete{"QueueUrl", "ReceiptHandle"};
constexpr std::array<std::string_view, 1> region{"Region"};

constexpr std::array<FirstClassAction, 10> actions{{
    {"SQS-SendMessage", "sqs", "SendMessage", to_send, of_sending},
    {"SQS-ReceiveMessage", "sqs", "ReceiveMessage", to_find, of_receiving},
    {"SQS-DeleteMessage", "sqs", "DeleteMessage", to_delete, region},
    {"SQS-PurgeQueue", "sqs", "PurgeQueue", to_find, region},
    {"AppConfig-GetConfiguration", {}, {}, {}, {}},
    {"EventBridge-PutEvents", {}, {}, {}, {}},
    {"Kinesis-PutRecord", {}, {}, {}, {}},
    {"StepFunctions-StartExecution", {}, {}, {}, {}},
    {"StepFunctions-StartSyncExecution", {}, {}, {}, {}},
    {"StepFunctions-StopExecution", {}, {}, {}, {}},
}};

bool contains(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// JSON with no variable in it is none of the values that AWS takes.
bool is_source(std::string_view text) {
  return !text.empty() && (text.front() != '{' || text.find('$') != text.npos);
}

}  // namespace

const FirstClassAction* find_action(std::string_view subtype) noexcept {
  const auto found =
      std::find_if(actions.begin(), actions.end(),
                   [subtype](const FirstClassAction& action) { return action.subtype == subtype; });
  return found == actions.end() ? nullptr : found;
}

void check_parameters(const FirstClassAction& action, const TextMap& parameters,
                      aws::Faults& faults) {
  JointFaults wrong("Invalid selection expression specified");
  const auto member = [](std::string_view name) {
    return aws::member_pointer("/requestParameters", name);
  };
  for (const std::string_view name : action.required) {
    if (parameters.contains(std::string(name))) continue;
    wrong.add(member(name), fmt::format("Missing required parameter: {}", name));
  }
  for (const auto& [name, value] : parameters) {
    if (!contains(action.required, name) && !contains(action.optional, name)) {
      wrong.add(member(name), fmt::format("Invalid destination: {} specified", name));
    } else if (!is_source(value)) {
      wrong.add(member(name),
                fmt::format("Invalid source: {} specified for destination: {}", value, name));
    }
  }
  wrong.put_into(faults);
}

}  // namespace emulator::apigatewayv2
