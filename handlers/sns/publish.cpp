#include "handlers/sns/publish.hpp"

#include <algorithm>

#include "daemon/digest.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/push.hpp"
#include "handlers/sns/replay.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

constexpr std::string_view fifo_id_rule =
    "It has 1 to 128 alphanumeric characters and punctuation (!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~)";

bool is_fifo_id(std::string_view id) noexcept {
  return id.size() <= 128 &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

// A topic, by either name of the parameter.
aws::Result<FoundTopic> find_target(State& state, const aws::QueryCall& call) {
  const auto& parameters = call.parameters;
  if (parameters.find("TopicArn") != nullptr) return find_topic(state, call, "TopicArn");
  if (parameters.find("TargetArn") != nullptr) return find_topic(state, call, "TargetArn");
  return missing_parameter("TopicArn or TargetArn");
}

}  // namespace

PublishOptions read_publish_options(const aws::QueryCall& call, const std::string& prefix) {
  PublishOptions options;
  options.group_id = call.parameters.get(prefix + "MessageGroupId");
  options.deduplication_id = call.parameters.get(prefix + "MessageDeduplicationId");
  options.trace_id = call.call.request.headers.get("X-Amzn-Trace-Id");
  return options;
}

std::optional<aws::Error> options_error(const Topic& topic, const PublishOptions& options) {
  if (!options.group_id.empty() && !is_fifo_id(options.group_id)) {
    return invalid_parameter("MessageGroupId", fifo_id_rule);
  }
  if (!topic.fifo) {
    if (options.deduplication_id.empty()) return std::nullopt;
    return invalid_parameter(
        "The request includes MessageDeduplicationId parameter that is not valid for this topic "
        "type");
  }
  if (options.group_id.empty()) {
    return invalid_parameter("The MessageGroupId parameter is required for FIFO topics");
  }
  if (!options.deduplication_id.empty()) {
    if (is_fifo_id(options.deduplication_id)) return std::nullopt;
    return invalid_parameter("MessageDeduplicationId", fifo_id_rule);
  }
  if (topic.attributes.fifo->content_based_deduplication) return std::nullopt;
  return invalid_parameter(
      "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId "
      "provided explicitly");
}

aws::Result<PublishedMessage> publish_message(State& state, const Topic& topic, Message message,
                                              PublishOptions options) {
  if (auto error = options_error(topic, options)) return *error;
  OutboundMessage outbound;
  outbound.content = std::move(message);
  outbound.trace_id = std::move(options.trace_id);
  outbound.group_id = std::move(options.group_id);
  if (!topic.fifo) {
    const auto stamped = stamp(state, topic, std::move(outbound));
    fan_out(state, topic, stamped);
    return PublishedMessage{stamped->id, {}};
  }
  FifoLedger& ledger = topic.fifo->ledger;
  outbound.deduplication_id = options.deduplication_id.empty()
                                  ? hex(sha256(outbound.content.text))
                                  : std::move(options.deduplication_id);
  std::string key = outbound.deduplication_id;
  // No id has a line break.
  if (topic.attributes.fifo->per_group) key += "\n" + outbound.group_id;
  const auto now = state.platform.clock.steady_now();
  if (const auto* before = ledger.find(key, now)) {
    return PublishedMessage{before->message_id, before->sequence_number};
  }
  outbound.sequence_number = ledger.next_sequence_number();
  const auto stamped = stamp(state, topic, std::move(outbound));
  ledger.add(key, {stamped->id, stamped->sequence_number}, now);
  archive(state, topic, stamped, fan_out(state, topic, stamped));
  return PublishedMessage{stamped->id, stamped->sequence_number};
}

OperationResult publish(State& state, aws::QueryCall& call) {
  const std::string* target = call.parameters.find("TargetArn");
  if (target != nullptr && target->find(":endpoint/") != std::string::npos) {
    return publish_to_endpoint(state, call, *target);
  }
  if (const std::string* number = call.parameters.find("PhoneNumber")) {
    return publish_to_phone(state, call, *number);
  }
  const auto found = find_target(state, call);
  if (!found) return found.error();
  const PublishOptions options = read_publish_options(call, "");
  if (auto error = options_error(found->topic, options)) return *error;
  auto message = make_message(read_message(call.parameters, ""));
  if (!message) return message.error();
  const auto published = publish_message(state, found->topic, std::move(*message), options);
  if (!published) return published.error();
  return aws::query_response(call, [&published](aws::XmlWriter& xml) {
    xml.element("MessageId", published->id);
    if (!published->sequence_number.empty()) {
      xml.element("SequenceNumber", published->sequence_number);
    }
  });
}

}  // namespace emulator::sns
