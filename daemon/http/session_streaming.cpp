// Bodies that pass through a connection piece by piece, in both directions.

#include <array>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>

#include "daemon/clock.hpp"
#include "daemon/http/response_writer.hpp"
#include "daemon/http/session.hpp"
#include "daemon/http/session_body.hpp"

namespace emulator::http {

namespace {

using error_code = boost::system::error_code;
using HttpError = boost::beast::http::error;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t piece_size = 64 * 1024;

}  // namespace

asio::awaitable<boost::system::result<std::string>> Session::Body::read() {
  while (true) {
    while (!fault_ && session_.buffer_.size() > 0 && !parser_.is_done()) {
      const std::size_t used = parser_.put(session_.buffer_.data(), fault_);
      session_.buffer_.consume(used);
      if (fault_ == HttpError::need_more) fault_.clear();
      if (used == 0) break;
    }
    // What came before a fault is handed on first.
    if (!request_.body.empty()) co_return std::exchange(request_.body, {});
    if (fault_) co_return fault_;
    if (parser_.is_done()) co_return std::string();
    if (parser_.expects_continue() && !session_.continue_sent_) {
      session_.continue_sent_ = true;
      const bool sent = co_await session_.send_continue();
      if (!sent) co_return error_code(asio::error::broken_pipe);
    }
    const bool filled = co_await session_.fill_buffer(piece_size);
    if (!filled) co_return error_code(HttpError::partial_message);
  }
}

asio::awaitable<bool> Session::write_all(std::array<asio::const_buffer, 3> buffers) {
  enter(Phase::writing, core_->options.write_timeout);
  while (asio::buffer_size(buffers) > 0) {
    auto [error, size] = co_await socket_.async_write_some(buffers, no_throw);
    if (error) co_return false;
    for (asio::const_buffer& buffer : buffers) {
      const std::size_t of_this = std::min(size, buffer.size());
      buffer += of_this;
      size -= of_this;
    }
    deadline_ = coarse_steady_now() + core_->options.write_timeout;
  }
  co_return true;
}

asio::awaitable<bool> Session::write_stream(const Response& response, bool keep_alive,
                                            Framing framing) {
  const std::string head = std::exchange(held_, {}) + serialize_head(response, keep_alive, framing);
  std::array<asio::const_buffer, 3> buffers{asio::buffer(head)};
  bool written = co_await write_all(buffers);
  while (written) {
    enter(Phase::handling, Clock::duration::max());
    // A client that leaves ends the wait for a source that is silent.
    when_gone([source = response.stream] { source->abandon(); });
    const boost::system::result<std::string> piece = co_await response.stream->read();
    gone_ = nullptr;
    if (phase_ == Phase::closed) co_return false;
    // The connection ends without a last chunk: that is how the client knows.
    if (!piece) co_return false;
    if (piece->empty()) break;
    if (framing == Framing::chunked) {
      const std::string size = chunk_head(piece->size());
      buffers = {asio::buffer(size), asio::buffer(*piece), asio::buffer("\r\n", 2)};
      written = co_await write_all(buffers);
    } else {
      buffers = {asio::buffer(*piece)};
      written = co_await write_all(buffers);
    }
  }
  if (written && framing == Framing::chunked) {
    buffers = {asio::buffer(last_chunk.data(), last_chunk.size())};
    written = co_await write_all(buffers);
  }
  co_return written;
}

}  // namespace emulator::http
