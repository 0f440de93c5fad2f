#pragma once

#include <string>

#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/execute_api/user_request.hpp"

namespace emulator::execute_api {

// For the log: why a request of a deployed API meets no method. Its caller sees "Missing
// Authentication Token", which tells nobody that a deployment is due.
std::string why_missing(const apigateway::RestApi& api, const apigateway::DeployedApi& deployed,
                        const UserRequest& request);

}  // namespace emulator::execute_api
