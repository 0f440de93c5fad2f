#pragma once

#include "daemon/http/message.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator::execute_api {

// The answers that API Gateway gives by itself, {"message": …}, or what the API has put in their
// place. Without an exchange, or in an API that has put nothing, they are AWS's.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
http::Response gateway_response(const Fault& fault, const Exchange* exchange = nullptr);

// No such API or stage.
Fault forbidden(std::string reason);
// 502: the integration was called, and what it answered is of no use.
Fault bad_gateway(std::string reason);
// 500: the integration can't be called, or a template can't be rendered.
Fault configuration_error(std::string reason);

}  // namespace emulator::execute_api
