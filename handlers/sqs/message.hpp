#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "handlers/sqs/queue_sender.hpp"

namespace emulator::sqs {

using Steady = std::chrono::steady_clock;

// Handed in wherever time matters: one to wait by and one to show.
struct Now {
  Steady::time_point steady;
  std::int64_t epoch_ms = 0;
};

// What was sent; it doesn't change, wherever it moves.
struct Message {
  std::string id = {};
  std::string body = {};
  std::string md5_of_body = {};
  std::vector<MessageAttribute> attributes = {};
  std::string md5_of_attributes = {};  // empty without attributes
  std::string sender_id = {};
  std::string trace_header = {};
  std::string group_id = {};
  std::string deduplication_id = {};
  std::string sequence_number = {};  // of a FIFO queue's
  std::int64_t sent_ms = 0;
};

// A message on its way from a queue to its dead-letter queue, or back.
struct Transfer {
  std::shared_ptr<const Message> message = {};
  unsigned receive_count = 0;
  std::int64_t first_received_ms = 0;
  std::string dead_letter_source = {};  // the ARN of the queue it was sent to
};

// What a receiver gets.
struct ReceivedMessage {
  std::shared_ptr<const Message> message = {};
  std::string receipt_handle = {};
  unsigned receive_count = 0;
  std::int64_t first_received_ms = 0;
  std::string dead_letter_source = {};  // DeadLetterQueueSourceArn; empty for none
};

}  // namespace emulator::sqs
