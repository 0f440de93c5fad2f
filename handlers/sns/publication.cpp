#include "handlers/sns/publication.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::sns {

namespace asio = boost::asio;

namespace {

using State = SubscriptionOutcome::State;

std::size_t size_of(const Publication& publication) noexcept {
  std::size_t size = sizeof(Publication) + sizeof(OutboundMessage) +
                     publication.message->content.text.size() +
                     publication.outcomes.size() * sizeof(SubscriptionOutcome);
  for (const MessageAttribute& attribute : publication.message->content.attributes) {
    size += sizeof(MessageAttribute) + attribute.name.size() + attribute.value.size();
  }
  for (const auto& text : publication.message->content.texts) {
    if (text) size += text->size();
  }
  return size;
}

std::size_t size_of(const AttemptRecord& attempt) noexcept {
  return sizeof(AttemptRecord) + attempt.result.size();
}

}  // namespace

bool SubscriptionOutcome::settled() const noexcept {
  return state != State::waiting && state != State::retrying && state != State::held;
}

std::string_view to_string(State state) noexcept {
  switch (state) {
    case State::waiting:
      return "waiting";
    case State::retrying:
      return "retrying";
    case State::held:
      return "held";
    case State::delivered:
      return "delivered";
    case State::filtered_out:
      return "filtered_out";
    case State::pending_confirmation:
      return "pending_confirmation";
    case State::failed:
      return "failed";
    case State::dropped:
      return "dropped";
    case State::abandoned:
      break;
  }
  return "abandoned";
}

bool Publication::settled() const noexcept {
  return std::all_of(outcomes.begin(), outcomes.end(),
                     [](const SubscriptionOutcome& outcome) { return outcome.settled(); });
}

bool Publication::delivered() const noexcept {
  return std::all_of(outcomes.begin(), outcomes.end(), [](const SubscriptionOutcome& outcome) {
    return outcome.state == State::delivered || outcome.state == State::filtered_out;
  });
}

std::shared_ptr<Publication> Publications::add(std::shared_ptr<const OutboundMessage> message,
                                               std::vector<SubscriptionOutcome> outcomes) {
  auto publication = std::make_shared<Publication>();
  publication->message = std::move(message);
  publication->outcomes = std::move(outcomes);
  publication->bytes = size_of(*publication);
  bytes_ += publication->bytes;
  kept_.push_back(publication);
  trim();
  changed(*publication);
  return publication;
}

std::shared_ptr<Publication> Publications::find(std::string_view message_id) const {
  // What is asked for is mostly among the latest.
  const auto found = std::find_if(
      kept_.rbegin(), kept_.rend(),
      [message_id](const auto& publication) { return publication->message->id == message_id; });
  return found == kept_.rend() ? nullptr : *found;
}

void Publications::clear() {
  for (const auto& publication : kept_)
    publication->bytes = 0;
  kept_.clear();
  bytes_ = 0;
  forgotten_ = 0;
}

std::size_t Publications::add_outcome(Publication& publication, SubscriptionOutcome outcome) {
  publication.outcomes.push_back(std::move(outcome));
  if (publication.bytes > 0) {
    publication.bytes += sizeof(SubscriptionOutcome);
    bytes_ += sizeof(SubscriptionOutcome);
  }
  return publication.outcomes.size() - 1;
}

void Publications::add_attempt(Publication& publication, SubscriptionOutcome& outcome,
                               AttemptRecord attempt) {
  ++outcome.attempts_made;
  if (publication.bytes == 0) return;
  std::size_t freed = 0;
  if (outcome.attempts.size() == SubscriptionOutcome::max_attempts) {
    freed = size_of(outcome.attempts.front());
    outcome.attempts.erase(outcome.attempts.begin());
  }
  const std::size_t added = size_of(attempt);
  outcome.attempts.push_back(std::move(attempt));
  publication.bytes += added - freed;
  bytes_ += added - freed;
  trim();
}

void Publications::changed(const Publication& publication) {
  if (waiters_.empty() || !publication.settled()) return;
  for (asio::steady_timer* timer : waiters_)
    timer->cancel();
}

// The newest stays whatever its size.
void Publications::trim() {
  while (kept_.size() > 1 && (kept_.size() > max_publications || bytes_ > max_bytes)) {
    bytes_ -= std::exchange(kept_.front()->bytes, 0);
    kept_.pop_front();
    ++forgotten_;
  }
}

asio::awaitable<bool> Publications::wait(std::function<bool()> condition,
                                         std::chrono::steady_clock::time_point deadline) {
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= deadline) co_return false;
    asio::steady_timer timer(executor_, deadline);
    waiters_.push_back(&timer);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    std::erase(waiters_, &timer);
  }
  co_return true;
}

}  // namespace emulator::sns
