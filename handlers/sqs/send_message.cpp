#include <fmt/format.h>

#include "daemon/base64.hpp"
#include "handlers/sqs/batch.hpp"
#include "handlers/sqs/digest.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/message_rules.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

constexpr std::size_t longest_batch = 1'048'576;
constexpr std::string_view trace_attribute = "AWSTraceHeader";

struct Outgoing {
  OutgoingMessage message;
  std::optional<std::int64_t> delay;
  std::string md5_of_system_attributes;
};

aws::Result<MessageAttribute> read_attribute(std::string_view name, const aws::Json& value) {
  MessageAttribute attribute{std::string(name), text_of(value, "DataType"), {}};
  if (aws::member(value, "StringListValues") || aws::member(value, "BinaryListValues")) {
    return invalid_parameter(
        "Message attribute list values in SendMessage operation are not supported.");
  }
  if (!attribute.is_binary()) {
    attribute.value = text_of(value, "StringValue");
    return attribute;
  }
  auto bytes = base64_decode(text_of(value, "BinaryValue"));
  if (!bytes) {
    return invalid_parameter(
        fmt::format("The value of message attribute '{}' is not base64.", name));
  }
  attribute.value = std::move(*bytes);
  return attribute;
}

// AWSTraceHeader is the only one there is.
std::optional<aws::Error> read_system_attributes(const aws::Json& given, Outgoing& outgoing) {
  std::vector<MessageAttribute> read;
  for (const auto& entry : given.GetObject()) {
    const std::string_view name = aws::string_of(entry.name);
    auto attribute = read_attribute(name, entry.value);
    if (!attribute) return attribute.error();
    if (name != trace_attribute) {
      return invalid_parameter(fmt::format("Message system attribute name '{}' is invalid.", name));
    }
    if (attribute->data_type != "String" || attribute->value.empty()) {
      return invalid_parameter(
          "The message system attribute 'AWSTraceHeader' must have the type String and a value.");
    }
    outgoing.message.trace_header = attribute->value;
    read.push_back(std::move(*attribute));
  }
  outgoing.md5_of_system_attributes = md5_of_attributes(std::move(read));
  return std::nullopt;
}

// Of SendMessage, or of an entry of SendMessageBatch.
aws::Result<Outgoing> read_message(const SqsCall& call, const aws::Json& input) {
  Outgoing outgoing;
  outgoing.message.body = text_of(input, "MessageBody");
  outgoing.message.sender_id = call.call.scope.account;
  outgoing.message.trace_header = call.call.request.headers.get("X-Amzn-Trace-Id");
  outgoing.delay = integer_of(input, "DelaySeconds");
  if (aws::member(input, "MessageGroupId")) {
    outgoing.message.group_id = text_of(input, "MessageGroupId");
  }
  if (aws::member(input, "MessageDeduplicationId")) {
    outgoing.message.deduplication_id = text_of(input, "MessageDeduplicationId");
  }
  if (const aws::Json* attributes = aws::member(input, "MessageAttributes")) {
    for (const auto& entry : attributes->GetObject()) {
      auto attribute = read_attribute(aws::string_of(entry.name), entry.value);
      if (!attribute) return attribute.error();
      outgoing.message.attributes.push_back(std::move(*attribute));
    }
  }
  if (const aws::Json* attributes = aws::member(input, "MessageSystemAttributes")) {
    if (auto error = read_system_attributes(*attributes, outgoing)) return std::move(*error);
  }
  return outgoing;
}

aws::Result<State::Sent> send(State& state, LiveQueue& live, Outgoing& outgoing) {
  std::optional<std::chrono::seconds> delay;
  if (outgoing.delay) {
    if (auto error = check_delay(live.queue.settings(), *outgoing.delay)) return std::move(*error);
    if (!live.queue.settings().is_fifo()) delay = std::chrono::seconds(*outgoing.delay);
  }
  return state.send(live, std::move(outgoing.message), delay);
}

void write_sent(aws::JsonWriter& writer, const State::Sent& sent, const Outgoing& outgoing) {
  aws::write_member(writer, "MessageId", sent.message_id);
  aws::write_member(writer, "MD5OfMessageBody", sent.md5_of_body);
  if (!sent.md5_of_attributes.empty()) {
    aws::write_member(writer, "MD5OfMessageAttributes", sent.md5_of_attributes);
  }
  if (!outgoing.md5_of_system_attributes.empty()) {
    aws::write_member(writer, "MD5OfMessageSystemAttributes", outgoing.md5_of_system_attributes);
  }
  if (!sent.sequence_number.empty()) {
    aws::write_member(writer, "SequenceNumber", sent.sequence_number);
  }
}

}  // namespace

Answer send_message(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  auto outgoing = read_message(call, call.input);
  if (!outgoing) return outgoing.error();
  const auto sent = send(state, **live, *outgoing);
  if (!sent) return sent.error();
  return answer([&](aws::JsonWriter& writer) { write_sent(writer, *sent, *outgoing); });
}

Answer send_message_batch(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  if (auto error = check_batch(call)) return std::move(*error);
  struct Entry {
    std::string id;
    aws::Result<Outgoing> outgoing;
  };
  std::vector<Entry> entries;
  std::size_t size = 0;
  for (const aws::Json& entry : aws::member(call.input, "Entries")->GetArray()) {
    entries.push_back({text_of(entry, "Id"), read_message(call, entry)});
    if (entries.back().outgoing) size += size_of(entries.back().outgoing->message);
  }
  if (size > longest_batch) {
    return named("BatchRequestTooLong",
                 fmt::format("Batch requests cannot be longer than {} bytes. You have sent {} "
                             "bytes.",
                             longest_batch, size));
  }
  BatchAnswer batch;
  for (auto& [id, outgoing] : entries) {
    if (!outgoing) {
      batch.failed(id, outgoing.error());
      continue;
    }
    const auto sent = send(state, **live, *outgoing);
    if (!sent) {
      batch.failed(id, sent.error());
    } else {
      batch.succeeded(id, [&sent = *sent, &of = *outgoing](aws::JsonWriter& writer) {
        write_sent(writer, sent, of);
      });
    }
  }
  return batch.response();
}

}  // namespace emulator::sqs
