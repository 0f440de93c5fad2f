#include "handlers/execute_api/gateway_response.hpp"

#include <string>

namespace emulator::execute_api {

namespace {

http::Response gateway_response(unsigned status, std::string_view type, std::string_view message) {
  std::string body = R"({"message":")";
  body.append(message).append("\"}");
  http::Response response = http::make_response(status, "application/json", std::move(body));
  response.headers.add("x-amzn-ErrorType", std::string(type));
  return response;
}

}  // namespace

http::Response missing_authentication_token() {
  return gateway_response(403, "MissingAuthenticationTokenException",
                          "Missing Authentication Token");
}

http::Response forbidden() {
  return gateway_response(403, "ForbiddenException", "Forbidden");
}

http::Response request_too_large() {
  return gateway_response(413, "RequestTooLargeException", "Request Too Long");
}

http::Response unsupported_media_type() {
  return gateway_response(415, "UnsupportedMediaTypeException", "Unsupported Media Type");
}

http::Response internal_server_error() {
  return gateway_response(500, "InternalServerErrorException", "Internal server error");
}

http::Response bad_gateway() {
  return gateway_response(502, "InternalServerErrorException", "Internal server error");
}

http::Response integration_timeout() {
  return gateway_response(504, "InternalServerErrorException", "Endpoint request timed out");
}

}  // namespace emulator::execute_api
