#include "lambda_runtime/http_connection.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace emulator::lambda_runtime::http {
namespace {

constexpr std::size_t buffer_size = 64 * 1024;
constexpr std::size_t most_parts = 8;

Failure failure(Failure::Kind kind, std::string_view what, const std::string& address, int error) {
  return {kind, std::string{what} + " " + address + ": " + std::strerror(error)};
}

bool set_timeout(int socket, int option, std::chrono::milliseconds timeout) noexcept {
  const timeval value{timeout.count() / 1000, timeout.count() % 1000 * 1000};
  return ::setsockopt(socket, SOL_SOCKET, option, &value, sizeof value) == 0;
}

}  // namespace

std::pair<std::string, std::string> split_address(std::string_view address,
                                                  std::string_view default_port) {
  std::string_view host = address;
  std::string_view port = default_port;
  const auto colon = address.rfind(':');
  const auto bracket = address.rfind(']');
  // Several colons without brackets are a bare IPv6 address.
  const bool has_port =
      colon != std::string_view::npos &&
      (bracket == std::string_view::npos ? address.find(':') == colon : bracket < colon);
  if (has_port) {
    host = address.substr(0, colon);
    port = address.substr(colon + 1);
  }
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  return {std::string{host}, std::string{port}};
}

Connection::Connection(std::string address, ConnectionOptions options)
    : address_(std::move(address)), options_(options) {}

Connection::Connection(Connection&& other) noexcept
    : address_(std::move(other.address_)),
      options_(other.options_),
      socket_(std::exchange(other.socket_, -1)),
      buffer_(std::move(other.buffer_)),
      unread_begin_(std::exchange(other.unread_begin_, 0)),
      unread_end_(std::exchange(other.unread_end_, 0)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  if (this == &other) return *this;
  close();
  address_ = std::move(other.address_);
  options_ = other.options_;
  socket_ = std::exchange(other.socket_, -1);
  buffer_ = std::move(other.buffer_);
  unread_begin_ = std::exchange(other.unread_begin_, 0);
  unread_end_ = std::exchange(other.unread_end_, 0);
  return *this;
}

void Connection::close() noexcept {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  unread_begin_ = unread_end_ = 0;
}

void Connection::drop_if_stale() noexcept {
  if (!is_open()) return;
  char byte;
  const auto size = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  // Anything but "nothing there yet" is the end, an error, or an answer nobody asked for.
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
  close();
}

std::optional<Failure> Connection::open() {
  if (is_open()) return std::nullopt;

  const auto [host, port] = split_address(address_);
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found); error != 0) {
    return Failure{Failure::Kind::resolve, "resolve " + address_ + ": " + ::gai_strerror(error)};
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses{found, &::freeaddrinfo};

  int error = 0;
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    const int candidate = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (candidate < 0) {
      error = errno;
      continue;
    }
    const int one = 1;
    // On Linux the send timeout bounds connect() as well.
    const bool ready = ::setsockopt(candidate, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0 &&
                       set_timeout(candidate, SO_SNDTIMEO, options_.connect_timeout) &&
                       (options_.read_timeout.count() == 0 ||
                        set_timeout(candidate, SO_RCVTIMEO, options_.read_timeout)) &&
                       ::connect(candidate, address->ai_addr, address->ai_addrlen) == 0;
    if (ready) {
      socket_ = candidate;
      return std::nullopt;
    }
    error = errno == EINPROGRESS ? ETIMEDOUT : errno;
    ::close(candidate);
  }
  return failure(Failure::Kind::connect, "connect to", address_, error);
}

std::optional<Failure> Connection::send(std::initializer_list<std::string_view> parts) {
  iovec vectors[most_parts];
  std::size_t count = 0;
  for (const auto part : parts) {
    if (part.empty()) continue;
    if (count == most_parts) return Failure{Failure::Kind::send, "too many parts in one send"};
    vectors[count++] = {const_cast<char*>(part.data()), part.size()};
  }
  iovec* next = vectors;
  while (count > 0) {
    msghdr message{};
    message.msg_iov = next;
    message.msg_iovlen = count;
    const auto sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) continue;
      const bool timed_out = errno == EAGAIN || errno == EWOULDBLOCK;
      return failure(timed_out ? Failure::Kind::timeout : Failure::Kind::send, "send to", address_,
                     timed_out ? ETIMEDOUT : errno);
    }
    auto left = static_cast<std::size_t>(sent);
    while (count > 0 && left >= next->iov_len) {
      left -= next->iov_len;
      ++next;
      --count;
    }
    if (count > 0) {
      next->iov_base = static_cast<char*>(next->iov_base) + left;
      next->iov_len -= left;
    }
  }
  return std::nullopt;
}

outcome<Message, Failure> Connection::receive() {
  // Not zeroed: a cold start should not touch pages that no answer fills.
  if (buffer_ == nullptr) buffer_.reset(new char[buffer_size]);
  MessageParser parser(MessageParser::Kind::response);
  for (;;) {
    unread_begin_ += parser.consume(
        std::string_view{buffer_.get() + unread_begin_, unread_end_ - unread_begin_});
    if (parser.state() != MessageParser::State::incomplete) break;

    const auto size = ::recv(socket_, buffer_.get(), buffer_size, 0);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) {
      const bool timed_out = errno == EAGAIN || errno == EWOULDBLOCK;
      auto result = failure(timed_out ? Failure::Kind::timeout : Failure::Kind::closed,
                            "receive from", address_, timed_out ? ETIMEDOUT : errno);
      close();
      return result;
    }
    if (size == 0) {
      const bool nothing_came = !parser.started();
      parser.end_of_stream();
      if (nothing_came) {
        close();
        return Failure{Failure::Kind::closed,
                       address_ + " closed the connection without an answer"};
      }
      break;
    }
    unread_begin_ = 0;
    unread_end_ = static_cast<std::size_t>(size);
  }

  if (parser.state() == MessageParser::State::malformed) {
    close();
    return Failure{Failure::Kind::malformed,
                   "answer of " + address_ + ": " + std::string{parser.fault()}};
  }
  if (parser.ended_by_close() || !parser.message().keeps_alive()) close();
  return std::move(parser.message());
}

}  // namespace emulator::lambda_runtime::http
