#include "handlers/sns/deliverer.hpp"

#include <algorithm>

namespace emulator::sns {

namespace {

// The signatures of one message: a protocol that has the same text has the same signature.
class SharedSignatures {
 public:
  SharedSignatures(Signer& signer, const OutboundMessage& message)
      : signer_(signer), message_(message) {}

  std::shared_ptr<PendingSignature> get(Protocol protocol) {
    const std::string& text = message_.content.text_for(protocol);
    for (const auto& [signed_text, signature] : made_) {
      if (signed_text == &text) return signature;
    }
    made_.emplace_back(&text,
                       signer_.sign(string_to_sign(message_, text), message_.signature_version));
    return made_.back().second;
  }

 private:
  Signer& signer_;
  const OutboundMessage& message_;
  std::vector<std::pair<const std::string*, std::shared_ptr<PendingSignature>>> made_;
};

}  // namespace

Deliverer::Deliverer(const Platform& platform, std::shared_ptr<Transport> transport,
                     Signer::KeySource make_key, DeliveryQueue::MannerOf manner_of)
    : platform_(platform),
      deliveries_(platform.loop),
      signer_(platform, std::move(make_key)),
      transport_(std::move(transport)),
      manner_of_(std::move(manner_of)) {}

Deliverer::~Deliverer() {
  reset();
}

void Deliverer::deliver(std::shared_ptr<const OutboundMessage> message,
                        const std::vector<std::shared_ptr<const Subscription>>& subscriptions) {
  SharedSignatures signatures(signer_, *message);
  for (const auto& subscription : subscriptions) {
    const bool raw =
        message->type == MessageType::notification && subscription->attributes.raw_message_delivery;
    Delivery delivery;
    delivery.message = message;
    if (!raw) delivery.signature = signatures.get(subscription->protocol);
    delivery.in_flight = platform_.activity.begin();
    delivery.counted = deliveries_.begin();
    queue_for(subscription).push(std::move(delivery));
  }
}

DeliveryQueue& Deliverer::queue_for(const std::shared_ptr<const Subscription>& subscription) {
  if (queues_.size() >= tidy_at_) {
    std::erase_if(queues_, [](const auto& entry) { return entry.second->idle(); });
    tidy_at_ = std::max<std::size_t>(64, 2 * queues_.size());
  }
  auto& queue = queues_[subscription->arn];
  if (!queue) {
    queue = std::make_shared<DeliveryQueue>(platform_, transport_, subscription, manner_of_);
    if (stopping_) queue->stop_retrying();
  }
  return *queue;
}

void Deliverer::forget(const Subscription& subscription) {
  const auto found = queues_.find(subscription.arn);
  if (found == queues_.end()) return;
  found->second->close("its subscription was deleted");
  queues_.erase(found);
}

void Deliverer::reset() {
  for (const auto& [arn, queue] : queues_)
    queue->close();
  queues_.clear();
  transport_->close();
}

boost::asio::awaitable<void> Deliverer::stop(std::chrono::steady_clock::time_point deadline) {
  stopping_ = true;
  for (const auto& [arn, queue] : queues_)
    queue->stop_retrying();
  co_await deliveries_.wait_until_idle(deadline);
  for (const auto& [arn, queue] : queues_) {
    queue->close("the emulator is stopping and the endpoint has not taken it in time");
  }
  queues_.clear();
  transport_->close();
}

}  // namespace emulator::sns
