#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/activity.hpp"
#include "daemon/platform.hpp"
#include "handlers/sns/delivery_queue.hpp"
#include "handlers/sns/signer.hpp"
#include "handlers/sns/transport.hpp"

namespace emulator::sns {

// A subscription that gets a message, and its place in the publication's outcomes.
struct Receiver {
  std::shared_ptr<const Subscription> subscription;
  std::size_t place = 0;
};

// Brings messages to subscriptions, each through a queue of its own; in a FIFO topic, each through
// one for every message group.
class Deliverer {
 public:
  Deliverer(const Platform& platform, std::shared_ptr<Transport> transport,
            Signer::KeySource make_key, DeliveryQueue::Hooks hooks);
  ~Deliverer();

  // Queues the message for each subscription. It is signed once, whoever gets it.
  void deliver(const std::shared_ptr<const OutboundMessage>& message,
               const std::vector<Receiver>& receivers,
               const std::shared_ptr<Publication>& publication = nullptr);

  // Gives up what the subscription hasn't got yet.
  void forget(const Subscription& subscription);
  void reset();
  // Failed messages are tried no more, the others get their attempt until the deadline; what is
  // left then is dropped and logged.
  boost::asio::awaitable<void> stop(std::chrono::steady_clock::time_point deadline);

  Signer& signer() noexcept { return signer_; }

 private:
  // The queues of one subscription.
  struct Lanes {
    std::shared_ptr<Backlog> backlog = std::make_shared<Backlog>();
    std::map<std::string, std::shared_ptr<DeliveryQueue>, std::less<>> queues;  // by message group

    void tidy();
    void close(std::string_view why, bool log_each);
  };

  DeliveryQueue& queue_for(const std::shared_ptr<const Subscription>& subscription,
                           const std::string& group);
  void close_all(std::string_view why, bool log_each);

  Platform platform_;
  Activity deliveries_;
  Signer signer_;
  std::shared_ptr<Transport> transport_;  // attempts on their way outlive us
  DeliveryQueue::Hooks hooks_;
  bool stopping_ = false;
  // By subscription ARN. Empty ones are cleared away now and then.
  std::unordered_map<std::string, Lanes> lanes_;
  std::size_t queues_ = 0;
  std::size_t tidy_at_ = 64;
};

}  // namespace emulator::sns
