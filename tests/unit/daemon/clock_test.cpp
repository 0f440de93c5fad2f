#include "daemon/clock.hpp"

#include <gtest/gtest.h>

namespace emulator {
namespace {

TEST(Clock, WritesTimesAsEachServiceDoes) {
  const auto time =
      std::chrono::system_clock::time_point(std::chrono::milliseconds(1'769'851'800'042));
  EXPECT_EQ(iso8601_milliseconds(time), "2026-01-31T09:30:00.042Z");
  EXPECT_EQ(lambda_timestamp(time), "2026-01-31T09:30:00.042+0000");
  EXPECT_EQ(clf_timestamp(time), "31/Jan/2026:09:30:00 +0000");
  EXPECT_EQ(epoch_milliseconds(time), 1'769'851'800'042);
}

TEST(Clock, WritesTimesOfDifferentSecondsInAnyOrder) {
  const std::chrono::system_clock::time_point epoch;
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(iso8601_milliseconds(epoch), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(clf_timestamp(epoch), "01/Jan/1970:00:00:00 +0000");
    const auto later = epoch + std::chrono::milliseconds(59'999);
    EXPECT_EQ(iso8601_milliseconds(later), "1970-01-01T00:00:59.999Z");
    EXPECT_EQ(clf_timestamp(later), "01/Jan/1970:00:00:59 +0000");
    EXPECT_EQ(iso8601_milliseconds(epoch - std::chrono::milliseconds(1)),
              "1969-12-31T23:59:59.999Z");
  }
}

TEST(ManualClock, MovesOnlyWhenTold) {
  ManualClock clock;
  const auto before = clock.now();
  const auto steady = clock.steady_now();
  clock.advance(std::chrono::seconds(5));
  EXPECT_EQ(clock.now() - before, std::chrono::seconds(5));
  EXPECT_EQ(clock.steady_now() - steady, std::chrono::seconds(5));
}

TEST(ManualClock, MovesByWhatIsWaitedForWhenWaitsAreSkipped) {
  ManualClock clock;
  const auto before = clock.steady_now();
  EXPECT_GT(clock.timer_end(std::chrono::hours(1)), std::chrono::steady_clock::now());
  EXPECT_EQ(clock.steady_now(), before);
  clock.skip_waits();
  EXPECT_LT(clock.timer_end(std::chrono::hours(1)), std::chrono::steady_clock::now());
  EXPECT_EQ(clock.steady_now() - before, std::chrono::hours(1));
}

}  // namespace
}  // namespace emulator
