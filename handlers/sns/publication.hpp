#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "handlers/sns/outbound_message.hpp"
#include "handlers/sns/subscription.hpp"

// What became of each message that was published: why it was delivered, or why it was not.
namespace emulator::sns {

struct AttemptRecord {
  std::chrono::system_clock::time_point at;  // when it began
  std::chrono::milliseconds took{0};
  unsigned status = 0;  // as HTTP has it; 0 when there was no answer
  std::string result;   // "HTTP 503 Service Unavailable"
};

// One message as one subscription saw it.
struct SubscriptionOutcome {
  enum class State {
    waiting,   // for its first attempt
    retrying,  // after a failed one
    held,      // until the subscription is confirmed: LocalStack mode
    delivered,
    filtered_out,
    pending_confirmation,  // it missed the message
    failed,
    dropped,    // its queue was full
    abandoned,  // the subscription is gone, or the emulator is stopping
  };
  // Older ones are counted and forgotten.
  static constexpr std::size_t max_attempts = 10;

  std::shared_ptr<const Subscription> subscription;
  std::shared_ptr<const FilterPolicy> refused_by;  // of one that is filtered out
  State state = State::waiting;
  bool replayed = false;  // from the archive, after it was published
  unsigned attempts_made = 0;
  std::vector<AttemptRecord> attempts;  // the newest
  std::optional<std::chrono::system_clock::time_point> next_at;
  std::string reason;             // of an end that is no delivery
  std::string dead_letter_queue;  // its ARN, once the message is in it

  bool settled() const noexcept;
};

std::string_view to_string(SubscriptionOutcome::State state) noexcept;

struct Publication {
  std::shared_ptr<const OutboundMessage> message;
  std::vector<SubscriptionOutcome> outcomes;  // one for each subscription of the topic

  bool settled() const noexcept;
  // Every subscription that wants it has it.
  bool delivered() const noexcept;

 private:
  friend class Publications;
  std::size_t bytes = 0;  // as the ring counts them; 0 once it has let go
};

// The latest publications, within bounds of number and size.
class Publications {
 public:
  static constexpr std::size_t max_publications = 10'000;
  static constexpr std::size_t max_bytes = 32 * 1024 * 1024;

  explicit Publications(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  std::shared_ptr<Publication> add(std::shared_ptr<const OutboundMessage> message,
                                   std::vector<SubscriptionOutcome> outcomes);
  std::shared_ptr<Publication> find(std::string_view message_id) const;
  // Oldest first.
  const std::deque<std::shared_ptr<Publication>>& all() const noexcept { return kept_; }
  // How many of the oldest are not kept any more.
  std::size_t forgotten() const noexcept { return forgotten_; }
  void clear();

  // One more subscription that gets the message. Returns its place.
  std::size_t add_outcome(Publication& publication, SubscriptionOutcome outcome);
  // One more attempt of an outcome.
  void add_attempt(Publication& publication, SubscriptionOutcome& outcome, AttemptRecord attempt);
  // To be called when an outcome's state has changed: wakes who waits.
  void changed(const Publication& publication);

  // Until the condition holds, which is looked at whenever a publication is settled; false when the
  // deadline comes first.
  boost::asio::awaitable<bool> wait(std::function<bool()> condition,
                                    std::chrono::steady_clock::time_point deadline);

 private:
  void trim();

  boost::asio::any_io_executor executor_;
  std::deque<std::shared_ptr<Publication>> kept_;
  std::size_t bytes_ = 0;
  std::size_t forgotten_ = 0;
  std::vector<boost::asio::steady_timer*> waiters_;
};

}  // namespace emulator::sns
