#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "daemon/http/message.hpp"
#include "lambda/response_prelude.hpp"

namespace emulator::lambda {

// What is wrong with a function's answer, for a person.
struct MalformedUrlResponse {
  std::string reason;
};

// The response that a function's answer means. One that is an object with a statusCode says
// {"statusCode", "headers", "cookies", "body", "isBase64Encoded"}; any other JSON is itself the
// body of a 200. `structured_type` is that of an object's body which has none of its own.
// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-response-payload
std::variant<http::Response, MalformedUrlResponse> url_response(
    std::string_view payload, std::string_view structured_type = "application/json");

// A streamed response whose first bytes are {"statusCode", "headers", "cookies"} has this type;
// eight NUL bytes end them.
inline constexpr std::string_view integration_response_type =
    "application/vnd.awslambda.http-integration-response";

// Collects the beginning of such a response.
class UrlPrelude {
 public:
  // More than any status and headers need.
  static constexpr std::size_t limit = 128 * 1024;

  // True once it is complete, or too long to be one.
  bool put(std::string_view bytes) { return prelude_.put(bytes); }
  // Only then: status and headers, and in `body` what came after them already.
  std::variant<http::Response, MalformedUrlResponse> response() const;

 private:
  ResponsePrelude prelude_{limit};
};

}  // namespace emulator::lambda
