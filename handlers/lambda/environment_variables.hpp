#pragma once

#include <map>
#include <optional>
#include <string>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

using EnvironmentVariables = std::map<std::string, std::string>;

// Keys that Lambda sets itself, and the limit of 4 KB. LocalStack took reserved keys, and functions
// written for it rely on their values to win.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
std::optional<aws::Error> check_variables(const EnvironmentVariables& variables,
                                          bool accept_reserved_keys);

}  // namespace emulator::lambda
