#include "handlers/sns/delivery_status.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/digest.hpp"
#include "daemon/number.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

// The names of all attributes, which live as long as the program: describe() refers to them.
struct Names {
  std::string_view protocol;
  std::string_view success_role;
  std::string_view sample_rate;
  std::string_view failure_role;
};
constexpr std::array<Names, 5> names{
    {{"Application", "ApplicationSuccessFeedbackRoleArn", "ApplicationSuccessFeedbackSampleRate",
      "ApplicationFailureFeedbackRoleArn"},
     {"Firehose", "FirehoseSuccessFeedbackRoleArn", "FirehoseSuccessFeedbackSampleRate",
      "FirehoseFailureFeedbackRoleArn"},
     {"HTTP", "HTTPSuccessFeedbackRoleArn", "HTTPSuccessFeedbackSampleRate",
      "HTTPFailureFeedbackRoleArn"},
     {"Lambda", "LambdaSuccessFeedbackRoleArn", "LambdaSuccessFeedbackSampleRate",
      "LambdaFailureFeedbackRoleArn"},
     {"SQS", "SQSSuccessFeedbackRoleArn", "SQSSuccessFeedbackSampleRate",
      "SQSFailureFeedbackRoleArn"}}};

const Names* names_of(std::string_view protocol) noexcept {
  const auto* found = std::find_if(names.begin(), names.end(), [protocol](const Names& each) {
    return each.protocol == protocol;
  });
  return found == names.end() ? nullptr : found;
}

// Those whose attribute this is; null for one that is another's.
const Names* names_with(std::string_view attribute) noexcept {
  const auto* found = std::find_if(names.begin(), names.end(), [attribute](const Names& each) {
    return attribute == each.success_role || attribute == each.sample_rate ||
           attribute == each.failure_role;
  });
  return found == names.end() ? nullptr : found;
}

std::string_view logged_as(Protocol protocol) noexcept {
  switch (protocol) {
    case Protocol::http:
    case Protocol::https:
      return "HTTP";
    case Protocol::lambda:
      return "Lambda";
    case Protocol::sqs:
      return "SQS";
    case Protocol::application:
      return "Application";
    case Protocol::firehose:
      return "Firehose";
    case Protocol::sms:  // by the account's SMS attributes
    case Protocol::email:
    case Protocol::email_json:
      break;
  }
  return {};
}

// "2026-01-31 09:30:00.123" of "2026-01-31T09:30:00.123Z".
std::string log_timestamp(std::string timestamp) {
  std::replace(timestamp.begin(), timestamp.end(), 'T', ' ');
  if (timestamp.ends_with('Z')) timestamp.pop_back();
  return timestamp;
}

}  // namespace

bool is_status_attribute(std::string_view name) noexcept {
  return names_with(name) != nullptr;
}

aws::Result<void> set_status_attribute(std::vector<StatusLogging>& logging, std::string_view name,
                                       const std::string& value) {
  const Names* known = names_with(name);
  if (known == nullptr) return invalid_parameter("AttributeName");
  StatusLogging* found = nullptr;
  for (StatusLogging& each : logging) {
    if (each.protocol == known->protocol) found = &each;
  }
  StatusLogging changed = found ? *found : StatusLogging{std::string(known->protocol), {}, {}, {}};
  if (name == known->sample_rate) {
    const auto rate = number_from<unsigned>(value);
    if (!rate || *rate > 100) return invalid_parameter(name);
    changed.sample_rate = *rate;
  } else {
    const auto arn = aws::parse_arn(value);
    const bool is_role = arn && arn->service == "iam" && arn->resource.starts_with("role/");
    if (!value.empty() && !is_role) return invalid_parameter(name);
    (name == known->success_role ? changed.success_role : changed.failure_role) = value;
  }
  if (found != nullptr) {
    *found = std::move(changed);
  } else {
    logging.push_back(std::move(changed));
  }
  return {};
}

void describe_status_logging(const std::vector<StatusLogging>& logging,
                             std::vector<std::pair<std::string_view, std::string>>& described) {
  for (const StatusLogging& each : logging) {
    const Names* known = names_of(each.protocol);
    if (!each.success_role.empty()) described.emplace_back(known->success_role, each.success_role);
    if (each.sample_rate) {
      described.emplace_back(known->sample_rate, std::to_string(*each.sample_rate));
    }
    if (!each.failure_role.empty()) described.emplace_back(known->failure_role, each.failure_role);
  }
}

const StatusLogging* logging_of(const std::vector<StatusLogging>& logging,
                                Protocol protocol) noexcept {
  for (const StatusLogging& each : logging) {
    if (each.protocol == logged_as(protocol)) return &each;
  }
  return nullptr;
}

bool is_logged(const StatusLogging& logging, bool delivered, unsigned chance) noexcept {
  if (!delivered) return !logging.failure_role.empty();
  return !logging.success_role.empty() && chance < logging.sample_rate.value_or(0);
}

std::string status_log_group(const std::string& topic_arn, bool delivered) {
  const auto arn = aws::parse_arn(topic_arn);
  std::string group = fmt::format("sns/{}/{}/{}", arn->region, arn->account, arn->resource);
  return delivered ? group : group + "/Failure";
}

std::string status_log_entry(const DeliveryEvent& event, const std::string& delivery_id) {
  const OutboundMessage& message = *event.delivery.message;
  const AttemptResult& result = *event.result;
  const auto dwelt =
      std::chrono::duration_cast<std::chrono::milliseconds>(event.began - message.published);
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "notification");
  writer.StartObject();
  aws::write_member(writer, "messageMD5Sum",
                    hex(md5(message.content.text_for(event.subscription->protocol))));
  aws::write_member(writer, "messageId", message.id);
  aws::write_member(writer, "topicArn", message.topic_arn);
  aws::write_member(writer, "timestamp", log_timestamp(message.timestamp));
  writer.EndObject();
  aws::write_key(writer, "delivery");
  writer.StartObject();
  aws::write_member(writer, "deliveryId", delivery_id);
  aws::write_member(writer, "destination", shown_endpoint(*event.subscription));
  aws::write_member(writer, "providerResponse",
                    result.status == 0 ? result.reason : result.provider_response);
  aws::write_key(writer, "dwellTimeMs");
  writer.Int64(dwelt.count());
  aws::write_key(writer, "attempts");
  writer.Uint(event.attempts);
  if (result.status != 0) {
    aws::write_key(writer, "statusCode");
    writer.Uint(result.status);
  }
  writer.EndObject();
  aws::write_member(writer, "status",
                    event.kind == DeliveryEvent::Kind::delivered ? "SUCCESS" : "FAILURE");
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace emulator::sns
