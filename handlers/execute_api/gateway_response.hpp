#pragma once

#include <string_view>

#include "daemon/http/message.hpp"

namespace emulator::execute_api {

// The answers that API Gateway gives by itself, {"message": …}.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
http::Response missing_authentication_token();  // no such resource or method
http::Response forbidden();                     // no such API or stage
http::Response request_too_large();
http::Response unsupported_media_type();
http::Response internal_server_error();  // 500: the integration can't be called
http::Response bad_gateway();            // 502: it was called, and what it answered is of no use
http::Response integration_timeout();

}  // namespace emulator::execute_api
