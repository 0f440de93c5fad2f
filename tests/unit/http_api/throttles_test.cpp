#include "handlers/http_api/throttles.hpp"

#include <gtest/gtest.h>

#include "daemon/clock.hpp"

namespace emulator::http_api {
namespace {

struct ThrottlesTest : testing::Test {
  bool admit(const std::string& route) {
    return throttles.admit("abc", stage, route, clock.steady_now());
  }

  ManualClock clock;
  apigatewayv2::LiveStage stage;
  Throttles throttles;
};

TEST_F(ThrottlesTest, AStageWithoutSettingsTakesAll) {
  for (int i = 0; i < 10; ++i)
    EXPECT_TRUE(admit("GET /a"));
}

TEST_F(ThrottlesTest, RoutesShareTheStagesBucketUnlessTheyHaveTheirOwn) {
  stage.throttle = apigatewayv2::Throttle{1, 2};
  stage.route_throttles = {{"GET /own", {1, 1}}};
  EXPECT_TRUE(admit("GET /a"));
  EXPECT_TRUE(admit("GET /b"));
  EXPECT_FALSE(admit("GET /c"));
  EXPECT_TRUE(admit("GET /own"));
  EXPECT_FALSE(admit("GET /own"));
  clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(admit("GET /c"));
  EXPECT_FALSE(admit("GET /a"));
}

TEST_F(ThrottlesTest, ABucketGoesWithItsApi) {
  stage.throttle = apigatewayv2::Throttle{0.001, 1};
  EXPECT_TRUE(admit("GET /a"));
  throttles.forget("ab");
  EXPECT_FALSE(admit("GET /a"));
  throttles.forget("abc");
  EXPECT_TRUE(admit("GET /a"));
}

}  // namespace
}  // namespace emulator::http_api
