#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

// ARNs by name.
using FunctionNames = std::map<std::string, std::string, std::less<>>;

// CodeSigningConfigNotFoundException: a function can't use what isn't there.
aws::Error code_signing_config_not_found(std::string_view arn);

}  // namespace emulator::lambda
