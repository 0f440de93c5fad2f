#include "handlers/sns/retry_policy.hpp"

#include <cmath>

namespace emulator::sns {

namespace {

// How far along from the least delay to the greatest the n-th of `count` backoff retries is, 0
// to 1.
double progress(RetryPolicy::Backoff backoff, unsigned n, unsigned count, double ratio) noexcept {
  if (count < 2) return 0;
  const double x = static_cast<double>(n - 1) / (count - 1);
  switch (backoff) {
    case RetryPolicy::Backoff::linear:
      return x;
    case RetryPolicy::Backoff::arithmetic:  // steps that grow by a constant: 1, 2, 3, …
      return x * (x * (count - 1) + 1) / count;
    case RetryPolicy::Backoff::geometric:
      return x * x;
    case RetryPolicy::Backoff::exponential:
      break;
  }
  // Each delay is the same multiple of the one before.
  return ratio > 1 ? (std::pow(ratio, x) - 1) / (ratio - 1) : x;
}

}  // namespace

std::chrono::milliseconds RetryPolicy::delay_before(unsigned retry) const noexcept {
  if (retry <= no_delay_retries) return std::chrono::milliseconds(0);
  retry -= no_delay_retries;
  if (retry <= min_delay_retries) return min_delay;
  retry -= min_delay_retries;
  if (retry > backoff_retries) return max_delay;
  const double low = static_cast<double>(min_delay.count());
  const double high = static_cast<double>(max_delay.count());
  const double ratio = low > 0 ? high / low : 1;
  const double delay = low + (high - low) * progress(backoff, retry, backoff_retries, ratio);
  return std::chrono::milliseconds(std::llround(delay));
}

RetryPolicy RetryPolicy::at_pace(std::chrono::milliseconds second) const noexcept {
  constexpr std::chrono::milliseconds real{1000};
  RetryPolicy policy = *this;
  policy.min_delay = policy.min_delay * second.count() / real.count();
  policy.max_delay = policy.max_delay * second.count() / real.count();
  return policy;
}

RetryPolicy default_retry_policy() {
  RetryPolicy policy;
  policy.backoff_retries = 3;
  return policy;
}

RetryPolicy managed_retry_policy() {
  RetryPolicy policy = quick_retry_policy();
  policy.min_delay_retries = 2;
  policy.backoff_retries = 10;
  policy.max_delay_retries = 100'000;
  policy.min_delay = std::chrono::seconds(1);
  policy.max_delay = std::chrono::seconds(20);
  policy.backoff = RetryPolicy::Backoff::exponential;
  return policy;
}

RetryPolicy quick_retry_policy() {
  RetryPolicy policy;
  policy.no_delay_retries = 3;
  return policy;
}

DeliveryOutcome outcome_of_status(unsigned status) noexcept {
  if (status >= 200 && status < 300) return DeliveryOutcome::delivered;
  if (status == 429 || status >= 500) return DeliveryOutcome::retryable;
  return DeliveryOutcome::permanent;
}

DeliveryAttempts::Next DeliveryAttempts::after(DeliveryOutcome outcome) noexcept {
  ++made_;
  if (outcome == DeliveryOutcome::delivered) return {Next::Kind::done};
  if (outcome == DeliveryOutcome::permanent || made_ > policy_.retries()) {
    return {Next::Kind::give_up};
  }
  return {Next::Kind::retry, policy_.delay_before(made_)};
}

}  // namespace emulator::sns
