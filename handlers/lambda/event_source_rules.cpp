#include "handlers/lambda/event_source_rules.hpp"

#include <cstdint>
#include <string>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/event_pattern.hpp"
#include "daemon/number.hpp"
#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

namespace {

bool is_stream(EventSource source) noexcept {
  return source == EventSource::kinesis || source == EventSource::dynamodb;
}

bool needs_position(EventSource source) noexcept {
  return source != EventSource::sqs && source != EventSource::mq;
}

std::int64_t integer(const KeptMembers& members, std::string_view name) {
  return number_from<std::int64_t>(members.get(name)).value_or(0);
}

// Members that only sources which keep their records have.
constexpr std::string_view stream_members[] = {"ParallelizationFactor", "MaximumRecordAgeInSeconds",
                                               "BisectBatchOnFunctionError", "MaximumRetryAttempts",
                                               "TumblingWindowInSeconds"};

}  // namespace

aws::Result<EventSource> event_source_of(const aws::Json& input) {
  const aws::Json* given = aws::member(input, "EventSourceArn");
  const bool is_self_managed = aws::member(input, "SelfManagedEventSource") != nullptr;
  if (given == nullptr) {
    if (is_self_managed) return EventSource::self_managed_kafka;
    return invalid_parameter(
        "Event source ARN or self managed event source is required to create a mapping.");
  }
  const auto arn = aws::parse_arn(aws::string_of(*given));
  const std::string_view service = arn ? std::string_view(arn->service) : std::string_view();
  if (service == "sqs") return EventSource::sqs;
  if (service == "kinesis") return EventSource::kinesis;
  if (service == "dynamodb") return EventSource::dynamodb;
  if (service == "kafka") return EventSource::kafka;
  if (service == "mq") return EventSource::mq;
  if (service == "rds") return EventSource::document_db;
  return invalid_parameter(
      "Unrecognized event source, must be kinesis, dynamodb stream or sqs. Unsupported source arn "
      ": " +
      std::string(aws::string_of(*given)));
}

std::optional<aws::Error> check_new_mapping(EventSource source, const aws::Json& input) {
  const bool has_position = aws::member(input, "StartingPosition") != nullptr;
  if (needs_position(source) && !has_position) {
    // A constraint that depends on the source; AWS words it as one of the model.
    return invalid_parameter(
        "1 validation error detected: Value null at 'startingPosition' failed to satisfy "
        "constraint: Member must not be null.");
  }
  if (!needs_position(source) && has_position) {
    return invalid_parameter("StartingPosition is not valid for this event source.");
  }
  const bool is_kafka = source == EventSource::kafka || source == EventSource::self_managed_kafka;
  if (is_kafka && aws::member(input, "Topics") == nullptr) {
    return invalid_parameter("Topics are required for a Kafka event source.");
  }
  if (source == EventSource::mq && aws::member(input, "Queues") == nullptr) {
    return invalid_parameter("Queues are required for an Amazon MQ event source.");
  }
  return std::nullopt;
}

std::optional<aws::Error> check_mapping(const EventSourceMapping& mapping) {
  const KeptMembers& members = mapping.members;
  const std::int64_t batch = integer(members, "BatchSize");
  if (mapping.source == EventSource::sqs) {
    for (const std::string_view name : stream_members) {
      if (!members.get(name).empty()) {
        return invalid_parameter("Unsupported parameter for this event source mapping type : " +
                                 std::string(name));
      }
    }
    if (mapping.event_source_arn.ends_with(".fifo") && batch > 10) {
      return invalid_parameter("1 validation error detected: Value '" +
                               std::string(members.get("BatchSize")) +
                               "' at 'batchSize' failed to satisfy constraint: Member must have "
                               "value less than or equal "
                               "to 10");
    }
    if (batch > 10 && integer(members, "MaximumBatchingWindowInSeconds") == 0) {
      return invalid_parameter(
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater "
          "than 10");
    }
  }
  if (!is_stream(mapping.source) && !members.get("ParallelizationFactor").empty()) {
    return invalid_parameter(
        "Unsupported parameter for this event source mapping type : ParallelizationFactor");
  }
  return std::nullopt;
}

std::optional<aws::Error> check_filters(const aws::Json& input) {
  const aws::Json* criteria = aws::member(input, "FilterCriteria");
  const aws::Json* filters = criteria ? aws::member(*criteria, "Filters") : nullptr;
  if (filters == nullptr) return std::nullopt;
  for (const aws::Json& filter : filters->GetArray()) {
    const aws::Json* pattern = aws::member(filter, "Pattern");
    if (pattern == nullptr || !aws::EventPattern::parse(aws::string_of(*pattern))) {
      return invalid_parameter("Invalid filter pattern definition.");
    }
  }
  return std::nullopt;
}

void add_defaults(EventSource source, KeptMembers& members) {
  const auto assume = [&members](std::string_view name, const char* json) {
    if (members.get(name).empty()) members.set(name, json);
  };
  assume("BatchSize", source == EventSource::sqs ? "10" : "100");
  if (source == EventSource::sqs || is_stream(source)) {
    assume("MaximumBatchingWindowInSeconds", "0");
    assume("FunctionResponseTypes", "[]");
  }
  if (!is_stream(source)) return;
  assume("ParallelizationFactor", "1");
  assume("MaximumRecordAgeInSeconds", "-1");
  assume("MaximumRetryAttempts", "-1");
  assume("BisectBatchOnFunctionError", "false");
  assume("TumblingWindowInSeconds", "0");
  assume("DestinationConfig", R"({"OnFailure":{}})");
}

}  // namespace emulator::lambda
