#pragma once

#include <string>

#include "daemon/http/message.hpp"

namespace emulator::http {

// Whether a response of that status has a body at all (RFC 9110, 6.4.1).
bool status_has_body(unsigned status) noexcept;

// The status line and headers of a response, up to and with the empty line. Content-Length, Date
// and Connection are ours; what a handler set of the framing headers is left out.
std::string serialize_head(const Response& response, bool keep_alive);

}  // namespace emulator::http
