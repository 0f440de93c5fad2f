#pragma once

#include <map>
#include <optional>
#include <string>

#include "daemon/aws/error.hpp"
#include "daemon/aws/validation.hpp"

namespace emulator::lambda {

using EnvironmentVariables = std::map<std::string, std::string>;

// Names outside the model's pattern. With `accept_reserved_keys`, `_HANDLER` and the like pass.
void validate_variable_names(aws::Validation& validation, const EnvironmentVariables& variables,
                             bool accept_reserved_keys);

// Keys that Lambda sets itself, and the limit of 4 KB. LocalStack took reserved keys, and functions
// written for it rely on their values to win.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
std::optional<aws::Error> check_variables(const EnvironmentVariables& variables,
                                          bool accept_reserved_keys);

}  // namespace emulator::lambda
