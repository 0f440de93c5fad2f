#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lambda/invoker.hpp"

namespace emulator::lambda {

// Why an invocation has no response of its function, in Lambda's words.
struct Failure {
  std::string type;            // "Runtime.ExitError"
  std::string message;         // "Runtime exited with error: exit status 1"
  bool timed_out = false;      // Sandbox.Timedout
  bool worth_retrying = true;  // a second Init could go better
  std::optional<std::string> posted =
      std::nullopt;  // the error document that the runtime itself reported
};

Failure timed_out(std::chrono::seconds timeout);
// `status` is that of wait().
Failure exited(int status);
// It was ended because it used more than its MemorySize.
Failure out_of_memory();
Failure response_too_large();
// A streamed response past `limit`.
Failure stream_too_large(std::size_t limit);
// A streamed response that its runtime did not end.
Failure truncated_response();
// Our own doing: reset, shutdown.
Failure environment_ended();

// The invocation's payload: the runtime's own error, or
// {"errorType":…,"errorMessage":"RequestId: … Error: …"}.
std::string payload_of(const Failure& failure, std::string_view request_id);

// The answer to an invocation that ended so.
InvocationOutput output_of(const Failure& failure, const std::string& request_id);

// "exit status 1", "signal: killed": the words of Lambda's own supervisor.
std::string describe_exit(int status);

}  // namespace emulator::lambda
