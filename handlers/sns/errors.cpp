#include "handlers/sns/errors.hpp"

#include <fmt/format.h>

namespace emulator::sns {

aws::Error invalid_parameter(std::string_view what) {
  return {400, "InvalidParameter", fmt::format("Invalid parameter: {}", what)};
}

aws::Error invalid_parameter(std::string_view name, std::string_view reason) {
  return {400, "InvalidParameter", fmt::format("Invalid parameter: {} Reason: {}", name, reason)};
}

aws::Error missing_parameter(std::string_view name) {
  return invalid_parameter(name, "no value for required parameter");
}

aws::Error invalid_parameter_value(std::string_view text) {
  return {400, "ParameterValueInvalid", std::string(text)};
}

aws::Error topic_does_not_exist() {
  return {404, "NotFound", "Topic does not exist"};
}

aws::Error subscription_does_not_exist() {
  return {404, "NotFound", "Subscription does not exist"};
}

aws::Error resource_does_not_exist() {
  return {404, "ResourceNotFound", "Resource does not exist"};
}

aws::Error authorization_error(std::string_view text) {
  return {403, "AuthorizationError", std::string(text)};
}

}  // namespace emulator::sns
