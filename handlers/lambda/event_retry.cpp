#include "handlers/lambda/event_retry.hpp"

#include <algorithm>

namespace emulator::lambda {

namespace {

// Of the base, which is a minute on AWS: from 1 s to 5 min.
constexpr int first_throttle_share = 60;
constexpr int last_throttle_multiple = 5;

}  // namespace

std::optional<std::chrono::milliseconds> EventRetry::after(Outcome outcome,
                                                           std::chrono::milliseconds age,
                                                           const Limits& limits) {
  ++attempts_;
  std::chrono::milliseconds pause{};
  switch (outcome) {
    case Outcome::succeeded:
    case Outcome::refused:
      return std::nullopt;
    case Outcome::function_error:
      if (function_errors_ >= limits.retries) return std::nullopt;
      pause = base_ * (1 << function_errors_++);
      break;
    case Outcome::throttled:
      if (limits.no_concurrency) return std::nullopt;
      // Whatever the base, throttled events don't keep the loop busy.
      pause = std::max(base_ / first_throttle_share, std::chrono::milliseconds(1)) *
              (1 << std::min(throttles_++, 9u));
      pause =
          std::min(pause, std::max(base_ * last_throttle_multiple, std::chrono::milliseconds(1)));
      break;
  }
  too_old_ = age + pause > limits.age;
  if (too_old_) return std::nullopt;
  return pause;
}

}  // namespace emulator::lambda
