#include "handlers/sns/publish.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/push.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

// A topic, by either name of the parameter.
aws::Result<FoundTopic> find_target(State& state, const aws::QueryCall& call) {
  const auto& parameters = call.parameters;
  if (parameters.find("TopicArn") != nullptr) return find_topic(state, call, "TopicArn");
  if (parameters.find("TargetArn") != nullptr) return find_topic(state, call, "TargetArn");
  return missing_parameter("TopicArn or TargetArn");
}

}  // namespace

std::optional<aws::Error> fifo_parameter_error(const aws::QueryParameterSet& parameters,
                                               const std::string& prefix) {
  if (parameters.find(prefix + "MessageDeduplicationId") == nullptr) return std::nullopt;
  return invalid_parameter(
      "The request includes MessageDeduplicationId parameter that is not valid for this topic "
      "type");
}

std::string publish_message(State& state, const aws::QueryCall& call, const Topic& topic,
                            Message message) {
  OutboundMessage outbound;
  outbound.content = std::move(message);
  outbound.trace_id = call.call.request.headers.get("X-Amzn-Trace-Id");
  auto stamped = stamp(state, topic, std::move(outbound));
  std::string id = stamped->id;
  fan_out(state, topic, stamped);
  return id;
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
  if (auto error = fifo_parameter_error(call.parameters, "")) return *error;
  auto message = make_message(read_message(call.parameters, ""));
  if (!message) return message.error();
  const std::string id = publish_message(state, call, found->topic, std::move(*message));
  return aws::query_response(call, [&id](aws::XmlWriter& xml) { xml.element("MessageId", id); });
}

}  // namespace emulator::sns
