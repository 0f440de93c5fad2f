#include "handlers/sqs/errors.hpp"

#include <fmt/format.h>

namespace emulator::sqs {

namespace {

constexpr std::string_view prefix = "AWS.SimpleQueueService.";

struct Renamed {
  std::string_view code;
  std::string_view shape;
};
// Where the two protocols' names differ by more than the prefix.
constexpr Renamed renamed[] = {{"NonExistentQueue", "QueueDoesNotExist"},
                               {"QueueAlreadyExists", "QueueNameExists"}};
// Not in the service model; the web service's own.
constexpr Renamed general[] = {{"InvalidParameterValue", "InvalidParameterValueException"},
                               {"MissingParameter", "MissingRequiredParameterException"},
                               {"SerializationException", "SerializationException"},
                               {"InvalidAction", "UnknownOperationException"}};

}  // namespace

aws::Error named(std::string_view name, std::string message, unsigned status) {
  return {status, std::string(prefix) + std::string(name), std::move(message)};
}

aws::Error no_such_queue() {
  return named("NonExistentQueue", "The specified queue does not exist.");
}

aws::Error missing_parameter(std::string_view name) {
  return {400, "MissingParameter", fmt::format("The request must contain the parameter {}.", name)};
}

aws::Error invalid_parameter(std::string message) {
  return {400, "InvalidParameterValue", std::move(message)};
}

aws::Error invalid_value(std::string_view value, std::string_view name, std::string_view reason) {
  return invalid_parameter(
      fmt::format("Value {} for parameter {} is invalid. Reason: {}", value, name, reason));
}

aws::Error unknown_attribute(std::string_view name) {
  return {400, "InvalidAttributeName", fmt::format("Unknown Attribute {}.", name)};
}

aws::Error invalid_attribute(std::string_view name) {
  return {400, "InvalidAttributeValue", fmt::format("Invalid value for the parameter {}.", name)};
}

aws::Error not_for_this_queue_type(std::string_view value, std::string_view name) {
  return invalid_value(value, name,
                       "The request include parameter that is not valid for this queue type.");
}

aws::Error invalid_receipt_handle(std::string_view handle) {
  return {404, "ReceiptHandleIsInvalid",
          fmt::format("The input receipt handle \"{}\" is not a valid receipt handle.", handle)};
}

aws::Error resource_not_found(std::string message) {
  return {404, "ResourceNotFoundException", std::move(message)};
}

std::string json_shape(std::string_view code) {
  for (const auto& [general_code, shape] : general) {
    if (code == general_code) return fmt::format("com.amazon.coral.service#{}", shape);
  }
  if (code.starts_with(prefix)) code.remove_prefix(prefix.size());
  for (const auto& [query_code, shape] : renamed) {
    if (code == query_code) code = shape;
  }
  return fmt::format("com.amazonaws.sqs#{}", code);
}

}  // namespace emulator::sqs
