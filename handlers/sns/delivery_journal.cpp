#include "handlers/sns/delivery_journal.hpp"

#include <fmt/format.h>

#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/delivery_body.hpp"
#include "handlers/sns/state.hpp"
#include "lambda/log_destination.hpp"

namespace emulator::sns {

namespace {

using Kind = DeliveryEvent::Kind;
using Outcome = SubscriptionOutcome;

const Topic* topic_of(State& state, const Subscription& subscription) {
  Store* store = state.stores.find(subscription.topic.scope);
  return store ? store->find_topic(subscription.topic.name) : nullptr;
}

Outcome::State state_after(Kind kind) noexcept {
  switch (kind) {
    case Kind::retrying:
      return Outcome::State::retrying;
    case Kind::delivered:
      return Outcome::State::delivered;
    case Kind::failed:
      return Outcome::State::failed;
    case Kind::dropped:
      return Outcome::State::dropped;
    case Kind::abandoned:
      break;
  }
  return Outcome::State::abandoned;
}

std::string error_code_of(const AttemptResult& result) {
  if (!result.code.empty()) return result.code;
  return result.status == 0 ? "NoResponse" : std::to_string(result.status);
}

// Writes to CloudWatch Logs what came of it, where the topic asks for that.
void log_status(State& state, const DeliveryEvent& event) {
  if (state.logs == nullptr || event.delivery.message->type != MessageType::notification) return;
  const Topic* topic = topic_of(state, *event.subscription);
  if (topic == nullptr) return;
  const StatusLogging* logging =
      logging_of(topic->attributes.status_logging, event.subscription->protocol);
  const bool delivered = event.kind == Kind::delivered;
  Random& random = state.platform.random;
  if (logging == nullptr ||
      !is_logged(*logging, delivered, static_cast<unsigned>(random.number() % 100))) {
    return;
  }
  // One stream for as long as the topic lives; AWS begins another now and then.
  const auto writer = state.logs->open(topic->name.scope, status_log_group(topic->arn, delivered),
                                       topic->log_stream);
  writer->write(status_log_entry(event, random.uuid()));
}

// Puts a message that could not be delivered, or found no place to wait, into the subscription's
// dead-letter queue, where it has one. Returns the queue's ARN once it is in there.
std::string bury(State& state, const DeliveryEvent& event) {
  const Subscription& subscription = *event.subscription;
  const OutboundMessage& message = *event.delivery.message;
  const std::string& queue = subscription.attributes.dead_letter_queue;
  // The handshake's messages are none of the publisher's.
  if (queue.empty() || message.type != MessageType::notification) return {};
  if (state.queues == nullptr) {
    log::error("SNS: message {} is lost: the service SQS, where {} is, is not running", message.id,
               queue);
    return {};
  }
  auto letter = queue_message_for(message, subscription, event.signature, queue);
  const std::pair<std::string_view, std::string> facts[] = {
      {"RequestID", state.platform.random.uuid()},
      {"ErrorCode", event.result ? error_code_of(*event.result) : std::string()},
      {"ErrorMessage", std::string(event.result ? event.result->reason : event.why)}};
  for (const auto& [name, value] : facts) {
    if (letter.attributes.size() >= max_queue_attributes) break;
    if (value.empty()) continue;
    letter.attributes.push_back({std::string(name), "String", value});
  }
  const auto sent = state.queues->send(queue, std::move(letter));
  if (!sent) {
    log::error("SNS: message {} is lost: its dead-letter queue {} refuses it: {}: {}", message.id,
               queue, sent.error().code, sent.error().message);
    return {};
  }
  log::info("SNS: message {} is now in the dead-letter queue {}", message.id, queue);
  return queue;
}

void record(State& state, Publication& publication, const DeliveryEvent& event,
            std::string dead_letter_queue) {
  Outcome& outcome = publication.outcomes[event.delivery.place];
  outcome.state = state_after(event.kind);
  outcome.next_at.reset();
  if (event.kind == Kind::retrying) {
    outcome.next_at = state.platform.clock.now() + event.next_in;
  } else if (event.kind != Kind::delivered) {
    outcome.reason = event.result ? event.result->reason : event.why;
  }
  outcome.dead_letter_queue = std::move(dead_letter_queue);
  if (event.result != nullptr) {
    AttemptRecord attempt{event.began, event.took, event.result->status, event.result->reason};
    state.publications.add_attempt(publication, outcome, std::move(attempt));
  }
  state.publications.changed(publication);
}

}  // namespace

DeliveryQueue::Manner manner_of(State& state, const Subscription& subscription) {
  DeliveryPolicy policy = subscription.attributes.delivery_policy;
  if (const Topic* topic = topic_of(state, subscription)) {
    policy = effective_policy(topic->attributes.delivery_policy, policy);
  }
  DeliveryQueue::Manner manner;
  const RetryPolicy retry = is_http(subscription.protocol)
                                ? policy.retry.value_or(default_retry_policy())
                                : managed_retry_policy();
  manner.retry = retry.at_pace(state.platform.config.sns_retry_backoff);
  manner.max_receives_per_second = policy.max_receives_per_second;
  manner.content_type = policy.content_type.value_or(std::string(default_content_type));
  return manner;
}

void note(State& state, const DeliveryEvent& event) {
  std::string queue;
  if (event.kind == Kind::failed || event.kind == Kind::dropped) queue = bury(state, event);
  if (event.kind == Kind::failed || event.kind == Kind::delivered) log_status(state, event);
  if (const auto publication = event.delivery.publication.lock()) {
    record(state, *publication, event, std::move(queue));
  }
}

}  // namespace emulator::sns
