#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/sns/names.hpp"

namespace emulator::sqs {
class QueueSender;
}

// Where a subscription's messages go that can't be delivered.
// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
namespace emulator::sns {

// The ARN of the queue; empty for the policy {}, which names none. The error is AWS's reason alone.
aws::Result<std::string> parse_redrive_policy(std::string_view json);

// What is wrong with that queue for a subscription to that topic. Whether the queue exists is known
// only where SQS runs: `queues` may be null.
std::optional<aws::Error> dead_letter_queue_error(const TopicName& topic, std::string_view queue,
                                                  const sqs::QueueSender* queues);

}  // namespace emulator::sns
