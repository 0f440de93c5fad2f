#pragma once

#include <string_view>

#include "daemon/aws/json.hpp"
#include "daemon/aws/model.hpp"
#include "daemon/http/message.hpp"

namespace emulator::sqs {

// The Query protocol's flattened parameters (Attribute.1.Name=…,
// SendMessageBatchRequestEntry.2.Id=…) as the JSON that the same input is in the other protocol. A
// request to a queue's own URL needs no QueueUrl.
aws::Result<aws::JsonDocument> query_input(const aws::ModelShape& shape, std::string_view operation,
                                           const http::Request& request);

}  // namespace emulator::sqs
