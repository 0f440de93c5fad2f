#pragma once

#include <optional>

#include "daemon/aws/error.hpp"
#include "daemon/aws/tags.hpp"

namespace emulator::lambda {

// What Lambda has against adding these tags to those; InvalidParameterValueException.
std::optional<aws::Error> check_tags(const aws::Tags& present, const aws::Tags& added);

}  // namespace emulator::lambda
