#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "daemon/http/message.hpp"

namespace emulator::http {

namespace asio = boost::asio;

// Why the server answers a request by itself, before any handler saw it.
enum class RequestFault {
  malformed,         // 400: not HTTP/1.1
  header_too_large,  // 431
  body_too_large,    // 413
  too_slow           // 408: the request was not complete in its time
};

struct ServerOptions {
  std::size_t header_limit = 64 * 1024;
  std::size_t body_limit = 128 * 1024 * 1024;
  // A kept-alive connection without a request is closed after this.
  std::chrono::seconds idle_timeout{75};
  // From a request's first byte to its last: this, and one second more for each `slowest_rate`
  // bytes that arrived. A client that sends one byte a second is cut off.
  std::chrono::seconds read_timeout{20};
  std::size_t slowest_rate = 16 * 1024;
  // A response that the client doesn't take for this long is given up.
  std::chrono::seconds write_timeout{30};
  std::size_t max_connections = 20'000;
  // Whether a request's handler runs as soon as its headers are there, and reads the body from
  // Request::stream as it comes; `body_limit` is not for such a body. None are when this is empty.
  std::function<bool(const Request&)> streams_body = {};
};

// An HTTP/1.1 server on the loop of `executor`: keep-alive, pipelining, 100-continue and chunked
// request bodies. It knows nothing of AWS. One request of a connection is handled at a
// time; a handler may wait as long as it likes, the deadlines are for the peer alone.
class Server {
 public:
  using Handler = std::function<asio::awaitable<Response>(Request&)>;
  // Renders the answer to a request the server refuses by itself. What was read of it is passed on.
  using FaultRenderer = std::function<Response(RequestFault, const Request&)>;

  Server(asio::any_io_executor executor, ServerOptions options, Handler handler,
         FaultRenderer render_fault);
  // stop() or close() must have been called.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and starts to accept; may be called for several endpoints. Port 0 takes a free one.
  // Returns what was bound. Throws boost::system::system_error.
  asio::ip::tcp::endpoint listen(const asio::ip::tcp::endpoint& endpoint);

  // Accepts no more, closes idle connections, lets requests in flight finish until the deadline,
  // then closes what is left. May be called again.
  asio::awaitable<void> stop(std::chrono::steady_clock::time_point deadline);
  // The same without waiting: drops everything now.
  void close();

  std::size_t connections() const noexcept;

  struct Core;

 private:
  std::shared_ptr<Core> core_;
};

}  // namespace emulator::http
