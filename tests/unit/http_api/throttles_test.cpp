#include "handlers/http_api/throttles.hpp"

#include <gtest/gtest.h>

#include "daemon/clock.hpp"

namespace emulator::http_api {
namespace {

apigatewayv2::LiveApi of_id(std::string id) {
  apigatewayv2::LiveApi api;
  api.id = std::move(id);
  return api;
}

struct ThrottlesTest : testing::Test {
  bool admit(const std::string& route) {
    return throttles.admit(api, stage, route, clock.steady_now());
  }

  ManualClock clock;
  apigatewayv2::LiveApi api = of_id("abc");
  apigatewayv2::LiveStage stage;
  execute_api::AccountThrottle account{{10'000, 5'000}};
  Throttles throttles{account};
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

TEST_F(ThrottlesTest, WhatAStageLeavesOpenIsTheAccounts) {
  execute_api::AccountThrottle small{{1, 2}};
  Throttles of_small(small);
  stage.throttle = apigatewayv2::Throttle{.rate = 1'000};
  EXPECT_TRUE(of_small.admit(api, stage, "GET /a", clock.steady_now()));
  EXPECT_TRUE(of_small.admit(api, stage, "GET /a", clock.steady_now()));
  EXPECT_FALSE(of_small.admit(api, stage, "GET /a", clock.steady_now()));
}

TEST_F(ThrottlesTest, AStageWithABurstAloneIsUnlimitedWhereTheAccountIs) {
  execute_api::AccountThrottle none{{0, 1}};
  Throttles unlimited(none);
  stage.throttle = apigatewayv2::Throttle{.burst = 1};
  for (int i = 0; i < 10; ++i)
    EXPECT_TRUE(unlimited.admit(api, stage, "GET /a", clock.steady_now()));
}

TEST_F(ThrottlesTest, ApisOfAnAccountShareItsBucketInARegion) {
  execute_api::AccountThrottle small{{1, 2}};
  Throttles of_http(small);
  Throttles of_websocket(small);
  const auto now = clock.steady_now();
  EXPECT_TRUE(of_http.admit(api, stage, "GET /a", now));
  EXPECT_TRUE(of_websocket.admit(of_id("def"), stage, "send", now));
  EXPECT_FALSE(of_http.admit(api, stage, "GET /a", now));
  EXPECT_FALSE(of_websocket.admit(api.scope, now));
  auto elsewhere = of_id("ghi");
  elsewhere.scope.region = "eu-west-1";
  EXPECT_TRUE(of_http.admit(elsewhere, stage, "GET /a", now));
  clock.advance(std::chrono::seconds(1));
  EXPECT_TRUE(of_websocket.admit(api.scope, clock.steady_now()));
}

TEST_F(ThrottlesTest, WhatAStageThrottlesTakesNothingFromTheAccount) {
  execute_api::AccountThrottle small{{0.001, 2}};
  Throttles of_small(small);
  stage.throttle = apigatewayv2::Throttle{0.001, 1};
  const auto now = clock.steady_now();
  EXPECT_TRUE(of_small.admit(api, stage, "GET /a", now));
  EXPECT_FALSE(of_small.admit(api, stage, "GET /a", now));
  EXPECT_TRUE(of_small.admit(api.scope, now));
}

}  // namespace
}  // namespace emulator::http_api
