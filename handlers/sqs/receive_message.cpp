#include <algorithm>

#include "daemon/base64.hpp"
#include "daemon/http/peer.hpp"
#include "handlers/sqs/digest.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

constexpr std::int64_t most_messages = 10;
constexpr std::int64_t longest_wait = 20;
constexpr std::int64_t longest_visibility = 43'200;

// In the order of the service model.
constexpr std::string_view system_attributes[] = {"SenderId",
                                                  "SentTimestamp",
                                                  "ApproximateReceiveCount",
                                                  "ApproximateFirstReceiveTimestamp",
                                                  "SequenceNumber",
                                                  "MessageDeduplicationId",
                                                  "MessageGroupId",
                                                  "AWSTraceHeader",
                                                  "DeadLetterQueueSourceArn"};

// What the caller wants to see of each message.
struct Wanted {
  std::vector<std::string> system;
  std::vector<std::string> names;

  bool has_system(std::string_view name) const {
    return std::any_of(system.begin(), system.end(),
                       [name](const auto& entry) { return entry == "All" || entry == name; });
  }
  // "All", ".*", a name, or a prefix as "foo.*".
  bool has(std::string_view name) const {
    return std::any_of(names.begin(), names.end(), [name](std::string_view entry) {
      if (entry == "All" || entry == ".*" || entry == name) return true;
      return entry.ends_with(".*") && name.starts_with(entry.substr(0, entry.size() - 2));
    });
  }
};

std::string system_attribute(const ReceivedMessage& received, std::string_view name) {
  const Message& message = *received.message;
  if (name == "SenderId") return message.sender_id;
  if (name == "SentTimestamp") return std::to_string(message.sent_ms);
  if (name == "ApproximateReceiveCount") return std::to_string(received.receive_count);
  if (name == "ApproximateFirstReceiveTimestamp") return std::to_string(received.first_received_ms);
  if (name == "SequenceNumber") return message.sequence_number;
  if (name == "MessageDeduplicationId") return message.deduplication_id;
  if (name == "MessageGroupId") return message.group_id;
  if (name == "AWSTraceHeader") return message.trace_header;
  return received.dead_letter_source;
}

void write_system_attributes(aws::JsonWriter& writer, const ReceivedMessage& received,
                             const Wanted& wanted) {
  if (wanted.system.empty()) return;
  aws::write_key(writer, "Attributes");
  writer.StartObject();
  for (const std::string_view name : system_attributes) {
    if (!wanted.has_system(name)) continue;
    const std::string value = system_attribute(received, name);
    if (!value.empty()) aws::write_member(writer, name, value);
  }
  writer.EndObject();
}

void write_attributes(aws::JsonWriter& writer, const Message& message, const Wanted& wanted) {
  std::vector<MessageAttribute> chosen;
  for (const MessageAttribute& attribute : message.attributes) {
    if (wanted.has(attribute.name)) chosen.push_back(attribute);
  }
  if (chosen.empty()) return;
  // Clients hold it against what they got, not against what was sent.
  aws::write_member(writer, "MD5OfMessageAttributes", md5_of_attributes(chosen));
  aws::write_key(writer, "MessageAttributes");
  writer.StartObject();
  for (const MessageAttribute& attribute : chosen) {
    aws::write_key(writer, attribute.name);
    writer.StartObject();
    if (attribute.is_binary()) {
      aws::write_member(writer, "BinaryValue", base64_encode(attribute.value));
    } else {
      aws::write_member(writer, "StringValue", attribute.value);
    }
    aws::write_member(writer, "DataType", attribute.data_type);
    writer.EndObject();
  }
  writer.EndObject();
}

void write_message(aws::JsonWriter& writer, const ReceivedMessage& received, const Wanted& wanted) {
  const Message& message = *received.message;
  writer.StartObject();
  aws::write_member(writer, "MessageId", message.id);
  aws::write_member(writer, "ReceiptHandle", received.receipt_handle);
  aws::write_member(writer, "MD5OfBody", message.md5_of_body);
  aws::write_member(writer, "Body", message.body);
  write_system_attributes(writer, received, wanted);
  write_attributes(writer, message, wanted);
  writer.EndObject();
}

std::optional<aws::Error> check_range(const SqsCall& call, std::string_view name,
                                      std::int64_t least, std::int64_t most,
                                      std::string_view reason) {
  const auto value = call.integer(name);
  if (!value || (*value >= least && *value <= most)) return std::nullopt;
  return invalid_value(std::to_string(*value), name, reason);
}

std::optional<aws::Error> check_numbers(const SqsCall& call) {
  if (auto error = check_range(call, "MaxNumberOfMessages", 1, most_messages,
                               "Must be between 1 and 10, if provided.")) {
    return error;
  }
  if (auto error = check_range(call, "VisibilityTimeout", 0, longest_visibility,
                               "Must be between 0 and 43200, if provided.")) {
    return error;
  }
  return check_range(call, "WaitTimeSeconds", 0, longest_wait,
                     "Must be >= 0 and <= 20, if provided.");
}

aws::Result<Wanted> read_wanted(const SqsCall& call) {
  Wanted wanted{list_of(call, "AttributeNames"), list_of(call, "MessageAttributeNames")};
  for (std::string& name : list_of(call, "MessageSystemAttributeNames"))
    wanted.system.push_back(std::move(name));
  for (const std::string& name : wanted.system) {
    const bool is_known =
        name == "All" || std::find(std::begin(system_attributes), std::end(system_attributes),
                                   name) != std::end(system_attributes);
    if (!is_known) return unknown_attribute(name);
  }
  return wanted;
}

}  // namespace

boost::asio::awaitable<Answer> receive_message(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) co_return live.error();
  if (auto error = check_numbers(call)) co_return std::move(*error);
  const auto wanted = read_wanted(call);
  if (!wanted) co_return wanted.error();
  const QueueSettings& settings = (*live)->queue.settings();
  ReceiveRequest request;
  request.attempt_id = call.text("ReceiveRequestAttemptId");
  if (!request.attempt_id.empty() && !settings.is_fifo()) {
    co_return not_for_this_queue_type(request.attempt_id, "ReceiveRequestAttemptId");
  }
  request.max_messages = static_cast<std::size_t>(call.integer("MaxNumberOfMessages").value_or(1));
  if (const auto timeout = call.integer("VisibilityTimeout")) {
    request.visibility_timeout = std::chrono::seconds(*timeout);
  }
  std::chrono::seconds wait = settings.seconds("ReceiveMessageWaitTimeSeconds");
  if (const auto given = call.integer("WaitTimeSeconds")) wait = std::chrono::seconds(*given);

  // Who hangs up while waiting takes no message away from others.
  const auto interest = std::make_shared<Interest>();
  if (wait.count() > 0 && call.call.request.peer != nullptr) {
    call.call.request.peer->when_gone([interest] { interest->end(); });
  }
  std::shared_ptr<State> owned_state = state.shared_from_this();
  std::shared_ptr<LiveQueue> owned_queue = *live;
  const auto batch = co_await receive_or_wait(std::move(owned_state), std::move(owned_queue),
                                              std::move(request), wait, interest, false);
  if (!batch) co_return batch.error();
  co_return answer([&](aws::JsonWriter& writer) {
    if (batch->messages.empty()) return;
    aws::write_key(writer, "Messages");
    writer.StartArray();
    for (const ReceivedMessage& received : batch->messages)
      write_message(writer, received, *wanted);
    writer.EndArray();
  });
}

}  // namespace emulator::sqs
