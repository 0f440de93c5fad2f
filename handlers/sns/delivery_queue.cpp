#include "handlers/sns/delivery_queue.hpp"

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "handlers/sns/signer.hpp"

namespace emulator::sns {

namespace asio = boost::asio;

namespace {

std::size_t size_of(const Delivery& delivery) noexcept {
  return delivery.message->content.text.size();
}

std::string seconds(std::chrono::milliseconds delay) {
  return fmt::format("{:g} s", static_cast<double>(delay.count()) / 1000);
}

}  // namespace

DeliveryQueue::DeliveryQueue(const Platform& platform, std::shared_ptr<Transport> transport,
                             std::shared_ptr<const Subscription> subscription, MannerOf manner_of)
    : platform_(platform),
      transport_(std::move(transport)),
      subscription_(std::move(subscription)),
      manner_of_(std::move(manner_of)),
      timer_(platform.loop) {}

void DeliveryQueue::push(Delivery delivery) {
  const std::size_t size = size_of(delivery);
  if (messages_.size() >= max_messages || bytes_ + size > max_bytes) {
    if (dropped_++ == 0) {
      log::error(
          "SNS: {} has {} messages ({} bytes) waiting, which is the limit: message {} and further "
          "ones to it are dropped until it catches up",
          shown_endpoint(*subscription_), messages_.size(), bytes_, delivery.message->id);
    }
    return;
  }
  bytes_ += size;
  messages_.push_back(std::move(delivery));
  if (running_) return;
  running_ = true;
  asio::co_spawn(platform_.loop, run(shared_from_this()), [](std::exception_ptr error) {
    // Expected failures are results; what comes here is a bug and ends the program's run().
    if (error) std::rethrow_exception(error);
  });
}

void DeliveryQueue::close(std::string_view why) {
  closed_ = true;
  timer_.cancel();
  for (const Delivery& delivery : messages_) {
    if (why.empty()) break;
    log::warning("SNS: message {} to {} is lost: {}", delivery.message->id,
                 shown_endpoint(*subscription_), why);
  }
  messages_.clear();
  bytes_ = 0;
}

void DeliveryQueue::stop_retrying() {
  retrying_ = false;
  timer_.cancel();
}

asio::awaitable<void> DeliveryQueue::run(std::shared_ptr<DeliveryQueue> self) {
  while (!self->closed_ && !self->messages_.empty())
    co_await self->deliver_first();
  self->running_ = false;
}

// Leaves the message in its place until its fate is known; close() may take it away meanwhile.
asio::awaitable<void> DeliveryQueue::deliver_first() {
  const auto message = messages_.front().message;
  const auto signature = messages_.front().signature;
  const Manner manner = manner_of_(*subscription_);
  DeliveryAttempts attempts(
      message->type == MessageType::unsubscribe_confirmation ? quick_retry_policy() : manner.retry);
  const PendingSignature::Value* signed_value = nullptr;
  if (signature) signed_value = co_await signature->wait();
  auto next = DeliveryAttempts::Next{DeliveryAttempts::Next::Kind::retry};
  while (!closed_ && next.kind == DeliveryAttempts::Next::Kind::retry) {
    co_await pause_until(not_before_);
    if (closed_) co_return;
    if (manner.max_receives_per_second) {
      not_before_ =
          platform_.clock.steady_now() + std::chrono::seconds(1) / *manner.max_receives_per_second;
    }
    Attempt attempt{subscription_, message, signed_value, manner.content_type};
    const AttemptResult result = co_await transport_->deliver(std::move(attempt));
    if (closed_) co_return;
    next = attempts.after(result.outcome);
    if (!retrying_ && next.kind == DeliveryAttempts::Next::Kind::retry) {
      next.kind = DeliveryAttempts::Next::Kind::give_up;
    }
    report(*message, result, attempts, next);
    if (next.kind != DeliveryAttempts::Next::Kind::retry) break;
    co_await pause_until(platform_.clock.steady_now() + next.delay);
    if (!closed_ && !retrying_) {
      log::warning("SNS: message {} to {} is lost: the emulator is stopping and tries no more",
                   message->id, shown_endpoint(*subscription_));
      break;
    }
  }
  if (!closed_) drop_first();
}

void DeliveryQueue::drop_first() {
  bytes_ -= size_of(messages_.front());
  messages_.pop_front();
  if (messages_.empty() && dropped_ > 0) {
    log::warning("SNS: {} has caught up; {} messages to it were dropped",
                 shown_endpoint(*subscription_), dropped_);
    dropped_ = 0;
  }
}

asio::awaitable<void> DeliveryQueue::pause_until(std::chrono::steady_clock::time_point time) {
  const auto left = time - platform_.clock.steady_now();
  if (closed_ || !retrying_ || left.count() <= 0) co_return;
  timer_.expires_after(left);
  co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
}

void DeliveryQueue::report(const OutboundMessage& message, const AttemptResult& result,
                           const DeliveryAttempts& attempts,
                           const DeliveryAttempts::Next& next) const {
  using Kind = DeliveryAttempts::Next::Kind;
  const std::string what = message.type == MessageType::notification
                               ? fmt::format("message {}", message.id)
                               : fmt::format("{} {}", to_string(message.type), message.id);
  const std::string endpoint = shown_endpoint(*subscription_);
  if (next.kind == Kind::done) {
    if (attempts.made() > 1) {
      log::info("SNS: {} was delivered to {} at attempt {}", what, endpoint, attempts.made());
    } else {
      log::debug("SNS: {} was delivered to {}", what, endpoint);
    }
    return;
  }
  const std::string failure =
      fmt::format("SNS: {} was not delivered to {}: {}; attempt {} of {}", what, endpoint,
                  result.reason, attempts.made(), attempts.allowed());
  if (next.kind == Kind::retry) {
    log::warning("{}, next try {}", failure,
                 next.delay.count() == 0 ? "at once" : "in " + seconds(next.delay));
  } else if (result.outcome == DeliveryOutcome::permanent) {
    log::error("{}. It is dropped: such an answer is not tried again", failure);
  } else if (!retrying_) {
    log::error("{}. It is dropped: the emulator is stopping", failure);
  } else {
    log::error("{}. It is dropped: that was the last try", failure);
  }
}

}  // namespace emulator::sns
