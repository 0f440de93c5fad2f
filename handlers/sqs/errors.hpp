#pragma once

// SQS's errors in AWS's words. Their code is that of the Query protocol, which the JSON protocol
// carries in a header; json_shape() is the name of the same error there.

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::sqs {

aws::Error no_such_queue();
aws::Error missing_parameter(std::string_view name);
aws::Error invalid_parameter(std::string message);
// "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: …"
aws::Error invalid_value(std::string_view value, std::string_view name, std::string_view reason);
aws::Error unknown_attribute(std::string_view name);
aws::Error invalid_attribute(std::string_view name);
aws::Error not_for_this_queue_type(std::string_view value, std::string_view name);
aws::Error invalid_receipt_handle(std::string_view handle);
aws::Error named(std::string_view name, std::string message, unsigned status = 400);
aws::Error resource_not_found(std::string message);

// "com.amazonaws.sqs#QueueDoesNotExist" of "AWS.SimpleQueueService.NonExistentQueue".
std::string json_shape(std::string_view code);

}  // namespace emulator::sqs
