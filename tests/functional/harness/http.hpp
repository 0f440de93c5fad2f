#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lambda_runtime/http_connection.hpp"
#include "lambda_runtime/http_message.hpp"

// Blocking HTTP for tests. Whatever goes wrong is a std::runtime_error, which fails the test with
// its text.
namespace emulator::functional {

using Headers = lambda_runtime::http::Headers;
using Message = lambda_runtime::http::Message;

inline constexpr std::chrono::milliseconds default_timeout{30'000};

struct Url {
  std::string address;  // host:port
  std::string target;   // path and query; at least "/"
};
Url split_url(std::string_view url);  // http only

struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";
  Headers headers = {};
  std::string body = {};
};

// As it goes over the wire. Host and Content-Length are added unless given.
std::string to_wire(const HttpRequest& request, const std::string& host);

// One connection, raw enough to misuse it.
class HttpConnection {
 public:
  // `address` is host:port.
  explicit HttpConnection(const std::string& address,
                          std::chrono::milliseconds timeout = default_timeout);

  void write(std::string_view bytes);
  // False when the peer would not take all of it: it has closed or reset the connection.
  bool try_write(std::string_view bytes);
  void finish_writing();
  Message read_answer();
  // What arrives up to and including that text, which stays out of later answers.
  std::string read_until(std::string_view text);
  // What arrives next, however little; nothing at the end.
  std::string read_some();
  // Everything until the peer closes. A reset ends it as a close does.
  std::string read_to_end();
  // Whether something has arrived that was not read yet.
  bool has_answer() const noexcept { return !buffer_.empty(); }
  // Whether the peer closes the connection, saying nothing more, within that time.
  bool closes_within(std::chrono::milliseconds timeout);

  Message send(const HttpRequest& request);

 private:
  // Appends what arrives to buffer_; false at the end of the stream.
  bool read_some(std::chrono::steady_clock::time_point deadline);

  lambda_runtime::http::Connection connection_;
  std::chrono::milliseconds timeout_;
  std::string buffer_;
};

// Sends one request on a connection of its own. `url` gives the address alone; the target is the
// request's.
Message send(const std::string& url, const HttpRequest& request,
             std::chrono::milliseconds timeout = default_timeout);
// GET and POST of a whole URL.
Message get(const std::string& url, Headers headers = {});
Message post(const std::string& url, std::string body, Headers headers = {});

}  // namespace emulator::functional
