#pragma once

#include <chrono>
#include <string>

namespace emulator {

// Time is handed in, so that retries, timeouts and windows can be tested without waiting.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::chrono::system_clock::time_point now() const = 0;
  virtual std::chrono::steady_clock::time_point steady_now() const = 0;
  // When a timer of the event loop ends that begins now and waits for so long. Loops know no time
  // but the real one.
  virtual std::chrono::steady_clock::time_point timer_end(std::chrono::nanoseconds wait) const {
    return std::chrono::steady_clock::now() + wait;
  }
};

class RealClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() const override {
    return std::chrono::system_clock::now();
  }
  std::chrono::steady_clock::time_point steady_now() const override {
    return std::chrono::steady_clock::now();
  }
};

// A clock for tests; it moves only when told to.
class ManualClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() const override {
    return std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000)) +
           std::chrono::duration_cast<std::chrono::system_clock::duration>(elapsed_);
  }
  std::chrono::steady_clock::time_point steady_now() const override {
    return std::chrono::steady_clock::time_point(elapsed_);
  }
  void advance(std::chrono::nanoseconds by) { elapsed_ += by; }
  // From now on timers end at once, and the clock moves on by what they were to wait.
  void skip_waits() { skips_waits_ = true; }
  std::chrono::steady_clock::time_point timer_end(std::chrono::nanoseconds wait) const override {
    if (!skips_waits_) return Clock::timer_end(wait);
    elapsed_ += wait;
    return {};
  }

 private:
  mutable std::chrono::nanoseconds elapsed_{0};
  bool skips_waits_ = false;
};

// As of the kernel's last tick, up to some milliseconds ago, for a tenth of what the exact time
// costs: for deadlines that are looked at now and then.
std::chrono::steady_clock::time_point coarse_steady_now() noexcept;

// "2026-01-31T09:30:00.123Z": SNS messages and STS.
std::string iso8601_milliseconds(std::chrono::system_clock::time_point time);
// "2026-01-31T09:30:00.123+0000": Lambda's LastModified.
std::string lambda_timestamp(std::chrono::system_clock::time_point time);
// "31/Jan/2026:09:30:00 +0000": API Gateway's requestTime.
std::string clf_timestamp(std::chrono::system_clock::time_point time);
// "Sat Jan 31 09:30:00 UTC 2026": API Gateway's test invocations.
std::string java_timestamp(std::chrono::system_clock::time_point time);
std::int64_t epoch_milliseconds(std::chrono::system_clock::time_point time);

}  // namespace emulator
