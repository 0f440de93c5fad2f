#pragma once

#include <chrono>

namespace emulator::sns {

// How a failed delivery is tried again, in AWS's four phases: at once, after the least delay, with
// a growing delay, after the greatest delay.
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
struct RetryPolicy {
  enum class Backoff { linear, arithmetic, geometric, exponential };

  unsigned no_delay_retries = 0;
  unsigned min_delay_retries = 0;
  unsigned backoff_retries = 0;
  unsigned max_delay_retries = 0;
  std::chrono::milliseconds min_delay{20'000};
  std::chrono::milliseconds max_delay{20'000};
  Backoff backoff = Backoff::linear;

  unsigned retries() const noexcept {
    return no_delay_retries + min_delay_retries + backoff_retries + max_delay_retries;
  }
  // Before the n-th retry, n from 1 to retries().
  std::chrono::milliseconds delay_before(unsigned retry) const noexcept;
  // The same retries in a time where a second lasts as long as given.
  RetryPolicy at_pace(std::chrono::milliseconds second) const noexcept;

  bool operator==(const RetryPolicy&) const = default;
};

// Of HTTP endpoints where no policy says otherwise: three times, twenty seconds apart.
RetryPolicy default_retry_policy();
// Of what AWS itself runs, queues and functions: over 100,000 times in 23 days.
RetryPolicy managed_retry_policy();
// For what isn't worth waiting for: three times at once.
RetryPolicy quick_retry_policy();

enum class DeliveryOutcome { delivered, retryable, permanent };

// 2xx is success; 429 and 5xx are tried again; any other status will not change by repetition.
DeliveryOutcome outcome_of_status(unsigned status) noexcept;

// The delivery of one message to one subscription: told how an attempt ended, it says what is next.
class DeliveryAttempts {
 public:
  struct Next {
    enum class Kind { done, retry, give_up };
    Kind kind;
    std::chrono::milliseconds delay{0};  // before the retry
  };

  explicit DeliveryAttempts(const RetryPolicy& policy) : policy_(policy) {}

  Next after(DeliveryOutcome outcome) noexcept;
  unsigned made() const noexcept { return made_; }
  unsigned allowed() const noexcept { return policy_.retries() + 1; }

 private:
  RetryPolicy policy_;
  unsigned made_ = 0;
};

}  // namespace emulator::sns
