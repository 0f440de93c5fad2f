#include "handlers/sns/retry_policy.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;
using Kind = DeliveryAttempts::Next::Kind;

std::vector<long> delays(const RetryPolicy& policy) {
  std::vector<long> all;
  for (unsigned retry = 1; retry <= policy.retries(); ++retry) {
    all.push_back(policy.delay_before(retry).count());
  }
  return all;
}

TEST(RetryPolicy, DefaultIsThreeTimesEvery20Seconds) {
  EXPECT_EQ(delays(default_retry_policy()), (std::vector<long>{20'000, 20'000, 20'000}));
}

TEST(RetryPolicy, ManagedEndpointsAreTriedForDays) {
  const RetryPolicy policy = managed_retry_policy();
  EXPECT_EQ(policy.retries(), 100'015u);
  auto first = delays(policy);
  EXPECT_GT(std::accumulate(first.begin(), first.end(), 0L), 23L * 24 * 3600 * 1000);
  first.resize(6);
  EXPECT_EQ(first, (std::vector<long>{0, 0, 0, 1000, 1000, 1000}));
  EXPECT_EQ(policy.delay_before(15), 20s);
  EXPECT_EQ(policy.delay_before(100'015), 20s);
}

TEST(RetryPolicy, PaceCompressesAllPhases) {
  RetryPolicy policy;
  policy.no_delay_retries = 1;
  policy.min_delay_retries = 1;
  policy.backoff_retries = 3;
  policy.max_delay_retries = 1;
  policy.min_delay = 1s;
  policy.max_delay = 5s;
  EXPECT_EQ(delays(policy.at_pace(10ms)), (std::vector<long>{0, 10, 10, 30, 50, 50}));
  EXPECT_EQ(delays(policy.at_pace(1000ms)), delays(policy));
  EXPECT_EQ(delays(policy.at_pace(0ms)), (std::vector<long>{0, 0, 0, 0, 0, 0}));
}

TEST(RetryPolicy, PhasesFollowEachOther) {
  RetryPolicy policy;
  policy.no_delay_retries = 1;
  policy.min_delay_retries = 2;
  policy.backoff_retries = 3;
  policy.max_delay_retries = 1;
  policy.min_delay = 1s;
  policy.max_delay = 5s;
  EXPECT_EQ(delays(policy), (std::vector<long>{0, 1000, 1000, 1000, 3000, 5000, 5000}));
}

TEST(RetryPolicy, BackoffFunctionsBeginAndEndAlike) {
  using Backoff = RetryPolicy::Backoff;
  for (const Backoff backoff :
       {Backoff::linear, Backoff::arithmetic, Backoff::geometric, Backoff::exponential}) {
    RetryPolicy policy;
    policy.backoff_retries = 5;
    policy.min_delay = 1s;
    policy.max_delay = 100s;
    policy.backoff = backoff;
    const auto all = delays(policy);
    EXPECT_EQ(all.front(), 1000);
    EXPECT_EQ(all.back(), 100'000);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  }
}

TEST(DeliveryAttempts, EndWithSuccess) {
  DeliveryAttempts attempts(default_retry_policy());
  EXPECT_EQ(attempts.after(DeliveryOutcome::retryable).kind, Kind::retry);
  EXPECT_EQ(attempts.after(DeliveryOutcome::delivered).kind, Kind::done);
  EXPECT_EQ(attempts.made(), 2u);
}

TEST(DeliveryAttempts, EndAtOnceWithAPermanentFailure) {
  DeliveryAttempts attempts(default_retry_policy());
  EXPECT_EQ(attempts.after(DeliveryOutcome::permanent).kind, Kind::give_up);
}

TEST(DeliveryAttempts, EndWhenAllAreUsedUp) {
  DeliveryAttempts attempts(default_retry_policy());
  EXPECT_EQ(attempts.allowed(), 4u);
  for (unsigned i = 1; i < attempts.allowed(); ++i) {
    const auto next = attempts.after(DeliveryOutcome::retryable);
    EXPECT_EQ(next.kind, Kind::retry);
    EXPECT_EQ(next.delay, 20s);
  }
  EXPECT_EQ(attempts.after(DeliveryOutcome::retryable).kind, Kind::give_up);
}

TEST(DeliveryOutcome, FollowsTheStatus) {
  EXPECT_EQ(outcome_of_status(200), DeliveryOutcome::delivered);
  EXPECT_EQ(outcome_of_status(204), DeliveryOutcome::delivered);
  EXPECT_EQ(outcome_of_status(302), DeliveryOutcome::permanent);
  EXPECT_EQ(outcome_of_status(404), DeliveryOutcome::permanent);
  EXPECT_EQ(outcome_of_status(429), DeliveryOutcome::retryable);
  EXPECT_EQ(outcome_of_status(503), DeliveryOutcome::retryable);
}

}  // namespace
}  // namespace emulator::sns
