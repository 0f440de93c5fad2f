#pragma once

// Queues with those who wait at them. Include it in .cpp files only.

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/steady_timer.hpp>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "daemon/platform.hpp"
#include "handlers/sqs/move_task.hpp"
#include "handlers/sqs/queue.hpp"
#include "handlers/sqs/queue_reader.hpp"

namespace emulator::sqs {

// One receiver that waits; lives in the coroutine that waits.
struct Waiter {
  Waiter(const boost::asio::any_io_executor& loop, ReceiveRequest wanted,
         std::shared_ptr<Interest> given)
      : timer(loop), request(std::move(wanted)), interest(std::move(given)) {}

  boost::asio::steady_timer timer;
  ReceiveRequest request;
  std::shared_ptr<Interest> interest;
  std::optional<aws::Result<std::vector<ReceivedMessage>>> answer;
  Activity::Token activity;
};

struct LiveQueue {
  LiveQueue(const Platform& platform, aws::Scope where, std::string given_name,
            QueueSettings settings);

  aws::Scope scope;
  std::string name;
  std::string arn;
  Queue queue;
  aws::Tags tags;
  std::int64_t created = 0;  // seconds since 1970
  std::int64_t modified = 0;
  std::optional<Steady::time_point> purged;
  std::list<Waiter*> waiters;       // who waits longest is first
  boost::asio::steady_timer timer;  // for what time makes visible, while somebody waits
};

using QueueTable = std::map<std::string, std::shared_ptr<LiveQueue>, std::less<>>;
using DeletedNames = std::map<std::string, Steady::time_point, std::less<>>;

struct State : std::enable_shared_from_this<State> {
  explicit State(const Platform& services) : platform(services) {}

  Platform platform;
  aws::Regional<QueueTable> queues;
  aws::Regional<DeletedNames> deleted;
  std::map<std::string, std::shared_ptr<MoveTask>> move_tasks;  // by handle
  std::uint64_t last_sequence_number = 0;
  bool stopped = false;  // nobody waits any more

  Now now() const;

  std::shared_ptr<LiveQueue> find(const aws::Scope& scope, std::string_view name);
  std::shared_ptr<LiveQueue> find(std::string_view arn);
  // Where messages that were received too often go; null when that queue isn't there.
  std::shared_ptr<LiveQueue> dead_letter_queue_of(const LiveQueue& live);

  struct Sent {
    std::string message_id;
    std::string md5_of_body;
    std::string md5_of_attributes;
    std::string sequence_number;  // empty in a standard queue
  };
  // Checks the message, puts it in and wakes who waits for it.
  aws::Result<Sent> send(LiveQueue& live, OutgoingMessage message,
                         std::optional<std::chrono::seconds> delay);
  // What is there now. OverLimit.
  aws::Result<std::vector<ReceivedMessage>> receive(LiveQueue& live, ReceiveRequest request);
  // After every change that may make a message visible.
  void wake_waiters(LiveQueue& live);
  void remove(const std::shared_ptr<LiveQueue>& live);

  // Ends all waiting: with no message, or because the queues are gone.
  void release_waiters(const std::optional<aws::Error>& error);
};

// Waits up to `wait` for a message when there is none. NonExistentQueue when the queue is deleted
// meanwhile. `is_ours` counts what was received as work in flight.
boost::asio::awaitable<aws::Result<ReadBatch>> receive_or_wait(
    std::shared_ptr<State> state, std::shared_ptr<LiveQueue> live, ReceiveRequest request,
    std::chrono::milliseconds wait, std::shared_ptr<Interest> interest, bool is_ours);

}  // namespace emulator::sqs
