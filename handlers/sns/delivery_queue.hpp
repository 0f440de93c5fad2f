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

// One message on its way to one subscription.
struct Delivery {
  std::shared_ptr<const OutboundMessage> message;
  std::shared_ptr<PendingSignature> signature;  // null when delivered raw
  Activity::Token in_flight;                    // of the whole program
  Activity::Token counted;                      // of the Deliverer
};

// The messages that one subscription has still to get, delivered in order, one at a time. A slow or
// dead endpoint fills its own queue and delays nobody else.
class DeliveryQueue : public std::enable_shared_from_this<DeliveryQueue> {
 public:
  static constexpr std::size_t max_messages = 10'000;
  static constexpr std::size_t max_bytes = 64 * 1024 * 1024;

  // How a subscription is to be served at the moment; asked before each message.
  struct Manner {
    RetryPolicy retry;
    std::optional<unsigned> max_receives_per_second;
    std::string content_type;
  };
  using MannerOf = std::function<Manner(const Subscription&)>;

  DeliveryQueue(const Platform& platform, std::shared_ptr<Transport> transport,
                std::shared_ptr<const Subscription> subscription, MannerOf manner_of);

  // Past the bounds, the message is dropped and the log says so.
  void push(Delivery delivery);

  // Gives up all messages and ends the wait for the next retry. An attempt on its way ends unheard.
  // `why` is for the log, which names each message if there is one.
  void close(std::string_view why = {});
  // From now on a failed message isn't tried again.
  void stop_retrying();

  bool idle() const noexcept { return !running_; }

 private:
  static boost::asio::awaitable<void> run(std::shared_ptr<DeliveryQueue> self);
  boost::asio::awaitable<void> deliver_first();
  boost::asio::awaitable<void> pause_until(std::chrono::steady_clock::time_point time);
  void drop_first();
  void report(const OutboundMessage& message, const AttemptResult& result,
              const DeliveryAttempts& attempts, const DeliveryAttempts::Next& next) const;

  Platform platform_;
  std::shared_ptr<Transport> transport_;
  std::shared_ptr<const Subscription> subscription_;
  MannerOf manner_of_;
  std::deque<Delivery> messages_;
  std::size_t bytes_ = 0;
  std::size_t dropped_ = 0;  // since the bound was reached
  bool running_ = false;
  bool closed_ = false;
  bool retrying_ = true;
  std::chrono::steady_clock::time_point not_before_{};  // throttling
  boost::asio::steady_timer timer_;
};

}  // namespace emulator::sns
