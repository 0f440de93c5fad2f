#pragma once

#include <string_view>

#include "daemon/aws/error.hpp"

// SNS's errors, in its own words.
namespace emulator::sns {

// 400 InvalidParameter, "Invalid parameter: {what}".
aws::Error invalid_parameter(std::string_view what);
// 400 InvalidParameter, "Invalid parameter: {name} Reason: {reason}".
aws::Error invalid_parameter(std::string_view name, std::string_view reason);
aws::Error missing_parameter(std::string_view name);
// 400 ParameterValueInvalid; SNS uses it for message attributes.
aws::Error invalid_parameter_value(std::string_view text);
aws::Error topic_does_not_exist();
aws::Error subscription_does_not_exist();
aws::Error resource_does_not_exist();  // the tagging operations' 404
aws::Error authorization_error(std::string_view text);

}  // namespace emulator::sns
