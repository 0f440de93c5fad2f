#include "handlers/sqs/queue_settings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/number.hpp"
#include "handlers/sqs/errors.hpp"

namespace emulator::sqs {

namespace {

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
struct NumberRule {
  std::string_view name;
  long least;
  long most;
  std::string_view assumed;  // empty for none
};
constexpr NumberRule numbers[] = {
    {"DelaySeconds", 0, 900, "0"},
    {"KmsDataKeyReusePeriodSeconds", 60, 86'400, ""},
    {"MaximumMessageSize", 1'024, 1'048'576, "1048576"},
    {"MessageRetentionPeriod", 60, 1'209'600, "345600"},
    {"ReceiveMessageWaitTimeSeconds", 0, 20, "0"},
    {"VisibilityTimeout", 0, 43'200, "30"},
};
constexpr std::string_view fifo_only[] = {"ContentBasedDeduplication", "DeduplicationScope",
                                          "FifoQueue", "FifoThroughputLimit"};
constexpr std::string_view read_only[] = {"ApproximateNumberOfMessages",
                                          "ApproximateNumberOfMessagesDelayed",
                                          "ApproximateNumberOfMessagesNotVisible",
                                          "CreatedTimestamp",
                                          "LastModifiedTimestamp",
                                          "QueueArn"};
constexpr std::string_view texts[] = {"KmsMasterKeyId", "Policy", "RedriveAllowPolicy",
                                      "RedrivePolicy", "SqsManagedSseEnabled"};
constexpr std::size_t most_source_arns = 10;

template <class Names>
bool is_one_of(const Names& names, std::string_view name) noexcept {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

const NumberRule* number_rule(std::string_view name) noexcept {
  for (const NumberRule& rule : numbers) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

// maxReceiveCount may be a number or a text with one.
std::optional<long> count_of(const aws::Json& value) {
  if (value.IsInt()) return value.GetInt();
  if (value.IsString()) return number_from<long>(aws::string_of(value));
  return std::nullopt;
}

bool is_queue_arn(std::string_view text) {
  const auto arn = aws::parse_arn(text);
  return arn && arn->service == "sqs" && !arn->resource.empty();
}

}  // namespace

bool is_queue_attribute(std::string_view name) noexcept {
  return number_rule(name) != nullptr || is_one_of(fifo_only, name) || is_one_of(read_only, name) ||
         is_one_of(texts, name);
}

QueueSettings::QueueSettings(bool fifo) : fifo_(fifo) {
  for (const NumberRule& rule : numbers) {
    if (!rule.assumed.empty()) put(rule.name, std::string(rule.assumed));
  }
  put("SqsManagedSseEnabled", "true");
  if (!fifo) return;
  put("FifoQueue", "true");
  put("ContentBasedDeduplication", "false");
  put("DeduplicationScope", "queue");
  put("FifoThroughputLimit", "perQueue");
}

std::string_view QueueSettings::get(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string_view() : found->second;
}

void QueueSettings::put(std::string_view name, std::string value) {
  values_.insert_or_assign(std::string(name), std::move(value));
}

long QueueSettings::number(std::string_view name) const {
  return number_from<long>(get(name)).value_or(0);
}

std::optional<aws::Error> QueueSettings::set(const Attributes& given, bool creating) {
  QueueSettings changed = *this;
  for (const auto& [name, value] : given) {
    if (auto error = changed.set_one(name, value, creating)) return error;
  }
  if (changed.get("FifoThroughputLimit") == "perMessageGroupId" &&
      !changed.deduplicates_by_group()) {
    return aws::Error{400, "InvalidAttributeValue",
                      "The perMessageGroupId value for FifoThroughputLimit is allowed only when "
                      "the value for DeduplicationScope is messageGroup."};
  }
  const auto managed = given.find("SqsManagedSseEnabled");
  const auto key = given.find("KmsMasterKeyId");
  const bool with_key = key != given.end() && !key->second.empty();
  if (with_key && managed != given.end() && managed->second == "true") {
    return aws::Error{400, "InvalidAttributeValue",
                      "You can use one type of server-side encryption (SSE) at one time. You can "
                      "either enable KMS SSE or SQS SSE."};
  }
  if (with_key) changed.put("SqsManagedSseEnabled", "false");
  *this = std::move(changed);
  return std::nullopt;
}

std::optional<aws::Error> QueueSettings::set_one(const std::string& name, const std::string& value,
                                                 bool creating) {
  if (!is_queue_attribute(name) || is_one_of(read_only, name)) return unknown_attribute(name);
  if (is_one_of(fifo_only, name) && !fifo_) return unknown_attribute(name);
  if (const NumberRule* rule = number_rule(name)) {
    const auto number = number_from<long>(value);
    if (!number || *number < rule->least || *number > rule->most) return invalid_attribute(name);
    put(name, std::to_string(*number));
    return std::nullopt;
  }
  const bool is_flag =
      name == "FifoQueue" || name == "ContentBasedDeduplication" || name == "SqsManagedSseEnabled";
  if (is_flag && value != "true" && value != "false") return invalid_attribute(name);
  if (name == "FifoQueue") {
    if (value != "true" || !creating) return invalid_attribute(name);
    return std::nullopt;
  }
  if (name == "DeduplicationScope" && value != "queue" && value != "messageGroup") {
    return invalid_attribute(name);
  }
  if (name == "FifoThroughputLimit" && value != "perQueue" && value != "perMessageGroupId") {
    return invalid_attribute(name);
  }
  if (name == "Policy" && !value.empty()) {
    const auto policy = aws::parse_json(value);
    if (!policy || !policy->IsObject()) return invalid_attribute(name);
  }
  if (name == "RedrivePolicy") return set_redrive(value);
  if (name == "RedriveAllowPolicy") return set_redrive_allow(value);
  if (value.empty()) {
    values_.erase(name);
  } else {
    put(name, value);
  }
  return std::nullopt;
}

std::optional<aws::Error> QueueSettings::set_redrive(const std::string& text) {
  if (text.empty()) {
    values_.erase("RedrivePolicy");
    dead_letter_target_.clear();
    max_receive_count_ = 0;
    return std::nullopt;
  }
  const auto refused = [&text](std::string_view reason) {
    return invalid_value(text, "RedrivePolicy", reason);
  };
  const auto policy = aws::parse_json(text);
  if (!policy || !policy->IsObject()) return refused("Redrive policy is not a valid JSON map.");
  for (const auto& entry : policy->GetObject()) {
    const std::string_view name = aws::string_of(entry.name);
    if (name != "deadLetterTargetArn" && name != "maxReceiveCount") {
      return refused(
          "Only following attributes are supported: [deadLetterTargetArn, "
          "maxReceiveCount].");
    }
  }
  const aws::Json* target = aws::member(*policy, "deadLetterTargetArn");
  if (target == nullptr || !target->IsString()) {
    return refused("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
  }
  const aws::Json* given_count = aws::member(*policy, "maxReceiveCount");
  if (given_count == nullptr) {
    return refused("Redrive policy does not contain mandatory attribute: maxReceiveCount.");
  }
  if (!is_queue_arn(aws::string_of(*target))) {
    return refused("Invalid value for deadLetterTargetArn.");
  }
  const auto count = count_of(*given_count);
  if (!count || *count < 1 || *count > 1'000) {
    return refused(
        fmt::format("Invalid value for maxReceiveCount: {}, valid values are from 1 to "
                    "1000 both inclusive.",
                    given_count->IsString() ? std::string(aws::string_of(*given_count))
                                            : aws::to_string(*given_count)));
  }
  dead_letter_target_ = aws::string_of(*target);
  max_receive_count_ = static_cast<unsigned>(*count);
  put("RedrivePolicy", fmt::format(R"({{"deadLetterTargetArn":"{}","maxReceiveCount":{}}})",
                                   dead_letter_target_, max_receive_count_));
  return std::nullopt;
}

std::optional<aws::Error> QueueSettings::set_redrive_allow(const std::string& text) {
  using Permission = RedriveAllowPolicy::Permission;
  redrive_allow_ = {};
  if (text.empty()) {
    values_.erase("RedriveAllowPolicy");
    return std::nullopt;
  }
  const auto refused = [&text](std::string_view reason) {
    return invalid_value(text, "RedriveAllowPolicy", reason);
  };
  const auto policy = aws::parse_json(text);
  if (!policy || !policy->IsObject()) {
    return refused(
        "Amazon SQS can't create the redrive allow policy, as it's in an unsupported "
        "format.");
  }
  const aws::Json* permission = aws::member(*policy, "redrivePermission");
  const std::string_view kind =
      permission && permission->IsString() ? aws::string_of(*permission) : std::string_view();
  const aws::Json* sources = aws::member(*policy, "sourceQueueArns");
  if (kind == "byQueue") {
    redrive_allow_.permission = Permission::by_queue;
    if (sources == nullptr || !sources->IsArray() || sources->Empty() ||
        sources->Size() > most_source_arns) {
      return refused(
          "Amazon SQS can't create the redrive allow policy. When you specify the "
          "byQueue permission type, you must also specify 1 to 10 sourceQueueArns.");
    }
    for (const aws::Json& source : sources->GetArray()) {
      if (!source.IsString() || !is_queue_arn(aws::string_of(source))) {
        return refused("A sourceQueueArns value is not a valid queue ARN.");
      }
      redrive_allow_.source_arns.emplace_back(aws::string_of(source));
    }
  } else if (kind == "allowAll" || kind == "denyAll") {
    if (sources != nullptr) {
      return refused(
          "Amazon SQS can't create the redrive allow policy. sourceQueueArns can be "
          "specified only with the byQueue permission type.");
    }
    if (kind == "denyAll") redrive_allow_.permission = Permission::deny_all;
  } else {
    return refused("redrivePermission must be allowAll, denyAll or byQueue.");
  }
  put("RedriveAllowPolicy", text);
  return std::nullopt;
}

std::optional<std::string> QueueSettings::difference(const Attributes& given) const {
  QueueSettings wanted = *this;
  for (const auto& [name, value] : given) {
    // What can't be set differs as well.
    if (wanted.set_one(name, value, true) || wanted.get(name) != get(name)) return name;
  }
  return std::nullopt;
}

}  // namespace emulator::sqs
