#include "handlers/sns/replay.hpp"

#include <algorithm>

#include "daemon/log.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

void archive(State& state, const Topic& topic,
             const std::shared_ptr<const OutboundMessage>& message,
             const std::shared_ptr<Publication>& publication) {
  if (!topic.fifo || !topic.fifo->archive.active()) return;
  const auto now = state.platform.clock.now();
  const std::size_t forgotten = topic.fifo->archive.add({message, publication}, now);
  if (forgotten > 0) {
    log::warning(
        "SNS: the archive of {} is full ({} messages, {} bytes): {} of the oldest are forgotten",
        topic.arn, MessageArchive::max_messages, MessageArchive::max_bytes, forgotten);
  }
}

std::optional<aws::Error> replay_error(State& state, const Topic& topic, Protocol protocol,
                                       const SubscriptionAttributes& attributes) {
  if (!attributes.replay_policy) return std::nullopt;
  if (!topic.fifo) return invalid_parameter("ReplayPolicy: Not supported for standard topics.");
  if (protocol != Protocol::sqs) {
    return invalid_parameter("ReplayPolicy", "Replays go to application-to-application endpoints.");
  }
  const auto begins = topic.fifo->archive.begins();
  if (!begins) return invalid_parameter("ReplayPolicy", "The topic has no active archive policy.");
  if (attributes.replay_policy->from > state.platform.clock.now()) {
    return invalid_parameter("ReplayPolicy", "StartingPoint must not be in the future.");
  }
  return std::nullopt;
}

void replay(State& state, const Topic& topic, const std::shared_ptr<Subscription>& subscription) {
  const auto& policy = subscription->attributes.replay_policy;
  if (!policy || !topic.fifo) return;
  const auto entries =
      topic.fifo->archive.between(policy->from, policy->to, state.platform.clock.now());
  subscription->replays.clear();
  for (const MessageArchive::Entry& entry : entries) {
    auto message = std::make_shared<OutboundMessage>(*entry.message);
    message->replayed = true;
    FilterableMessage filterable(message->content);
    if (!subscription->accepts(filterable)) continue;
    SubscriptionOutcome outcome;
    outcome.subscription = subscription;
    outcome.replayed = true;
    auto publication = entry.publication.lock();
    if (!publication) publication = state.publications.add(message, {});
    const std::size_t place = state.publications.add_outcome(*publication, std::move(outcome));
    subscription->replays.push_back({publication, place});
    state.deliverer.deliver(message, {Receiver{subscription, place}}, publication);
  }
  log::info("SNS: {} archived messages are replayed to {}", subscription->replays.size(),
            shown_endpoint(*subscription));
}

std::string replay_status(const Subscription& subscription) {
  bool failed = false;
  for (const auto& [place_of, place] : subscription.replays) {
    const auto publication = place_of.lock();
    if (!publication) continue;
    const SubscriptionOutcome& outcome = publication->outcomes[place];
    if (!outcome.settled()) return "In progress";
    failed = failed || outcome.state != SubscriptionOutcome::State::delivered;
  }
  return failed ? "Failed" : "Completed";
}

}  // namespace emulator::sns
