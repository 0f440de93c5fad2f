#include "lambda/response_stream.hpp"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

}  // namespace

// Both waits are bounded by the invocation, whose deadline ends in finish().
ResponseStream::ResponseStream(const asio::any_io_executor& executor)
    : readable_(executor, asio::steady_timer::time_point::max()),
      writable_(executor, asio::steady_timer::time_point::max()) {}

void ResponseStream::begin(std::string content_type, std::string executed_version) {
  begun_ = true;
  content_type_ = std::move(content_type);
  executed_version_ = std::move(executed_version);
  readable_.cancel();
}

asio::awaitable<void> ResponseStream::write(std::string bytes) {
  while (size_ >= capacity && !abandoned_ && !finished())
    co_await writable_.async_wait(no_throw);
  if (abandoned_ || finished() || bytes.empty()) co_return;
  size_ += bytes.size();
  pieces_.push_back(std::move(bytes));
  readable_.cancel();
}

void ResponseStream::finish(aws::Result<InvocationOutput> outcome) {
  if (finished()) return;
  outcome_.emplace(std::move(outcome));
  if (*outcome_) {
    InvocationOutput& output = **outcome_;
    executed_version_ = output.executed_version;
    const bool answered = output.function_error == InvocationOutput::FunctionError::none;
    if (answered && !output.payload.empty() && !abandoned_) {
      size_ += output.payload.size();
      pieces_.push_back(std::exchange(output.payload, {}));
    }
  }
  readable_.cancel();
  writable_.cancel();
}

asio::awaitable<void> ResponseStream::wait_until_begun() {
  while (!begun_ && !finished())
    co_await readable_.async_wait(no_throw);
}

asio::awaitable<bool> ResponseStream::wait_until_readable(
    std::chrono::steady_clock::time_point deadline) {
  while (pieces_.empty() && !finished() && !abandoned_) {
    if (std::chrono::steady_clock::now() >= deadline) co_return false;
    readable_.expires_at(deadline);
    co_await readable_.async_wait(no_throw);
  }
  co_return true;
}

asio::awaitable<std::string> ResponseStream::read() {
  co_await wait_until_readable(std::chrono::steady_clock::time_point::max());
  if (pieces_.empty()) co_return std::string();
  std::string piece = std::move(pieces_.front());
  pieces_.pop_front();
  size_ -= piece.size();
  if (size_ < capacity) writable_.cancel();
  co_return piece;
}

void ResponseStream::abandon() {
  abandoned_ = true;
  pieces_.clear();
  size_ = 0;
  readable_.cancel();
  writable_.cancel();
}

}  // namespace emulator::lambda
