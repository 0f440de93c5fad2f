#include "handlers/lambda/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace emulator::lambda {

aws::Error invalid_parameter(std::string message) {
  return {400, "InvalidParameterValueException", std::move(message)};
}

aws::Error function_not_found(std::string_view arn) {
  return resource_not_found(fmt::format("Function not found: {}", arn));
}

aws::Error resource_not_found(std::string message) {
  return {404, "ResourceNotFoundException", std::move(message)};
}

aws::Error resource_conflict(std::string message) {
  return {409, "ResourceConflictException", std::move(message)};
}

aws::Error precondition_failed(std::string_view operation) {
  return {412, "PreconditionFailedException",
          fmt::format("The Revision Id provided does not match the latest Revision Id. Call the {} "
                      "API to retrieve the latest Revision Id",
                      operation)};
}

aws::Error invalid_request_content(std::string message) {
  return {400, "InvalidRequestContentException", std::move(message)};
}

aws::Error unsupported(std::string_view operation, std::string_view what) {
  return {501, "NotImplementedException",
          fmt::format("lambda.{}: {} is not implemented by this emulator; nothing was changed.",
                      operation, what)};
}

}  // namespace emulator::lambda
