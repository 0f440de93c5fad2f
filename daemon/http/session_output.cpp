// What a session writes, but for bodies that pass through piece by piece.

#include <array>
#include <tuple>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "daemon/before_wait.hpp"
#include "daemon/clock.hpp"
#include "daemon/http/response_writer.hpp"
#include "daemon/http/session.hpp"

namespace emulator::http {

namespace {

using error_code = boost::system::error_code;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
// A body up to this goes out in one buffer with its head.
constexpr std::size_t one_buffer_body = 16 * 1024;
constexpr std::size_t most_held = 4 * 1024;

}  // namespace

asio::awaitable<bool> Session::write(const Response& response, bool keep_alive, bool with_body) {
  enter(Phase::writing, core_->options.write_timeout);
  std::string head = serialize_head(response, keep_alive);
  if (!held_.empty()) head.insert(0, std::exchange(held_, {}));
  const bool has_body = with_body && status_has_body(response.status) && !response.body.empty();
  if (has_body && response.body.size() <= one_buffer_body) head += response.body;
  const bool apart = has_body && response.body.size() > one_buffer_body;
  if (!apart && keep_alive && buffer_.size() > 0 && head.size() <= most_held) {
    hold(std::move(head));
    co_return true;
  }
  std::string_view body = apart ? std::string_view(response.body) : std::string_view();
  std::array<asio::const_buffer, 2> buffers{asio::buffer(head),
                                            asio::buffer(body.data(), body.size())};
  // The deadline is for progress, not for the whole: a slow reader of a large answer is no
  // offender.
  while (asio::buffer_size(buffers) > 0) {
    // Nearly always there is room, and a turn of the event loop is saved.
    error_code error;
    std::size_t size = buffers[1].size() == 0 ? socket_.write_some(buffers[0], error)
                                              : socket_.write_some(buffers, error);
    if (error == asio::error::would_block) {
      std::tie(error, size) = co_await socket_.async_write_some(buffers, no_throw);
    }
    if (error) co_return false;
    const std::size_t of_head = std::min(size, buffers[0].size());
    buffers[0] += of_head;
    buffers[1] += size - of_head;
    deadline_ = coarse_steady_now() + core_->options.write_timeout;
  }
  co_return true;
}

// A client that has sent its next request already need not have this response at once. Most often
// the next one's is ready soon, and both go out as one: half the system calls and half the wakings
// of a runtime that asks for its next event with its answer to the last.
void Session::hold(std::string output) {
  held_ = std::move(output);
  core_->before_wait.add([weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->release();
  });
}

void Session::release() {
  if (held_.empty() || phase_ == Phase::closed) return;
  error_code error;
  held_.erase(0, socket_.write_some(asio::buffer(held_), error));
  // A connection that is broken is so for what comes next as well, and that is told.
  if (error && error != asio::error::would_block) held_.clear();
  if (held_.empty()) return;
  socket_.async_wait(asio::ip::tcp::socket::wait_write,
                     [self = shared_from_this()](const error_code& failed) {
                       if (!failed) self->release();
                     });
}

asio::awaitable<bool> Session::write_held() {
  const std::string output = std::exchange(held_, {});
  const auto [error, size] = co_await asio::async_write(socket_, asio::buffer(output), no_throw);
  co_return !error && size == output.size();
}

asio::awaitable<bool> Session::send_continue() {
  held_ += "HTTP/1.1 100 Continue\r\n\r\n";
  return write_held();
}

}  // namespace emulator::http
