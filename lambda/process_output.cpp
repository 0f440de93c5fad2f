#include "lambda/process_output.hpp"

#include <cerrno>
#include <utility>

#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
// Small while lines go to the log, so that no turn of the loop is long; larger for what is dropped.
constexpr std::size_t small_read = 4 * 1024;
constexpr std::size_t large_read = 32 * 1024;

}  // namespace

ProcessOutput::ProcessOutput(const asio::any_io_executor& executor, int descriptor, Sink sink)
    : pipe_(executor, descriptor), sink_(std::move(sink)) {}

void ProcessOutput::follow() {
  asio::co_spawn(pipe_.get_executor(), read(shared_from_this()), asio::detached);
}

asio::awaitable<void> ProcessOutput::read(std::shared_ptr<ProcessOutput> self) {
  for (;;) {
    const auto [error] =
        co_await self->pipe_.async_wait(asio::posix::stream_descriptor::wait_read, no_throw);
    if (error || !self->drain(1)) co_return;
  }
}

bool ProcessOutput::drain(std::size_t at_most) {
  char buffer[large_read];
  for (std::size_t total = 0; pipe_.is_open() && total < at_most;) {
    const ssize_t count = ::read(pipe_.native_handle(), buffer, kept_ ? small_read : large_read);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN;
    if (count == 0) return false;
    kept_ = sink_({buffer, static_cast<std::size_t>(count)});
    total += static_cast<std::size_t>(count);
  }
  return pipe_.is_open();
}

void ProcessOutput::close() {
  boost::system::error_code ignored;  // nothing to be done about a pipe that won't close
  pipe_.close(ignored);
}

}  // namespace emulator::lambda
