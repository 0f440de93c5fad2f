#include "daemon/activity.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator {

namespace asio = boost::asio;

// A timer serves as the event "idle now": cancelled when the count falls to zero.
struct Activity::Waiters {
  asio::any_io_executor executor;
  std::vector<asio::steady_timer*> timers;
};

Activity::Activity(asio::any_io_executor executor)
    : waiters_(std::make_unique<Waiters>(Waiters{std::move(executor), {}})) {}

Activity::~Activity() = default;

Activity::Token Activity::begin() {
  ++count_;
  return Token(this);
}

void Activity::Token::release() noexcept {
  if (owner_ == nullptr) return;
  if (--owner_->count_ == 0) {
    for (asio::steady_timer* timer : owner_->waiters_->timers)
      timer->cancel();
  }
  owner_ = nullptr;
}

asio::awaitable<bool> Activity::wait_until_idle(std::chrono::steady_clock::time_point deadline) {
  while (count_ != 0 && std::chrono::steady_clock::now() < deadline) {
    asio::steady_timer timer(waiters_->executor, deadline);
    waiters_->timers.push_back(&timer);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    std::erase(waiters_->timers, &timer);
  }
  co_return count_ == 0;
}

}  // namespace emulator
