#pragma once

#include <chrono>
#include <optional>

namespace emulator::lambda {

// How Lambda treats an asynchronous event: a function error is tried twice more, unless configured
// otherwise; a throttled event goes back to the queue, with growing pauses, until it is too old.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
class EventRetry {
 public:
  struct Limits {
    unsigned retries = 2;
    std::chrono::milliseconds age = std::chrono::hours(6);
    // ReservedConcurrentExecutions is 0: what is throttled will always be.
    bool no_concurrency = false;
  };

  // The pause before the first retry, a minute on AWS; the second waits twice as long. Throttled
  // events wait from a sixtieth of it to five times of it.
  explicit EventRetry(std::chrono::milliseconds base) : base_(base) {}

  enum class Outcome {
    succeeded,
    function_error,
    throttled,
    refused,  // the function is gone, or the emulator is stopping
  };

  // When to try again, counted from now; nothing when the event is done with, one way or the other.
  std::optional<std::chrono::milliseconds> after(Outcome outcome, std::chrono::milliseconds age,
                                                 const Limits& limits);

  unsigned attempts() const noexcept { return attempts_; }
  // Whether it ended because it was, or would be, too old.
  bool too_old() const noexcept { return too_old_; }

 private:
  std::chrono::milliseconds base_;
  unsigned attempts_ = 0;
  unsigned function_errors_ = 0;
  unsigned throttles_ = 0;
  bool too_old_ = false;
};

}  // namespace emulator::lambda
