#include "daemon/http/web_socket_deadlines.hpp"

#include <gtest/gtest.h>

#include "daemon/clock.hpp"

namespace emulator::http {
namespace {

using Due = WebSocketDeadlines::Due;
using namespace std::chrono_literals;

struct WebSocketDeadlinesTest : testing::Test {
  Due due() const { return deadlines.due(clock.steady_now()); }

  ManualClock clock;
  WebSocketDeadlines deadlines{clock.steady_now(), 10min, 2h};
};

TEST_F(WebSocketDeadlinesTest, AConnectionEndsTenMinutesAfterItsLastFrame) {
  clock.advance(10min - 1s);
  EXPECT_EQ(due(), Due::nothing);
  deadlines.heard(clock.steady_now());
  clock.advance(10min - 1s);
  EXPECT_EQ(due(), Due::nothing);
  clock.advance(1s);
  EXPECT_EQ(due(), Due::close);
}

TEST_F(WebSocketDeadlinesTest, AConnectionEndsAfterTwoHoursHoweverBusyItIs) {
  for (int minutes = 0; minutes < 120; minutes += 5) {
    EXPECT_EQ(due(), Due::nothing) << minutes;
    clock.advance(5min);
    deadlines.heard(clock.steady_now());
  }
  EXPECT_EQ(due(), Due::close);
}

TEST_F(WebSocketDeadlinesTest, APeerThatDoesNotCloseIsDropped) {
  EXPECT_FALSE(deadlines.closing());
  deadlines.close_sent(clock.steady_now());
  EXPECT_TRUE(deadlines.closing());
  clock.advance(4s);
  // Neither what it goes on to send nor a second close gives it more time.
  deadlines.heard(clock.steady_now());
  deadlines.close_sent(clock.steady_now());
  EXPECT_EQ(due(), Due::nothing);
  clock.advance(1s);
  EXPECT_EQ(due(), Due::drop);
}

}  // namespace
}  // namespace emulator::http
