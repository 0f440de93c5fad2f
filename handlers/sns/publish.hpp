#pragma once

#include <optional>
#include <string>

#include "daemon/aws/query.hpp"
#include "handlers/sns/message.hpp"

// What Publish and PublishBatch share.
namespace emulator::sns {

struct State;
struct Topic;

// What a publisher says beside the message.
struct PublishOptions {
  std::string group_id;          // MessageGroupId
  std::string deduplication_id;  // MessageDeduplicationId
  std::string trace_id;          // X-Amzn-Trace-Id
};

PublishOptions read_publish_options(const aws::QueryCall& call, const std::string& prefix);
// What is wrong with them for the topic.
std::optional<aws::Error> options_error(const Topic& topic, const PublishOptions& options);

struct PublishedMessage {
  std::string id;
  std::string sequence_number;  // of a FIFO topic
};

// A message that repeats another, published to a FIFO topic less than five minutes ago, is answered
// as that was, and goes to nobody.
aws::Result<PublishedMessage> publish_message(State& state, const Topic& topic, Message message,
                                              PublishOptions options);

}  // namespace emulator::sns
