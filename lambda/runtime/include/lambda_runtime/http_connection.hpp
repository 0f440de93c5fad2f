#pragma once

#include <chrono>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lambda_runtime/http_message.hpp"
#include "lambda_runtime/outcome.hpp"

namespace emulator::lambda_runtime::http {

// Why there is no answer, in words a person can act on: "connect to 127.0.0.1:9001: Connection
// refused".
struct Failure {
  enum class Kind { resolve, connect, send, closed, timeout, malformed };
  Kind kind;
  std::string message;
};

struct ConnectionOptions {
  std::chrono::milliseconds connect_timeout{5'000};
  // How long the peer may be silent; zero waits for ever.
  std::chrono::milliseconds read_timeout{0};
};

// One blocking connection to one HTTP/1.1 server, kept alive between requests. Plain HTTP. A
// request costs one system call to send and, if its answer arrives at once, one to receive. It
// never sends anything twice: whether a request may be repeated is for the caller to know.
class Connection {
 public:
  // `address` is host:port, [ipv6]:port or a bare host for port 80.
  explicit Connection(std::string address, ConnectionOptions options = {});
  ~Connection() { close(); }
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;

  // Does nothing while the connection is open.
  std::optional<Failure> open();
  void close() noexcept;
  bool is_open() const noexcept { return socket_ >= 0; }
  // Closes a connection that the peer has closed since its last answer, so that the next open()
  // makes a new one: a request must not be lost on it.
  void drop_if_stale() noexcept;

  // The parts are sent as one. Leaves the connection open on failure: the peer may have answered
  // before it stopped listening.
  std::optional<Failure> send(std::initializer_list<std::string_view> parts);
  // Reads the answer to the earliest request that has none, and closes the connection after a
  // failure or if the peer said that it will.
  outcome<Message, Failure> receive();

  const std::string& address() const noexcept { return address_; }
  int native_handle() const noexcept { return socket_; }

 private:
  std::string address_;
  ConnectionOptions options_;
  int socket_ = -1;
  std::unique_ptr<char[]> buffer_;  // allocated at the first receive
  std::size_t unread_begin_ = 0;    // what was read past the last answer
  std::size_t unread_end_ = 0;
};

// Host and port of "host:port", "[::1]:port" or "host".
std::pair<std::string, std::string> split_address(std::string_view address,
                                                  std::string_view default_port = "80");

}  // namespace emulator::lambda_runtime::http
