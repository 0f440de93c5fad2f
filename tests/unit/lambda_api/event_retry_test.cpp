#include "handlers/lambda/event_retry.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using namespace std::chrono_literals;
using Outcome = EventRetry::Outcome;

constexpr EventRetry::Limits limits;

TEST(EventRetry, ASuccessIsTheEnd) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::succeeded, 0ms, limits), std::nullopt);
  EXPECT_EQ(retry.attempts(), 1u);
}

TEST(EventRetry, AFunctionErrorIsTriedTwiceMore) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::function_error, 0ms, limits), 60s);
  EXPECT_EQ(retry.after(Outcome::function_error, 61s, limits), 120s);
  EXPECT_EQ(retry.after(Outcome::function_error, 182s, limits), std::nullopt);
  EXPECT_EQ(retry.attempts(), 3u);
}

TEST(EventRetry, AThrottledEventWaitsLongerEachTime) {
  EventRetry retry(60s);
  std::chrono::milliseconds age{};
  for (const auto pause : {1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s}) {
    EXPECT_EQ(retry.after(Outcome::throttled, age, limits), pause);
    age += pause;
  }
}

TEST(EventRetry, ThrottlesDoNotCountAsFunctionErrors) {
  EventRetry retry(60s);
  EXPECT_TRUE(retry.after(Outcome::throttled, 0ms, limits));
  EXPECT_EQ(retry.after(Outcome::function_error, 1s, limits), 60s);
  EXPECT_TRUE(retry.after(Outcome::throttled, 61s, limits));
  EXPECT_EQ(retry.after(Outcome::function_error, 63s, limits), 120s);
}

TEST(EventRetry, AnEventGrowsNoOlderThanSixHours) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::throttled, 6h, limits), std::nullopt);
}

TEST(EventRetry, KeepsToTheConfiguredLimits) {
  EventRetry none(60s);
  EXPECT_EQ(none.after(Outcome::function_error, 0ms, {0, 6h}), std::nullopt);
  EXPECT_FALSE(none.too_old());
  EventRetry young(60s);
  EXPECT_EQ(young.after(Outcome::function_error, 1s, {2, 60s}), std::nullopt);
  EXPECT_TRUE(young.too_old());
}

TEST(EventRetry, ThePausesOfThrottledEventsShrinkWithTheBase) {
  EventRetry retry(600ms);
  EXPECT_EQ(retry.after(Outcome::throttled, 0ms, limits), 10ms);
  EXPECT_EQ(retry.after(Outcome::throttled, 10ms, limits), 20ms);
}

TEST(EventRetry, AFunctionWithoutConcurrencyIsNotTriedAgain) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::throttled, 0ms, {2, 6h, true}), std::nullopt);
}

TEST(EventRetry, ARefusedEventIsNotTriedAgain) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::refused, 0ms, limits), std::nullopt);
}

}  // namespace
}  // namespace emulator::lambda
