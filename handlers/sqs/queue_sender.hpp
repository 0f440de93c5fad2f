#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::sqs {

// A message attribute as a sender gives it.
struct MessageAttribute {
  std::string name;
  std::string data_type;  // "String", "Number", "Binary", or one of them with ".label"
  std::string value;      // the text, or the decoded bytes of a Binary one
  bool is_binary() const noexcept { return data_type.starts_with("Binary"); }
  bool operator==(const MessageAttribute&) const = default;
};

// What another service puts into a queue.
struct OutgoingMessage {
  std::string body = {};
  std::vector<MessageAttribute> attributes = {};
  std::optional<std::string> group_id = {};          // MessageGroupId; a FIFO queue needs one
  std::optional<std::string> deduplication_id = {};  // MessageDeduplicationId
  std::string sender_id = {};     // SenderId: who sends, as an id of an AWS principal
  std::string trace_header = {};  // AWSTraceHeader; empty for none
};

// How the other services reach SQS. It neither waits nor does I/O: the message is in the queue, and
// whoever polls it is woken, when send() returns.
class QueueSender {
 public:
  virtual ~QueueSender() = default;

  // Returns the MessageId. Errors: AWS.SimpleQueueService.NonExistentQueue when there is no such
  // queue or the ARN is none, or what SendMessage refuses: InvalidParameterValue for a body beyond
  // the queue's MaximumMessageSize or a FIFO queue's missing group, InvalidMessageContents, …
  virtual aws::Result<std::string> send(std::string_view queue_arn, OutgoingMessage message) = 0;

  // Whether there is such a queue now.
  virtual bool exists(std::string_view queue_arn) const = 0;
};

}  // namespace emulator::sqs
