#include "harness/http.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace emulator::functional {
namespace {

using Clock = std::chrono::steady_clock;
using lambda_runtime::http::MessageParser;

bool has_field(const Headers& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(), [&](const auto& field) {
    return lambda_runtime::http::equals_ignoring_case(field.first, name);
  });
}

}  // namespace

Url split_url(std::string_view url) {
  constexpr std::string_view scheme = "http://";
  if (url.substr(0, scheme.size()) != scheme) {
    throw std::runtime_error("no http URL: " + std::string{url});
  }
  url.remove_prefix(scheme.size());
  const auto end = std::min(url.find('/'), url.size());
  auto target = std::string{url.substr(end)};
  auto address = std::string{url.substr(0, end)};
  if (address.find(':') == std::string::npos) address += ":80";
  return {std::move(address), target.empty() ? "/" : std::move(target)};
}

std::string to_wire(const HttpRequest& request, const std::string& host) {
  std::string wire = request.method + ' ' + request.target + " HTTP/1.1\r\n";
  if (!has_field(request.headers, "Host")) wire += "Host: " + host + "\r\n";
  for (const auto& [name, value] : request.headers)
    wire.append(name).append(": ").append(value).append("\r\n");
  const bool bodyless =
      request.body.empty() && (request.method == "GET" || request.method == "HEAD");
  if (!bodyless && !has_field(request.headers, "Content-Length") &&
      !has_field(request.headers, "Transfer-Encoding")) {
    wire += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  }
  return wire + "\r\n" + request.body;
}

HttpConnection::HttpConnection(const std::string& address, std::chrono::milliseconds timeout)
    : connection_(address, {timeout, timeout}), timeout_(timeout) {
  if (const auto failure = connection_.open()) throw std::runtime_error(failure->message);
}

void HttpConnection::write(std::string_view bytes) {
  if (const auto failure = connection_.send({bytes})) throw std::runtime_error(failure->message);
}

bool HttpConnection::try_write(std::string_view bytes) {
  return !connection_.send({bytes});
}

void HttpConnection::finish_writing() {
  ::shutdown(connection_.native_handle(), SHUT_WR);
}

bool HttpConnection::read_some(Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{connection_.native_handle(), POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<long long>(left, 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) throw std::runtime_error("no answer in time from " + connection_.address());
    char bytes[16 * 1024];
    const auto size = ::recv(connection_.native_handle(), bytes, sizeof bytes, 0);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && errno != ECONNRESET) {
      throw std::runtime_error("receive from " + connection_.address() + ": " +
                               std::strerror(errno));
    }
    if (size <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(size));
    return true;
  }
}

Message HttpConnection::read_answer() {
  const auto deadline = Clock::now() + timeout_;
  MessageParser parser(MessageParser::Kind::response);
  for (;;) {
    buffer_.erase(0, parser.consume(buffer_));
    if (parser.state() != MessageParser::State::incomplete) break;
    if (!read_some(deadline)) {
      if (!parser.started()) throw std::runtime_error("closed without an answer");
      parser.end_of_stream();
    }
  }
  if (parser.state() == MessageParser::State::malformed) {
    throw std::runtime_error("malformed answer: " + std::string{parser.fault()});
  }
  return std::move(parser.message());
}

std::string HttpConnection::read_until(std::string_view text) {
  const auto deadline = Clock::now() + timeout_;
  auto found = buffer_.find(text);
  while (found == std::string::npos) {
    if (!read_some(deadline)) throw std::runtime_error("closed before " + std::string{text});
    found = buffer_.find(text);
  }
  auto result = buffer_.substr(0, found + text.size());
  buffer_.erase(0, result.size());
  return result;
}

std::string HttpConnection::read_some() {
  if (buffer_.empty()) read_some(Clock::now() + timeout_);
  return std::exchange(buffer_, {});
}

std::string HttpConnection::read_to_end() {
  const auto deadline = Clock::now() + timeout_;
  while (read_some(deadline)) {
  }
  return std::exchange(buffer_, {});
}

bool HttpConnection::closes_within(std::chrono::milliseconds timeout) {
  if (!buffer_.empty()) return false;
  pollfd waiting{connection_.native_handle(), POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(timeout.count())) <= 0) return false;
  return !read_some(Clock::now() + timeout);
}

Message HttpConnection::send(const HttpRequest& request) {
  write(to_wire(request, connection_.address()));
  return read_answer();
}

Message send(const std::string& url, const HttpRequest& request,
             std::chrono::milliseconds timeout) {
  return HttpConnection{split_url(url).address, timeout}.send(request);
}

Message get(const std::string& url, Headers headers) {
  return send(url, {"GET", split_url(url).target, std::move(headers), {}});
}

Message post(const std::string& url, std::string body, Headers headers) {
  return send(url, {"POST", split_url(url).target, std::move(headers), std::move(body)});
}

}  // namespace emulator::functional
