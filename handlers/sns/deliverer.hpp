#pragma once

#include <chrono>
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

// Brings messages to subscriptions, each through a queue of its own.
class Deliverer {
 public:
  Deliverer(const Platform& platform, std::shared_ptr<Transport> transport,
            Signer::KeySource make_key, DeliveryQueue::MannerOf manner_of);
  ~Deliverer();

  // Queues the message for each subscription. It is signed once, whoever gets it.
  void deliver(std::shared_ptr<const OutboundMessage> message,
               const std::vector<std::shared_ptr<const Subscription>>& subscriptions);

  // Gives up what the subscription hasn't got yet.
  void forget(const Subscription& subscription);
  void reset();
  // Failed messages are tried no more, the others get their attempt until the deadline; what is
  // left then is dropped and logged.
  boost::asio::awaitable<void> stop(std::chrono::steady_clock::time_point deadline);

  Signer& signer() noexcept { return signer_; }

 private:
  DeliveryQueue& queue_for(const std::shared_ptr<const Subscription>& subscription);

  Platform platform_;
  Activity deliveries_;
  Signer signer_;
  std::shared_ptr<Transport> transport_;  // attempts on their way outlive us
  DeliveryQueue::MannerOf manner_of_;
  bool stopping_ = false;
  // By subscription ARN. Empty ones are cleared away now and then.
  std::unordered_map<std::string, std::shared_ptr<DeliveryQueue>> queues_;
  std::size_t tidy_at_ = 64;
};

}  // namespace emulator::sns
