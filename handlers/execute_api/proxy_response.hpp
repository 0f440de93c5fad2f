#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "daemon/http/message.hpp"

namespace emulator::execute_api {

// What is wrong with a function's answer, for a person: "body is an object, not a string".
struct MalformedProxyResponse {
  std::string reason;
};

// Makes a response of what a function of a proxy integration answered:
// {"statusCode": 200, "headers": {…}, "multiValueHeaders": {…}, "body": "…",
// "isBase64Encoded": false}. All members may be missing, no other may be there.
// `decode_base64` tells whether the caller takes a binary answer, `type` what one is that says
// nothing of it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
std::variant<http::Response, MalformedProxyResponse> parse_proxy_response(
    std::string payload, bool decode_base64, std::string_view type = "application/json");

// The same of what a streamed answer begins with: {"statusCode": 200, "headers": {…},
// "multiValueHeaders": {…}, "cookies": ["…"]}; other members are of no meaning.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
std::variant<http::Response, MalformedProxyResponse> parse_stream_metadata(std::string metadata);

}  // namespace emulator::execute_api
