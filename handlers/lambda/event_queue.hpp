#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/platform.hpp"
#include "handlers/lambda/event_outcome.hpp"
#include "handlers/lambda/event_retry.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "lambda/invoker.hpp"

namespace emulator::lambda {

// Asynchronous events on their way to functions. Each ends in one outcome; one that finally fails
// is a line in the log as well.
class EventQueue {
 public:
  // One attempt; looks the function up anew, so that a retry meets what it is by then.
  using Invoke = std::function<boost::asio::awaitable<aws::Result<InvocationOutput>>(
      FunctionTarget target, std::string request_id, InvocationInput input)>;

  // How often and how long an event is tried, by what is configured at the time.
  using Limits = std::function<EventRetry::Limits(const FunctionTarget& target)>;
  using Finished = std::function<void(const Event& event, const EventOutcome& outcome)>;

  EventQueue(const Platform& platform, Invoke invoke, Limits limits = {}, Finished finished = {});
  // cancel() must have completed.
  ~EventQueue();

  void push(Event event);

  // Tries nothing again: events that wait for a retry are dropped now, those that run are once
  // their attempt has failed.
  void stop_retrying();
  // The same, and takes no new events until resume().
  void cancel();
  // After cancel(): true once the last one is gone, false when the deadline came first.
  boost::asio::awaitable<bool> wait_until_empty(std::chrono::steady_clock::time_point deadline);
  void resume();

 private:
  struct Core;
  std::shared_ptr<Core> core_;
};

}  // namespace emulator::lambda
