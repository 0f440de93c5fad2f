#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/headers.hpp"

namespace emulator::http {

struct Request;

// The server's end of a WebSocket. What is sent goes out in its order; after close() nothing does.
class WebSocket {
 public:
  virtual ~WebSocket() = default;
  // False when the connection is gone, or its peer has left too much of what was sent before.
  virtual bool send(std::string message) = 0;
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

// Whom a connection belongs to. Every call comes from the event loop.
class WebSocketListener {
 public:
  virtual ~WebSocketListener() = default;
  virtual void opened(std::shared_ptr<WebSocket> socket) = 0;
  // The next message is read when this is done: a sender that is too fast waits.
  virtual boost::asio::awaitable<void> received(std::string message, bool binary) = 0;
  // Once, after opened(): how the connection ended, in the peer's words or in the server's.
  virtual boost::asio::awaitable<void> closed(std::uint16_t code, std::string reason) = 0;
};

// What a handler puts into its response to make the connection a WebSocket.
struct Upgrade {
  std::shared_ptr<WebSocketListener> listener;
  // A longer message or frame ends the connection with 1009.
  std::size_t message_limit = 128 * 1024;
  std::size_t frame_limit = 32 * 1024;
  // Without a frame from the peer for this long the connection ends with 1001; and in any case
  // after that.
  std::chrono::seconds idle_timeout{600};
  std::chrono::seconds duration{7200};
};

// Whether a request asks for a WebSocket, and does so as RFC 6455 wants it.
bool asks_for_web_socket(const Request& request) noexcept;
bool is_web_socket_handshake(const Request& request) noexcept;

}  // namespace emulator::http
