#pragma once

#include <string>
#include <variant>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"
#include "handlers/http_api/exchange.hpp"

namespace emulator::http_api {

// What a first-class integration asks of its service, in the service's Query protocol.
struct ActionRequest {
  http::Request message;
  aws::Scope scope;
};

// The parameters of the integration with the request's values in them; or which of them leads
// nowhere, for which API Gateway answers 400.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// http-api-develop-integrations-aws-services.html
std::variant<ActionRequest, std::string> action_request(const Exchange& exchange);

}  // namespace emulator::http_api
