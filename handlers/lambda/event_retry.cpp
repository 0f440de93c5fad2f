#include "handlers/lambda/event_retry.hpp"

#include <algorithm>

namespace emulator::lambda {

namespace {

using namespace std::chrono_literals;

constexpr unsigned max_retries = 2;
constexpr std::chrono::milliseconds max_age = 6h;
constexpr std::chrono::milliseconds first_throttle_pause = 1s;
constexpr std::chrono::milliseconds last_throttle_pause = 5min;

}  // namespace

std::optional<std::chrono::milliseconds> EventRetry::after(Outcome outcome,
                                                           std::chrono::milliseconds age) {
  ++attempts_;
  std::chrono::milliseconds pause{};
  switch (outcome) {
    case Outcome::succeeded:
    case Outcome::refused:
      return std::nullopt;
    case Outcome::function_error:
      if (function_errors_ == max_retries) return std::nullopt;
      pause = base_ * (1 << function_errors_++);
      break;
    case Outcome::throttled:
      pause =
          std::min(first_throttle_pause * (1 << std::min(throttles_++, 9u)), last_throttle_pause);
      break;
  }
  if (age + pause > max_age) return std::nullopt;
  return pause;
}

}  // namespace emulator::lambda
