#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::apigateway {

using aws::Error;
using aws::Result;

Error bad_request(std::string message);
Error conflict(std::string message);
Error not_found(std::string message);
// For what AWS has and the emulator has not: refused with 501 rather than accepted and ignored.
Error unsupported(std::string_view what);

Error invalid_resource();
Error invalid_method();
Error no_integration();
Error invalid_status_code();
Error invalid_deployment();
Error invalid_stage();
Error invalid_documentation_version();
Error invalid_model(std::string_view name);
Error invalid_validator();
Error invalid_authorizer();
Error invalid_api_key();
Error invalid_usage_plan();

}  // namespace emulator::apigateway
