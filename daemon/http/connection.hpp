#pragma once

// Include in .cpp files only: it pulls in Asio's TLS.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

namespace emulator::http {

namespace asio = boost::asio;

class ClientIdentity;

// A client's connection, plain or with TLS over it. Every wait ends at the deadline with
// boost::asio::error::timed_out.
class Connection {
 public:
  using Clock = std::chrono::steady_clock;
  using error_code = boost::system::error_code;

  explicit Connection(const asio::any_io_executor& executor)
      : executor_(executor), socket_(executor) {}

  asio::awaitable<error_code> connect(std::vector<asio::ip::tcp::endpoint> endpoints,
                                      Clock::time_point deadline);
  // The certificate must be valid for `host`, which is also sent as SNI; whoever has issued it, if
  // `any_authority` will do. `identity` is shown to an endpoint that asks who calls.
  asio::awaitable<error_code> start_tls(asio::ssl::context& context, std::string host,
                                        Clock::time_point deadline, bool any_authority = false,
                                        const ClientIdentity* identity = nullptr);
  // `data` must live until the call returns.
  asio::awaitable<error_code> write(std::string_view data, Clock::time_point deadline);
  // Appends what has come to `buffer`; at least one byte unless it fails.
  asio::awaitable<error_code> read(std::string& buffer, Clock::time_point deadline);

  // Ends what is waited for, with boost::asio::error::operation_aborted.
  void cancel();
  // False when the peer has closed a kept connection meanwhile: a request on it would be lost.
  bool usable();

  Clock::time_point idle_since;

 private:
  class Deadline;

  asio::any_io_executor executor_;
  asio::ip::tcp::socket socket_;
  std::optional<asio::ssl::stream<asio::ip::tcp::socket&>> tls_;
};

}  // namespace emulator::http
