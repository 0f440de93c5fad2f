#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/platform.hpp"
#include "lambda/invoker.hpp"

namespace emulator::lambda {

class Interpreters;
class LogDestination;
struct FunctionVersion;

// Runs invocations: gives each an idle execution environment of its function version, or starts one
// when all are busy, and retires idle ones after the keep-alive.
class Scheduler {
 public:
  // `directory` holds the environments' /tmp directories; it must exist.
  Scheduler(const Platform& platform, std::filesystem::path directory);
  // stop() must have completed.
  ~Scheduler();

  // Where functions reach the emulator, "http://127.0.0.1:4566": AWS_ENDPOINT_URL. Known once the
  // edge listens.
  void set_endpoint(std::string url);

  // Where functions' logs are kept for readers; it outlives the scheduler.
  void set_logs(LogDestination& logs);
  // What runs the functions of language runtimes here.
  Interpreters& interpreters();

  // Runs one invocation to its one answer: response, function error, crash, timeout or shutdown.
  // `invoked_arn` is the ARN the caller used (Lambda-Runtime-Invoked-Function-Arn). `request_id` is
  // Lambda's id of this invocation. Errors: TooManyRequestsException past the concurrency of the
  // function or the account.
  boost::asio::awaitable<aws::Result<InvocationOutput>> invoke(
      std::shared_ptr<const FunctionVersion> version, std::string invoked_arn,
      std::string request_id, InvocationInput input);

  // Keeps this many environments of a version started ahead and alive, whether or not they are
  // used; 0 ends that. Environments that fail in Init are not tried again until the next call.
  void provision(const std::shared_ptr<const FunctionVersion>& version, unsigned count);
  struct Provisioned {
    unsigned ready = 0;  // started, and idle or at work
    bool failed = false;
  };
  Provisioned provisioned(const FunctionVersion& version) const;

  // No new invocation will come for this snapshot: idle environments end now, busy ones after their
  // invocation.
  void retire(const std::shared_ptr<const FunctionVersion>& version);

  // Ends every environment now; invocations in flight get a function error. Afterwards usable
  // again.
  boost::asio::awaitable<void> reset();
  // Lets invocations in flight finish until the deadline, then as reset(); refuses further ones.
  boost::asio::awaitable<void> stop(std::chrono::steady_clock::time_point deadline);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace emulator::lambda
