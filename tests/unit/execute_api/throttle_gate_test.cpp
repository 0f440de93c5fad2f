// Throttles of plans, methods and accounts, below the port.

#include "tests/unit/execute_api/gated_api.hpp"

namespace emulator::execute_api {
namespace {

using namespace std::chrono_literals;

struct ThrottleGate : GatedApi {
  ThrottleGate() {
    create_method(gateway.root, "GET");
    orders = gateway.create_resource(gateway.root, "orders");
    create_method(orders, "GET");
  }
  void limit_methods(const std::string& key, const std::string& rate, const std::string& burst) {
    const std::string stage = gateway.base + "/stages/prod";
    patch(stage, "replace", "/" + key + "/throttling/rateLimit", rate);
    patch(stage, "replace", "/" + key + "/throttling/burstLimit", burst);
  }

  std::string orders;
};

TEST_F(ThrottleGate, A_plans_bucket_empties_and_fills_again) {
  deploy();
  create_plan(R"("throttle":{"rateLimit":2,"burstLimit":3})");
  create_key();
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(get().status, 200);
  expect_throttled(get());
  gateway.clock.advance(499ms);
  expect_throttled(get());
  gateway.clock.advance(1ms);
  EXPECT_EQ(get().status, 200);
  expect_throttled(get());
  gateway.clock.advance(1h);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(get().status, 200);
  expect_throttled(get());
}

TEST_F(ThrottleGate, Each_key_has_a_bucket_of_its_own) {
  deploy();
  create_plan(R"("throttle":{"rateLimit":1,"burstLimit":1})");
  create_key();
  create_key("another-another-1234");
  EXPECT_EQ(get().status, 200);
  expect_throttled(get());
  EXPECT_EQ(get("another-another-1234").status, 200);
}

TEST_F(ThrottleGate, A_method_that_the_plan_names_has_a_bucket_of_its_own) {
  deploy();
  create_plan(R"("throttle":{"rateLimit":1,"burstLimit":2})");
  create_key();
  patch(plan, "replace", "/apiStages/" + stage() + "/throttle//orders/GET/rateLimit", "1");
  patch(plan, "replace", "/apiStages/" + stage() + "/throttle//orders/GET/burstLimit", "1");
  EXPECT_EQ(get(key_value, "/orders").status, 200);
  expect_throttled(get(key_value, "/orders"));
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(get().status, 200);
  expect_throttled(get());
  gateway.clock.advance(1s);
  EXPECT_EQ(get(key_value, "/orders").status, 200);
}

TEST_F(ThrottleGate, What_is_throttled_counts_against_no_quota) {
  deploy();
  create_plan(R"("throttle":{"rateLimit":1,"burstLimit":1},"quota":{"limit":2,"period":"DAY"})");
  create_key();
  EXPECT_EQ(get().status, 200);
  expect_throttled(get());
  gateway.clock.advance(1s);
  EXPECT_EQ(get().status, 200);
  gateway.clock.advance(1s);
  expect_over_quota(get());
}

TEST_F(ThrottleGate, A_limit_of_nothing_lets_nothing_pass) {
  deploy();
  create_plan(R"("throttle":{"rateLimit":0,"burstLimit":0})");
  create_key();
  expect_throttled(get());
}

TEST_F(ThrottleGate, A_changed_limit_counts_at_once) {
  deploy();
  create_plan(R"("throttle":{"rateLimit":1,"burstLimit":1})");
  create_key();
  EXPECT_EQ(get().status, 200);
  expect_throttled(get());
  const auto removed =
      gateway.call("PATCH", plan, R"({"patchOperations":[{"op":"remove","path":"/throttle"}]})");
  ASSERT_EQ(removed.status, 200);
  EXPECT_EQ(get().status, 200);
}

TEST_F(ThrottleGate, A_stage_limits_each_of_its_methods_for_whoever_calls) {
  deploy();
  create_plan();
  create_key();
  create_key("another-another-1234");
  limit_methods("*/*", "1", "2");
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(get("another-another-1234").status, 200);
  expect_throttled(get());
  EXPECT_EQ(get(key_value, "/orders").status, 200);
  gateway.clock.advance(1s);
  EXPECT_EQ(get().status, 200);
  expect_throttled(get());
}

TEST_F(ThrottleGate, A_method_of_the_stage_may_have_other_limits) {
  deploy();
  create_plan();
  create_key();
  limit_methods("~1orders/GET", "1", "1");
  EXPECT_EQ(get(key_value, "/orders").status, 200);
  expect_throttled(get(key_value, "/orders"));
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(get().status, 200);
}

TEST_F(ThrottleGate, Functions_without_any_other_gate_are_throttled_by_their_stage) {
  const auto resource = gateway.create_resource(gateway.root, "called");
  create_lambda(resource, "GET");
  deploy();
  limit_methods("*/*", "1", "1");
  EXPECT_EQ(get("", "/called").status, 200);
  expect_throttled(get("", "/called"));
}

TEST_F(ThrottleGate, Answers_may_be_the_apis_own) {
  gateway.call("PUT", gateway.base + "/gatewayresponses/THROTTLED",
               R"({"responseParameters":{"gatewayresponse.header.Retry-After":"'1'"}})");
  deploy();
  create_plan(R"("throttle":{"rateLimit":0,"burstLimit":0})");
  create_key();
  EXPECT_EQ(get().headers.get("Retry-After"), "1");
}

TEST(Throttles, Of_accounts_are_kept_apart_and_may_be_off) {
  const Throttles::Time now{};
  const aws::Scope one{"111111111111", "us-east-1"};
  const aws::Scope two{"111111111111", "eu-west-1"};
  Throttles throttles({2, 1});
  EXPECT_TRUE(throttles.admits_account(one, now));
  EXPECT_FALSE(throttles.admits_account(one, now));
  EXPECT_TRUE(throttles.admits_account(two, now));
  EXPECT_TRUE(throttles.admits_account(one, now + 500ms));
  Throttles off({0, 1});
  for (int i = 0; i < 9; ++i)
    EXPECT_TRUE(off.admits_account(one, now));
}

struct AccountThrottle : GatedApi {
  AccountThrottle() : limited_plane(limited_platform(), gateway.service, invoker) {
    serving = &limited_plane;
  }
  Platform limited_platform() {
    config.apigateway_rate_limit = 1;
    config.apigateway_burst_limit = 2;
    return {gateway.loop.get_executor(),
            gateway.workers,
            gateway.clock,
            gateway.random,
            gateway.activity,
            config};
  }

  Config config;
  DataPlane limited_plane;
};

TEST_F(AccountThrottle, All_apis_and_methods_share_it) {
  create_lambda(gateway.root, "GET");
  const auto resource = gateway.create_resource(gateway.root, "mock");
  gateway.create_mock(resource, "GET");
  deploy();
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_EQ(send("GET", "/mock").status, 200);
  expect_throttled(send("GET", "/"));
  expect_throttled(send("GET", "/mock"));
  gateway.clock.advance(1s);
  EXPECT_EQ(send("GET", "/").status, 200);
}

}  // namespace
}  // namespace emulator::execute_api
