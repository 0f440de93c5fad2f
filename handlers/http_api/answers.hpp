#pragma once

#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace emulator::http_api {

// The answers that an HTTP API gives by itself, {"message": …}.
http::Response message_response(unsigned status, std::string_view message);
inline http::Response not_found() {
  return message_response(404, "Not Found");
}
inline http::Response forbidden() {
  return message_response(403, "Forbidden");
}
inline http::Response internal_server_error() {
  return message_response(500, "Internal Server Error");
}
inline http::Response service_unavailable() {
  return message_response(503, "Service Unavailable");
}
http::Response unauthorized(std::string_view challenge = {});

}  // namespace emulator::http_api
