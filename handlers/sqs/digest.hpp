#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/sqs/queue_sender.hpp"

namespace emulator::sqs {

// Lower-case hex.
std::string md5(std::string_view bytes);
std::string sha256(std::string_view bytes);

// MD5OfMessageAttributes: over names, types and values in the order of the names; empty for none.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
std::string md5_of_attributes(std::vector<MessageAttribute> attributes);

}  // namespace emulator::sqs
