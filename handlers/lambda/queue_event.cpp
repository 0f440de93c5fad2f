#include "handlers/lambda/queue_event.hpp"

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view opening = R"({"Records":[)";
constexpr std::string_view closing = "]}";

void write_given(aws::JsonWriter& out, std::string_view name, const std::string& value) {
  if (!value.empty()) aws::write_member(out, name, value);
}

void write_attribute(aws::JsonWriter& out, const sqs::MessageAttribute& attribute) {
  aws::write_key(out, attribute.name);
  out.StartObject();
  if (attribute.is_binary()) {
    aws::write_member(out, "binaryValue", base64_encode(attribute.value));
  } else {
    aws::write_member(out, "stringValue", attribute.value);
  }
  for (const std::string_view list : {"stringListValues", "binaryListValues"}) {
    aws::write_key(out, list);
    out.StartArray();
    out.EndArray();
  }
  aws::write_member(out, "dataType", attribute.data_type);
  out.EndObject();
}

}  // namespace

std::string queue_record(const sqs::ReceivedMessage& received, std::string_view queue_arn) {
  const sqs::Message& message = *received.message;
  const auto arn = aws::parse_arn(queue_arn);
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_member(out, "messageId", message.id);
  aws::write_member(out, "receiptHandle", received.receipt_handle);
  aws::write_member(out, "body", message.body);
  aws::write_key(out, "attributes");
  out.StartObject();
  aws::write_member(out, "ApproximateReceiveCount", std::to_string(received.receive_count));
  write_given(out, "AWSTraceHeader", message.trace_header);
  aws::write_member(out, "SentTimestamp", std::to_string(message.sent_ms));
  write_given(out, "SequenceNumber", message.sequence_number);
  write_given(out, "MessageGroupId", message.group_id);
  aws::write_member(out, "SenderId", message.sender_id);
  write_given(out, "MessageDeduplicationId", message.deduplication_id);
  aws::write_member(out, "ApproximateFirstReceiveTimestamp",
                    std::to_string(received.first_received_ms));
  write_given(out, "DeadLetterQueueSourceArn", received.dead_letter_source);
  out.EndObject();
  aws::write_key(out, "messageAttributes");
  out.StartObject();
  for (const sqs::MessageAttribute& attribute : message.attributes)
    write_attribute(out, attribute);
  out.EndObject();
  aws::write_member(out, "md5OfBody", message.md5_of_body);
  write_given(out, "md5OfMessageAttributes", message.md5_of_attributes);
  aws::write_member(out, "eventSource", "aws:sqs");
  aws::write_member(out, "eventSourceARN", queue_arn);
  aws::write_member(out, "awsRegion", arn ? std::string_view(arn->region) : std::string_view());
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::size_t queue_event_size(std::size_t records, std::size_t count) noexcept {
  return opening.size() + records + (count == 0 ? 0 : count - 1) + closing.size();
}

std::string queue_event(const std::vector<std::string>& records) {
  std::string event(opening);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i != 0) event += ',';
    event += records[i];
  }
  event += closing;
  return event;
}

}  // namespace emulator::lambda
