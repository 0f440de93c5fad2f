#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/http/headers.hpp"

namespace emulator::http {

class BodySource;
class Peer;
struct Upgrade;

// A request as it was received. It is complete, a chunked body already put together, unless it is
// one that the server streams.
struct Request {
  std::string method;
  // The request target as it stood on the request line: raw path, and the query if any.
  std::string target;
  Headers headers;
  std::string body;
  // The peer, numeric: "127.0.0.1" or "::1".
  std::string remote_address;
  std::uint16_t remote_port = 0;
  // What is still to come of a streamed body, while the handler runs; null for a complete one.
  BodySource* stream = nullptr;
  // Fields that came after the body, where the server streams bodies; there at its end.
  Headers trailers = {};
  // Who sent it, while the handler runs; null where nobody waits for the response.
  Peer* peer = nullptr;

  // The target up to the first '?', still percent-encoded.
  std::string_view path() const noexcept;
  // What follows the first '?', still percent-encoded; empty without one.
  std::string_view query() const noexcept;
};

// A response. The server adds Content-Length or Transfer-Encoding, Date and Connection.
struct Response {
  unsigned status = 200;
  Headers headers;
  std::string body;
  // Takes the place of `body` when set: sent chunked, each piece as soon as it is there.
  std::shared_ptr<BodySource> stream = nullptr;
  // Makes the connection a WebSocket; the headers go with the handshake.
  std::shared_ptr<Upgrade> upgrade = nullptr;
};

Response make_response(unsigned status, std::string_view content_type, std::string body);

// "Not Found" for 404; "Unknown" for a status that has no registered phrase.
std::string_view reason_phrase(unsigned status) noexcept;

}  // namespace emulator::http
