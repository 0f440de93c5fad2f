#include "handlers/lambda/event_destinations.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/sqs/queue_sender.hpp"

namespace emulator::lambda {

namespace {

using Condition = EventOutcome::Condition;

// "sns" of arn:aws:sns:us-east-1:000000000000:topic
std::string_view service_of(std::string_view arn) {
  for (int i = 0; i < 2; ++i) {
    const auto colon = arn.find(':');
    if (colon == arn.npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return arn.substr(0, arn.find(':'));
}

void complain(const Event& event, std::string_view what, const std::string& arn,
              std::string_view why) {
  log::warning("lambda {}: event {} did not reach its {} {}: {}", event.target.name,
               event.request_id, what, arn, why);
}

std::optional<std::string> publish(ServiceState& state, const std::string& arn, std::string message,
                                   std::vector<DeadLetterAttribute> attributes) {
  if (!state.publish_to_topic) return "SNS is not served by this emulator";
  const auto published = state.publish_to_topic(arn, std::move(message), std::move(attributes));
  if (published) return std::nullopt;
  return published.error().code + ": " + published.error().message;
}

std::optional<std::string> send(ServiceState& state, const std::string& arn, std::string body,
                                std::vector<DeadLetterAttribute> attributes) {
  if (state.queue_sender == nullptr) return "SQS is not served by this emulator";
  sqs::OutgoingMessage message;
  message.body = std::move(body);
  for (auto& [name, type, value] : attributes)
    message.attributes.push_back({std::string(name), std::string(type), std::move(value)});
  const auto sent = state.queue_sender->send(arn, std::move(message));
  if (sent) return std::nullopt;
  return sent.error().code + ": " + sent.error().message;
}

std::optional<std::string> invoke(ServiceState& state, const std::string& arn, std::string record) {
  const auto reference = parse_function_reference(arn);
  if (!reference) return "it is no function's ARN";
  FunctionTarget target{{std::string(reference->account), std::string(reference->region)},
                        std::string(reference->name),
                        std::string(reference->qualifier)};
  if (const auto found = state.qualified(target); !found) return found.error().message;
  if (auto error = check_asynchronous_size(record.size())) return error->message;
  InvocationInput input;
  input.payload = std::move(record);
  state.events.push({std::move(target), state.platform.random.uuid(), std::move(input)});
  return std::nullopt;
}

std::string not_served(std::string_view service) {
  return std::string(service.empty() ? "this kind of destination" : service) +
         " is not served by this emulator";
}

}  // namespace

void send_to_destinations(ServiceState& state, const Event& event, const EventOutcome& outcome) {
  if (outcome.condition == Condition::refused) return;
  const bool succeeded = outcome.condition == Condition::success;
  const EventInvokeConfig* config = state.event_invoke_config(event.target);
  const std::string destination = config == nullptr ? std::string()
                                  : succeeded       ? config->on_success
                                                    : config->on_failure;
  if (!destination.empty()) {
    std::string record = destination_record(event, outcome, state.platform.clock.now());
    const std::string_view service = service_of(destination);
    const auto failure = service == "sns"      ? publish(state, destination, std::move(record), {})
                         : service == "sqs"    ? send(state, destination, std::move(record), {})
                         : service == "lambda" ? invoke(state, destination, std::move(record))
                                               : not_served(service);
    if (failure) complain(event, "destination", destination, *failure);
  }
  const Function* function = state.find(event.target.scope, event.target.name);
  if (succeeded || function == nullptr) return;
  const std::string dead_letters = function->settings.dead_letter_target;
  if (dead_letters.empty()) return;
  const std::string_view service = service_of(dead_letters);
  auto attributes = dead_letter_attributes(event, outcome);
  const auto failure =
      service == "sns"   ? publish(state, dead_letters, event.input.payload, std::move(attributes))
      : service == "sqs" ? send(state, dead_letters, event.input.payload, std::move(attributes))
                         : not_served(service);
  if (failure) complain(event, "dead-letter queue", dead_letters, *failure);
}

}  // namespace emulator::lambda
