#pragma once

#include <string>
#include <vector>

#include "handlers/sqs/queue_sender.hpp"

namespace emulator::sqs {

// MD5OfMessageAttributes: over names, types and values in the order of the names; empty for none.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
std::string md5_of_attributes(std::vector<MessageAttribute> attributes);

}  // namespace emulator::sqs
