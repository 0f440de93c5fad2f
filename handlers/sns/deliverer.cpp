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

// Messages of FIFO topics aren't signed, on AWS either, and nobody would see it on a raw one.
bool is_signed(const OutboundMessage& message, const Subscription& subscription) noexcept {
  if (message.type != MessageType::notification) return true;
  return !subscription.attributes.raw_message_delivery && !message.is_fifo() &&
         !is_captured(subscription.protocol);
}

}  // namespace

Deliverer::Deliverer(const Platform& platform, std::shared_ptr<Transport> transport,
                     Signer::KeySource make_key, DeliveryQueue::Hooks hooks)
    : platform_(platform),
      deliveries_(platform.loop),
      signer_(platform, std::move(make_key)),
      transport_(std::move(transport)),
      hooks_(std::move(hooks)) {}

Deliverer::~Deliverer() {
  reset();
}

void Deliverer::deliver(const std::shared_ptr<const OutboundMessage>& message,
                        const std::vector<Receiver>& receivers,
                        const std::shared_ptr<Publication>& publication) {
  SharedSignatures signatures(signer_, *message);
  for (const auto& [subscription, place] : receivers) {
    Delivery delivery;
    delivery.message = message;
    if (is_signed(*message, *subscription)) {
      delivery.signature = signatures.get(subscription->protocol);
    }
    delivery.in_flight = platform_.activity.begin();
    delivery.counted = deliveries_.begin();
    delivery.publication = publication;
    delivery.place = place;
    queue_for(subscription, message->group_id).push(std::move(delivery));
  }
}

void Deliverer::Lanes::tidy() {
  std::erase_if(queues, [](const auto& entry) { return entry.second->idle(); });
}

void Deliverer::Lanes::close(std::string_view why, bool log_each) {
  for (const auto& [group, queue] : queues)
    queue->close(why, log_each);
}

DeliveryQueue& Deliverer::queue_for(const std::shared_ptr<const Subscription>& subscription,
                                    const std::string& group) {
  if (queues_ >= tidy_at_) {
    queues_ = 0;
    for (auto each = lanes_.begin(); each != lanes_.end();) {
      each->second.tidy();
      queues_ += each->second.queues.size();
      each = each->second.queues.empty() ? lanes_.erase(each) : std::next(each);
    }
    tidy_at_ = std::max<std::size_t>(64, 2 * queues_);
  }
  Lanes& lanes = lanes_[subscription->arn];
  auto& queue = lanes.queues[group];
  if (!queue) {
    ++queues_;
    queue =
        std::make_shared<DeliveryQueue>(platform_, transport_, subscription, lanes.backlog, hooks_);
    if (stopping_) queue->stop_retrying();
  }
  return *queue;
}

void Deliverer::forget(const Subscription& subscription) {
  const auto found = lanes_.find(subscription.arn);
  if (found == lanes_.end()) return;
  Lanes lanes = std::move(found->second);
  lanes_.erase(found);
  queues_ -= lanes.queues.size();
  lanes.close("its subscription was deleted", true);
}

void Deliverer::close_all(std::string_view why, bool log_each) {
  auto lanes = std::move(lanes_);
  lanes_.clear();
  queues_ = 0;
  for (auto& [arn, each] : lanes)
    each.close(why, log_each);
  transport_->close();
}

void Deliverer::reset() {
  close_all("the emulator was reset", false);
}

boost::asio::awaitable<void> Deliverer::stop(std::chrono::steady_clock::time_point deadline) {
  stopping_ = true;
  for (const auto& [arn, lanes] : lanes_) {
    for (const auto& [group, queue] : lanes.queues)
      queue->stop_retrying();
  }
  co_await deliveries_.wait_until_idle(deadline);
  close_all("the emulator is stopping and the endpoint has not taken it in time", true);
}

}  // namespace emulator::sns
