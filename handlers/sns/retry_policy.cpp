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

RetryPolicy default_retry_policy(std::chrono::milliseconds first_backoff) {
  RetryPolicy policy = quick_retry_policy();
  policy.backoff_retries = 3;
  policy.min_delay = first_backoff;
  policy.max_delay = first_backoff * 20;
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
