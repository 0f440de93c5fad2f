#include "daemon/activity.hpp"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace emulator {
namespace {

using Clock = std::chrono::steady_clock;

class ActivityTest : public testing::Test {
 protected:
  // Runs the loop until the wait has its answer.
  void wait(Clock::time_point deadline) {
    boost::asio::co_spawn(loop_, activity_.wait_until_idle(deadline),
                          [this](const std::exception_ptr&, bool idle) { answer_ = idle; });
  }

  boost::asio::io_context loop_;
  Activity activity_{loop_.get_executor()};
  std::optional<bool> answer_;
};

TEST_F(ActivityTest, IsIdleAtOnceWithNothingInFlight) {
  wait(Clock::time_point::min());
  loop_.run();
  EXPECT_EQ(answer_, true);
}

TEST_F(ActivityTest, WaitsForTheLastTokenToGo) {
  auto first = activity_.begin();
  auto second = activity_.begin();
  wait(Clock::now() + std::chrono::hours(1));
  loop_.poll();
  EXPECT_EQ(answer_, std::nullopt);
  first.release();
  loop_.poll();
  EXPECT_EQ(answer_, std::nullopt);
  second.release();
  loop_.run();
  EXPECT_EQ(answer_, true);
}

TEST_F(ActivityTest, KeepsWaitingWhenNewWorkBeginsBeforeTheWaiterRuns) {
  auto first = activity_.begin();
  wait(Clock::now() + std::chrono::hours(1));
  loop_.poll();
  first.release();
  auto second = activity_.begin();
  loop_.poll();
  EXPECT_EQ(answer_, std::nullopt);
  second.release();
  loop_.run();
  EXPECT_EQ(answer_, true);
}

TEST_F(ActivityTest, GivesUpAtTheDeadline) {
  const auto token = activity_.begin();
  wait(Clock::time_point::min());
  loop_.run();
  EXPECT_EQ(answer_, false);
}

TEST_F(ActivityTest, CountsAMovedTokenOnce) {
  auto token = activity_.begin();
  auto moved = std::move(token);
  EXPECT_EQ(activity_.in_flight(), 1u);
  moved = Activity::Token();
  EXPECT_EQ(activity_.in_flight(), 0u);
}

}  // namespace
}  // namespace emulator
