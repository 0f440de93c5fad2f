#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"

namespace emulator {

// Where a request goes. Found from its path, host, credential scope, X-Amz-Target or form, in the
// order of the rules in routing.cpp; nothing else decides on it.
struct Destination {
  enum class Kind {
    service,      // an AWS API: `service` names it, known to us or not
    execute_api,  // a user's request to a deployed API: `api_id`, `stage`, `path`
    lambda_url,   // a user's request to a function URL: `api_id` is the URL's, `path`
    control,      // the emulator's own endpoints: /_emulator, /_localstack
    unknown       // nothing tells which service is meant
  };
  Kind kind = Kind::unknown;
  std::string service;  // "sns", "lambda", "apigateway", "apigatewayv2", "sts", "dynamodb", …
  std::string api_id;
  std::string stage;
  std::string path;  // raw, begins with '/'
  // Of an execute-api request, all that follows the API's id, for stages that have no segment:
  // raw, without the first '/'. Lies in the request.
  std::string_view from_stage = {};
  // The custom domain name by which it came; empty for an API's own endpoint.
  std::string domain_name = {};
};

Destination route(const http::Request& request, const aws::Credential& credential);

// The host of a Host header or authority, lower case, without port and brackets.
std::string host_name(std::string_view authority);

// AWS's clients put "stream-" or "streaming-" before the host of StartLiveTail, whatever it is.
std::string_view without_stream_prefix(std::string_view host) noexcept;

}  // namespace emulator
