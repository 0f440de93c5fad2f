#pragma once

#include "daemon/http/message.hpp"
#include "handlers/apigateway/deployed_api.hpp"

namespace emulator::execute_api {

// What a MOCK integration answers to a request. `description` names the method in the log, where
// the reason of a 500 is told.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
http::Response mock_response(const apigateway::MockIntegration& mock, const http::Request& request,
                             std::string_view description);

}  // namespace emulator::execute_api
