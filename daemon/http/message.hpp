#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "daemon/http/headers.hpp"

namespace emulator::http {

// A complete request as it was received; a chunked body is already put together.
struct Request {
  std::string method;
  // The request target as it stood on the request line: raw path, and the query if any.
  std::string target;
  Headers headers;
  std::string body;
  // The peer, numeric: "127.0.0.1" or "::1".
  std::string remote_address;
  std::uint16_t remote_port = 0;

  // The target up to the first '?', still percent-encoded.
  std::string_view path() const noexcept;
  // What follows the first '?', still percent-encoded; empty without one.
  std::string_view query() const noexcept;
};

// A complete response. The server adds Content-Length, Date and Connection.
struct Response {
  unsigned status = 200;
  Headers headers;
  std::string body;
};

Response make_response(unsigned status, std::string_view content_type, std::string body);

// "Not Found" for 404; "Unknown" for a status that has no registered phrase.
std::string_view reason_phrase(unsigned status) noexcept;

}  // namespace emulator::http
