#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

using Outcome = SubscriptionOutcome;

void report_pending(Subscription& subscription, const OutboundMessage& message) {
  if (subscription.reported_pending) return;
  subscription.reported_pending = true;
  log::warning(
      "SNS: message {} was not sent to {}: the subscription {} is pending confirmation. Its "
      "endpoint "
      "was sent a SubscriptionConfirmation and has to visit the SubscribeURL in it (or call "
      "ConfirmSubscription with its Token); messages published before that are not delivered",
      message.id, shown_endpoint(subscription), subscription.arn);
}

void hold(State& state, const Subscription& subscription,
          const std::shared_ptr<const OutboundMessage>& message) {
  const auto now = state.platform.clock.steady_now();
  const std::size_t dropped = state.held[subscription.arn].hold(message, now);
  log::info(
      "SNS: message {} is held for {} until it confirms its subscription, for a minute at most",
      message->id, shown_endpoint(subscription));
  if (dropped > 0) {
    log::warning("SNS: {} held messages for {} are dropped: it has not confirmed in time", dropped,
                 shown_endpoint(subscription));
  }
}

// What is to become of a message for one subscription.
Outcome::State decide(const State& state, const Subscription& subscription,
                      FilterableMessage& message) {
  if (!subscription.accepts(message)) return Outcome::State::filtered_out;
  if (subscription.confirmed) return Outcome::State::waiting;
  return state.platform.config.localstack_compat ? Outcome::State::held
                                                 : Outcome::State::pending_confirmation;
}

}  // namespace

std::shared_ptr<OutboundMessage> stamp(State& state, const Topic& topic, OutboundMessage message) {
  message.id = state.platform.random.uuid();
  message.topic_arn = topic.arn;
  message.published = state.platform.clock.now();
  message.timestamp = iso8601_milliseconds(message.published);
  message.signature_version = topic.signature_version();
  return std::make_shared<OutboundMessage>(std::move(message));
}

std::shared_ptr<Publication> fan_out(State& state, const Topic& topic,
                                     const std::shared_ptr<const OutboundMessage>& message) {
  std::vector<Receiver> receivers;
  std::vector<Outcome> outcomes;
  outcomes.reserve(topic.subscriptions.size());
  FilterableMessage filterable(message->content);
  for (const auto& subscription : topic.subscriptions) {
    Outcome& outcome = outcomes.emplace_back();
    outcome.subscription = subscription;
    outcome.state = decide(state, *subscription, filterable);
    if (outcome.state == Outcome::State::waiting) {
      receivers.push_back({subscription, outcomes.size() - 1});
    } else if (outcome.state == Outcome::State::filtered_out) {
      outcome.refused_by = subscription->attributes.filter_policy;
    } else if (outcome.state == Outcome::State::held) {
      hold(state, *subscription, message);
    } else {
      report_pending(*subscription, *message);
    }
  }
  const auto publication = state.publications.add(message, std::move(outcomes));
  if (!receivers.empty()) state.deliverer.deliver(message, receivers, publication);
  return publication;
}

void deliver_held(State& state, const std::shared_ptr<Subscription>& subscription,
                  const std::shared_ptr<const OutboundMessage>& message) {
  const auto publication = state.publications.find(message->id);
  Receiver receiver{subscription};
  if (publication) {
    for (Outcome& outcome : publication->outcomes) {
      if (outcome.subscription != subscription) continue;
      outcome.state = Outcome::State::waiting;
      receiver.place = static_cast<std::size_t>(&outcome - publication->outcomes.data());
    }
  }
  state.deliverer.deliver(message, {receiver}, publication);
}

void send(State& state, const Topic& topic, const std::shared_ptr<Subscription>& subscription,
          OutboundMessage message) {
  state.deliverer.deliver(stamp(state, topic, std::move(message)), {Receiver{subscription}});
}

}  // namespace emulator::sns
