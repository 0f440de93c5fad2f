#pragma once

// Include in .cpp files only: it pulls in Beast's WebSocket.

#include <deque>
#include <memory>
#include <string>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "daemon/http/message.hpp"
#include "daemon/http/web_socket.hpp"
#include "daemon/http/web_socket_deadlines.hpp"

namespace emulator::http {

// A connection after its upgrade. One coroutine reads, another writes what is queued.
class WebSocketSession final : public WebSocket,
                               public std::enable_shared_from_this<WebSocketSession> {
 public:
  using Clock = std::chrono::steady_clock;
  using error_code = boost::system::error_code;

  WebSocketSession(boost::asio::ip::tcp::socket socket, Upgrade upgrade)
      : stream_(std::move(socket)),
        wake_(stream_.get_executor()),
        upgrade_(std::move(upgrade)),
        deadlines_(Clock::now(), upgrade_.idle_timeout, upgrade_.duration) {}

  // Until the connection has ended and its listener knows.
  boost::asio::awaitable<void> run(const Request& request, const Response& response);

  bool send(std::string message) override;
  void close(std::uint16_t code, std::string reason) override;
  // Whether a deadline has passed; then the connection is being closed, or is dropped.
  void check(Clock::time_point now);
  void drop();

 private:
  boost::asio::awaitable<error_code> accept(const Request& request, const Response& response);
  boost::asio::awaitable<void> read();
  boost::asio::awaitable<bool> read_message(std::string& message);
  static boost::asio::awaitable<void> write(std::shared_ptr<WebSocketSession> self);

  boost::beast::websocket::stream<boost::asio::ip::tcp::socket, false> stream_;
  boost::asio::steady_timer wake_;  // of the writer
  const Upgrade upgrade_;
  WebSocketDeadlines deadlines_;
  std::deque<std::string> queue_;
  std::size_t queued_bytes_ = 0;
  boost::beast::websocket::close_reason close_reason_;
  bool closed_ = false;
  bool clean_ = false;  // the peer said that it closes
};

}  // namespace emulator::http
