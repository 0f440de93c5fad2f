#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

// Lambda's errors, in its words.
aws::Error invalid_parameter(std::string message);
aws::Error function_not_found(std::string_view arn);
aws::Error resource_not_found(std::string message);
aws::Error resource_conflict(std::string message);
aws::Error precondition_failed(std::string_view operation);
aws::Error invalid_request_content(std::string message);
// A member or value that AWS knows and this emulator doesn't honour: 501, never a made-up success.
aws::Error unsupported(std::string_view operation, std::string_view what);

}  // namespace emulator::lambda
