#include "daemon/http/web_socket_session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/impl/stream.hpp>

namespace emulator::http {

namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t read_size = 4 * 1024;
// A peer that leaves more than this unread is too slow for what it is sent.
constexpr std::size_t queue_limit = 16 * 1024 * 1024;

boost::beast::http::request<boost::beast::http::empty_body> handshake_of(const Request& request) {
  boost::beast::http::request<boost::beast::http::empty_body> handshake(
      boost::beast::http::verb::get, request.target, 11);
  for (const auto& [name, value] : request.headers)
    handshake.insert(name, value);
  return handshake;
}

}  // namespace

bool asks_for_web_socket(const Request& request) noexcept {
  return equals_ignoring_case(request.headers.get("Upgrade"), "websocket");
}

bool is_web_socket_handshake(const Request& request) noexcept {
  // 16 bytes in base64.
  return request.method == "GET" && asks_for_web_socket(request) &&
         request.headers.get("Sec-WebSocket-Key").size() == 24 &&
         request.headers.get("Sec-WebSocket-Version") == "13" && request.headers.contains("Host") &&
         request.headers.contains("Connection");
}

asio::awaitable<error_code> WebSocketSession::accept(const Request& request,
                                                     const Response& response) {
  stream_.set_option(
      websocket::stream_base::decorator([&response](websocket::response_type& handshake) {
        for (const auto& [name, value] : response.headers)
          handshake.insert(name, value);
      }));
  stream_.read_message_max(upgrade_.message_limit);
  stream_.write_buffer_bytes(upgrade_.frame_limit);
  stream_.control_callback(
      [this](websocket::frame_type, boost::beast::string_view) { deadlines_.heard(Clock::now()); });
  const auto handshake = handshake_of(request);
  const auto [error] = co_await stream_.async_accept(handshake, no_throw);
  // The response is the caller's.
  stream_.set_option(websocket::stream_base::decorator([](websocket::response_type&) {}));
  co_return error;
}

asio::awaitable<void> WebSocketSession::run(const Request& request, const Response& response) {
  const error_code error = co_await accept(request, response);
  if (error) co_return;
  asio::co_spawn(stream_.get_executor(), write(shared_from_this()), asio::detached);
  upgrade_.listener->opened(shared_from_this());
  co_await read();
  closed_ = true;
  wake_.cancel();
  // The side that closed first says why. A peer may close without a code, 1005; a connection that
  // broke has none, 1006.
  const bool ours = close_reason_.code != 0;
  const websocket::close_reason reason = ours ? close_reason_ : stream_.reason();
  const std::uint16_t none = clean_ ? 1005 : 1006;
  const std::uint16_t code = reason.code == 0 ? none : static_cast<std::uint16_t>(reason.code);
  co_await upgrade_.listener->closed(code, std::string(reason.reason.data(), reason.reason.size()));
}

asio::awaitable<void> WebSocketSession::read() {
  while (true) {
    std::string message;
    const bool complete = co_await read_message(message);
    if (!complete) co_return;
    if (deadlines_.closing()) continue;  // it says nothing any more
    co_await upgrade_.listener->received(std::move(message), stream_.got_binary());
  }
}

// False at the end of the connection.
asio::awaitable<bool> WebSocketSession::read_message(std::string& message) {
  do {
    const std::size_t before = message.size();
    message.resize(before + read_size);
    const auto [error, size] = co_await stream_.async_read_some(
        asio::buffer(message.data() + before, read_size), no_throw);
    message.resize(before + size);
    deadlines_.heard(Clock::now());
    if (error == websocket::error::message_too_big && close_reason_.code == 0) {
      close_reason_ = {websocket::close_code::too_big, "Message too long"};
    }
    clean_ = error == websocket::error::closed;
    if (error) co_return false;
    // The first piece of a frame knows how much of it is to come; of a later piece the sum is
    // smaller.
    const std::size_t rest = stream_.read_size_hint(1);
    if (size + (rest > 1 ? rest : 0) > upgrade_.frame_limit) close(1009, "Frame too long");
  } while (!stream_.is_message_done());
  co_return true;
}

asio::awaitable<void> WebSocketSession::write(std::shared_ptr<WebSocketSession> self) {
  while (!self->closed_) {
    if (self->queue_.empty() && self->close_reason_.code == 0) {
      self->wake_.expires_at(Clock::time_point::max());
      co_await self->wake_.async_wait(no_throw);
      continue;
    }
    if (self->queue_.empty()) {
      co_await self->stream_.async_close(self->close_reason_, no_throw);
      co_return;
    }
    const std::string message = std::move(self->queue_.front());
    self->queue_.pop_front();
    self->stream_.text(true);
    const auto [error, size] = co_await self->stream_.async_write(asio::buffer(message), no_throw);
    self->queued_bytes_ -= message.size();
    if (error) co_return;
  }
}

bool WebSocketSession::send(std::string message) {
  if (closed_ || close_reason_.code != 0) return false;
  if (queued_bytes_ + message.size() > queue_limit) return false;
  queued_bytes_ += message.size();
  queue_.push_back(std::move(message));
  wake_.cancel();
  return true;
}

void WebSocketSession::close(std::uint16_t code, std::string reason) {
  if (closed_ || close_reason_.code != 0) return;
  close_reason_ = {static_cast<websocket::close_code>(code), reason};
  deadlines_.close_sent(Clock::now());
  wake_.cancel();
}

void WebSocketSession::check(Clock::time_point now) {
  const auto due = deadlines_.due(now);
  if (due == WebSocketDeadlines::Due::drop) return drop();
  if (due == WebSocketDeadlines::Due::close) close(1001, "Going away");
}

void WebSocketSession::drop() {
  error_code ignored;  // the connection ends either way
  stream_.next_layer().close(ignored);
}

}  // namespace emulator::http
