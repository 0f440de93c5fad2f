#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/activity.hpp"
#include "daemon/platform.hpp"
#include "handlers/sns/outbound_message.hpp"
#include "handlers/sns/retry_policy.hpp"
#include "handlers/sns/subscription.hpp"
#include "handlers/sns/transport.hpp"

namespace emulator::sns {

struct Publication;

// One message on its way to one subscription.
struct Delivery {
  std::shared_ptr<const OutboundMessage> message;
  std::shared_ptr<PendingSignature> signature;  // null where the message isn't signed
  Activity::Token in_flight;                    // of the whole program
  Activity::Token counted;                      // of the Deliverer
  // Where its fate is noted, and the place of the subscription in there. None for the handshake's
  // messages, and for what is forgotten by now.
  std::weak_ptr<Publication> publication = {};
  std::size_t place = 0;
};

// What happened to a delivery.
struct DeliveryEvent {
  enum class Kind { retrying, delivered, failed, dropped, abandoned };
  Kind kind;
  const std::shared_ptr<const Subscription>& subscription;
  const Delivery& delivery;
  // Of the attempt before, for the first three kinds; null for the others.
  const AttemptResult* result = nullptr;
  const PendingSignature::Value* signature = nullptr;
  std::chrono::system_clock::time_point began{};
  std::chrono::milliseconds took{0};
  unsigned attempts = 0;
  std::chrono::milliseconds next_in{0};  // of `retrying`
  std::string_view why = {};             // of the last two kinds
};

// How much waits for one subscription, in all of its queues.
struct Backlog {
  static constexpr std::size_t max_messages = 10'000;
  static constexpr std::size_t max_bytes = 64 * 1024 * 1024;

  std::size_t messages = 0;
  std::size_t bytes = 0;
  std::size_t dropped = 0;  // since a bound was reached
};

// The messages that one subscription has still to get, delivered in order, one at a time. A slow or
// dead endpoint fills its own queue and delays nobody else.
class DeliveryQueue : public std::enable_shared_from_this<DeliveryQueue> {
 public:
  // How a subscription is to be served at the moment; asked before each message.
  struct Manner {
    RetryPolicy retry;
    std::optional<unsigned> max_receives_per_second;
    std::string content_type;
  };
  using MannerOf = std::function<Manner(const Subscription&)>;
  using Observer = std::function<void(const DeliveryEvent&)>;
  struct Hooks {
    MannerOf manner_of;
    Observer observe;
  };

  // The hooks outlive it, or its last call to reset() of the Deliverer.
  DeliveryQueue(const Platform& platform, std::shared_ptr<Transport> transport,
                std::shared_ptr<const Subscription> subscription, std::shared_ptr<Backlog> backlog,
                const Hooks& hooks);

  // Past the bounds, the message is dropped and the log says so.
  void push(Delivery delivery);

  // Gives up all messages and ends the wait for the next retry. An attempt on its way ends unheard.
  // The log names each message if `log_each`.
  void close(std::string_view why, bool log_each);
  // From now on a failed message isn't tried again.
  void stop_retrying();

  bool idle() const noexcept { return !running_; }

 private:
  static boost::asio::awaitable<void> run(std::shared_ptr<DeliveryQueue> self);
  boost::asio::awaitable<void> deliver_first();
  boost::asio::awaitable<void> pause_until(std::chrono::steady_clock::time_point time);
  void drop(Delivery delivery);
  void remove_first();
  void report(const OutboundMessage& message, const AttemptResult& result,
              const DeliveryAttempts& attempts, const DeliveryAttempts::Next& next) const;

  Platform platform_;
  std::shared_ptr<Transport> transport_;
  std::shared_ptr<const Subscription> subscription_;
  std::shared_ptr<Backlog> backlog_;
  const Hooks& hooks_;
  std::deque<Delivery> messages_;
  bool running_ = false;
  bool closed_ = false;
  bool retrying_ = true;
  std::chrono::steady_clock::time_point not_before_{};  // throttling
  boost::asio::steady_timer timer_;
};

}  // namespace emulator::sns
