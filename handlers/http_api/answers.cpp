#include "handlers/http_api/answers.hpp"

#include <fmt/format.h>

namespace emulator::http_api {

http::Response message_response(unsigned status, std::string_view message) {
  return http::make_response(status, "application/json",
                             fmt::format("{{\"message\":\"{}\"}}", message));
}

http::Response unauthorized(std::string_view challenge) {
  http::Response response = message_response(401, "Unauthorized");
  if (!challenge.empty()) response.headers.add("www-authenticate", std::string(challenge));
  return response;
}

}  // namespace emulator::http_api
