#include "handlers/lambda/event_retry.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using namespace std::chrono_literals;
using Outcome = EventRetry::Outcome;

TEST(EventRetry, ASuccessIsTheEnd) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::succeeded, 0ms), std::nullopt);
  EXPECT_EQ(retry.attempts(), 1u);
}

TEST(EventRetry, AFunctionErrorIsTriedTwiceMore) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::function_error, 0ms), 60s);
  EXPECT_EQ(retry.after(Outcome::function_error, 61s), 120s);
  EXPECT_EQ(retry.after(Outcome::function_error, 182s), std::nullopt);
  EXPECT_EQ(retry.attempts(), 3u);
}

TEST(EventRetry, AThrottledEventWaitsLongerEachTime) {
  EventRetry retry(60s);
  std::chrono::milliseconds age{};
  for (const auto pause : {1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s}) {
    EXPECT_EQ(retry.after(Outcome::throttled, age), pause);
    age += pause;
  }
}

TEST(EventRetry, ThrottlesDoNotCountAsFunctionErrors) {
  EventRetry retry(60s);
  EXPECT_TRUE(retry.after(Outcome::throttled, 0ms));
  EXPECT_EQ(retry.after(Outcome::function_error, 1s), 60s);
  EXPECT_TRUE(retry.after(Outcome::throttled, 61s));
  EXPECT_EQ(retry.after(Outcome::function_error, 63s), 120s);
}

TEST(EventRetry, AnEventGrowsNoOlderThanSixHours) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::throttled, 6h), std::nullopt);
}

TEST(EventRetry, ARefusedEventIsNotTriedAgain) {
  EventRetry retry(60s);
  EXPECT_EQ(retry.after(Outcome::refused, 0ms), std::nullopt);
}

}  // namespace
}  // namespace emulator::lambda
