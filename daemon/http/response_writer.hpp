#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace emulator::http {

// Whether a response of that status has a body at all (RFC 9110, 6.4.1).
bool status_has_body(unsigned status) noexcept;

// How the client finds the end of a body.
enum class Framing { length, chunked, close };

// The status line and headers of a response, up to and with the empty line. Content-Length,
// Transfer-Encoding, Date and Connection are ours; what a handler set of the framing headers is
// left out.
std::string serialize_head(const Response& response, bool keep_alive,
                           Framing framing = Framing::length);

// What goes before a chunk's bytes; "\r\n" goes after them.
std::string chunk_head(std::size_t size);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

}  // namespace emulator::http
