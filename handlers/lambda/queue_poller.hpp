#pragma once

// The way from queues to functions. Include it in .cpp files only.

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/platform.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "handlers/lambda/managed_resources.hpp"
#include "handlers/lambda/message_filters.hpp"
#include "handlers/sqs/queue_reader.hpp"

namespace emulator::lambda {

struct ServiceState;

// What a mapping says of how its queue is polled.
struct PollerSettings {
  std::string mapping_uuid;
  FunctionTarget target;
  std::string queue_arn;
  std::size_t batch_size = 10;
  std::chrono::seconds window{0};
  std::size_t most_concurrent = 0;
  bool reports_failures = false;
  MessageFilters filters;
};

// Nothing for a mapping of another source, or that can't be read.
std::optional<PollerSettings> poller_settings(const EventSourceMapping& mapping,
                                              std::size_t account_limit);

// The pollers of all mappings that are enabled. A poller that is stopped finishes the batches that
// its function has.
class QueuePollers {
 public:
  explicit QueuePollers(const Platform& platform) : empty_(platform.loop) {}

  // Where queues are read; without it nothing is polled.
  void set_reader(sqs::QueueReader& reader) noexcept { reader_ = &reader; }
  sqs::QueueReader* reader() const noexcept { return reader_; }

  // Starts, or starts anew with what has changed.
  void start(const std::shared_ptr<ServiceState>& state, PollerSettings settings);
  void stop(const std::string& mapping_uuid);
  void stop_all();
  // After stop_all(): true once the last batch is done, false when the deadline came first.
  boost::asio::awaitable<bool> wait_until_empty(std::chrono::steady_clock::time_point deadline);

 private:
  struct Poller;
  struct Batch;
  static boost::asio::awaitable<void> run(std::shared_ptr<Poller> poller);
  static boost::asio::awaitable<bool> wait_for_slot(Poller& poller);
  static boost::asio::awaitable<aws::Result<sqs::ReadBatch>> gather(std::shared_ptr<Poller> poller);
  static boost::asio::awaitable<void> deliver(std::shared_ptr<Poller> poller, Batch batch);

  sqs::QueueReader* reader_ = nullptr;
  std::map<std::string, std::shared_ptr<Poller>> pollers_;
  std::size_t running_ = 0;  // coroutines
  boost::asio::steady_timer empty_;
};

}  // namespace emulator::lambda
