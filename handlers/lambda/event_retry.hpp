#pragma once

#include <chrono>
#include <optional>

namespace emulator::lambda {

// How Lambda treats an asynchronous event: a function error is tried twice more; a throttled event
// goes back to the queue, with growing pauses, until it is six hours old.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
class EventRetry {
 public:
  // The pause before the first retry; the second waits twice as long.
  explicit EventRetry(std::chrono::milliseconds base) : base_(base) {}

  enum class Outcome {
    succeeded,
    function_error,
    throttled,
    refused,  // the function is gone, or the emulator is stopping
  };

  // When to try again, counted from now; nothing when the event is done with, one way or the other.
  std::optional<std::chrono::milliseconds> after(Outcome outcome, std::chrono::milliseconds age);

  unsigned attempts() const noexcept { return attempts_; }

 private:
  std::chrono::milliseconds base_;
  unsigned attempts_ = 0;
  unsigned function_errors_ = 0;
  unsigned throttles_ = 0;
};

}  // namespace emulator::lambda
