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
                             std::shared_ptr<const Subscription> subscription,
                             std::shared_ptr<Backlog> backlog, const Hooks& hooks)
    : platform_(platform),
      transport_(std::move(transport)),
      subscription_(std::move(subscription)),
      backlog_(std::move(backlog)),
      hooks_(hooks),
      timer_(platform.loop) {}

void DeliveryQueue::push(Delivery delivery) {
  const std::size_t size = size_of(delivery);
  if (backlog_->messages >= Backlog::max_messages || backlog_->bytes + size > Backlog::max_bytes) {
    drop(std::move(delivery));
    return;
  }
  ++backlog_->messages;
  backlog_->bytes += size;
  messages_.push_back(std::move(delivery));
  if (running_) return;
  running_ = true;
  asio::co_spawn(platform_.loop, run(shared_from_this()), [](std::exception_ptr error) {
    // Expected failures are results; what comes here is a bug and ends the program's run().
    if (error) std::rethrow_exception(error);
  });
}

void DeliveryQueue::drop(Delivery delivery) {
  if (backlog_->dropped++ == 0) {
    log::error(
        "SNS: {} has {} messages ({} bytes) waiting, which is the limit: message {} and further "
        "ones to it are dropped until it catches up",
        shown_endpoint(*subscription_), backlog_->messages, backlog_->bytes, delivery.message->id);
  }
  DeliveryEvent event{DeliveryEvent::Kind::dropped, subscription_, delivery};
  event.why = "too many messages were waiting for the endpoint";
  hooks_.observe(event);
}

void DeliveryQueue::close(std::string_view why, bool log_each) {
  closed_ = true;
  timer_.cancel();
  // Its observer may come back to us.
  std::deque<Delivery> given_up;
  given_up.swap(messages_);
  for (const Delivery& delivery : given_up) {
    if (log_each) {
      log::warning("SNS: message {} to {} is lost: {}", delivery.message->id,
                   shown_endpoint(*subscription_), why);
    }
    --backlog_->messages;
    backlog_->bytes -= size_of(delivery);
    DeliveryEvent event{DeliveryEvent::Kind::abandoned, subscription_, delivery};
    event.why = why;
    hooks_.observe(event);
  }
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
  using Kind = DeliveryAttempts::Next::Kind;
  const auto message = messages_.front().message;
  const auto signature = messages_.front().signature;
  const Manner manner = hooks_.manner_of(*subscription_);
  DeliveryAttempts attempts(
      message->type == MessageType::unsubscribe_confirmation ? quick_retry_policy() : manner.retry);
  const PendingSignature::Value* signed_value = nullptr;
  if (signature) signed_value = co_await signature->wait();
  while (!closed_) {
    co_await pause_until(not_before_);
    if (closed_) co_return;
    const auto began = platform_.clock.steady_now();
    if (manner.max_receives_per_second) {
      constexpr std::chrono::nanoseconds second = std::chrono::seconds(1);
      not_before_ = began + second / *manner.max_receives_per_second;
    }
    const auto began_at = platform_.clock.now();
    Attempt attempt{subscription_, message, signed_value, manner.content_type};
    const AttemptResult result = co_await transport_->deliver(std::move(attempt));
    if (closed_) co_return;
    auto next = attempts.after(result.outcome);
    if (!retrying_ && next.kind == Kind::retry) next.kind = Kind::give_up;
    report(*message, result, attempts, next);
    DeliveryEvent event{DeliveryEvent::Kind::retrying, subscription_, messages_.front(), &result};
    if (next.kind == Kind::done) event.kind = DeliveryEvent::Kind::delivered;
    if (next.kind == Kind::give_up) event.kind = DeliveryEvent::Kind::failed;
    event.signature = signed_value;
    event.began = began_at;
    event.took =
        std::chrono::duration_cast<std::chrono::milliseconds>(platform_.clock.steady_now() - began);
    event.attempts = attempts.made();
    event.next_in = next.delay;
    hooks_.observe(event);
    if (next.kind != Kind::retry) break;
    co_await pause_until(platform_.clock.steady_now() + next.delay);
    if (!closed_ && !retrying_) {
      static constexpr std::string_view why = "the emulator is stopping and tries no more";
      log::warning("SNS: message {} to {} is lost: {}", message->id, shown_endpoint(*subscription_),
                   why);
      DeliveryEvent end{DeliveryEvent::Kind::abandoned, subscription_, messages_.front()};
      end.why = why;
      hooks_.observe(end);
      break;
    }
  }
  if (!closed_) remove_first();
}

void DeliveryQueue::remove_first() {
  --backlog_->messages;
  backlog_->bytes -= size_of(messages_.front());
  messages_.pop_front();
  if (backlog_->messages == 0 && backlog_->dropped > 0) {
    log::warning("SNS: {} has caught up; {} messages to it were dropped",
                 shown_endpoint(*subscription_), backlog_->dropped);
    backlog_->dropped = 0;
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
