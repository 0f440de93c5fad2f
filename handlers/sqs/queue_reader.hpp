#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/activity.hpp"
#include "daemon/aws/error.hpp"
#include "handlers/sqs/message.hpp"

namespace emulator::sqs {

// Whether somebody still wants what they wait for. Whoever gives up closes it, and the wait ends
// without having taken a message.
class Interest {
 public:
  bool is_over() const noexcept { return over_; }
  void end() {
    over_ = true;
    if (wake_) wake_();
  }
  // At most one waits with it at a time.
  void wake_with(std::function<void()> wake) { wake_ = std::move(wake); }

 private:
  bool over_ = false;
  std::function<void()> wake_;
};

struct ReadOptions {
  std::size_t max_messages = 10;
  // How long to wait for the first message; no message is an empty answer.
  std::chrono::milliseconds wait{0};
  std::shared_ptr<Interest> interest;
};

struct ReadBatch {
  std::vector<ReceivedMessage> messages;
  // In flight from the moment the messages left the queue, so that nobody thinks all is quiet.
  Activity::Token activity;
};

// What a reader needs to know of a queue.
struct QueueFacts {
  bool is_fifo = false;
  std::chrono::seconds visibility_timeout{0};
};

// How Lambda's pollers read queues. All errors are those of the operations: NonExistentQueue, …
class QueueReader {
 public:
  virtual ~QueueReader() = default;

  virtual aws::Result<QueueFacts> facts(std::string_view queue_arn) const = 0;
  // ReceiveMessage, of more than ten messages too.
  virtual boost::asio::awaitable<aws::Result<ReadBatch>> read(std::string queue_arn,
                                                              ReadOptions options) = 0;
  // DeleteMessage.
  virtual aws::Result<void> remove(std::string_view queue_arn, std::string_view receipt_handle) = 0;
};

}  // namespace emulator::sqs
