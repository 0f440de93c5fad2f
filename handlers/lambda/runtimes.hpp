#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

// Whether a function of this runtime can run here. InvalidParameterValueException otherwise: AWS's
// text for a runtime that doesn't exist, a clear one for those that need AWS's language images.
std::optional<aws::Error> check_runtime(std::string_view runtime, std::string_view architecture);

// The ARN of the runtime version that AWS reports; made from the name, and so the same on each
// start.
std::string runtime_version_arn(std::string_view region, std::string_view runtime);

}  // namespace emulator::lambda
