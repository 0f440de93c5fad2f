// API keys and the quotas of their plans, below the port.

#include <cstdlib>
#include <ctime>

#include "tests/unit/execute_api/gated_api.hpp"

namespace emulator::execute_api {
namespace {

using namespace std::chrono_literals;

// The time zone of the process, for a while.
struct ZoneOf {
  explicit ZoneOf(const char* name) { set(name); }
  ~ZoneOf() { set(before.empty() ? nullptr : before.c_str()); }
  ZoneOf(const ZoneOf&) = delete;
  ZoneOf& operator=(const ZoneOf&) = delete;
  static void set(const char* name) {
    if (name == nullptr) {
      ::unsetenv("TZ");
    } else {
      ::setenv("TZ", name, 1);
    }
    ::tzset();
  }
  const std::string before = ::getenv("TZ") == nullptr ? "" : ::getenv("TZ");
};

struct KeyGate : GatedApi {
  KeyGate() { create_method(gateway.root, "GET"); }
};

TEST_F(KeyGate, A_key_of_a_plan_of_the_stage_passes_and_is_known) {
  deploy();
  create_plan();
  const auto id = create_key();
  const auto answer = get();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, id + " " + key_value);
}

TEST_F(KeyGate, A_function_is_told_of_the_key) {
  const auto resource = gateway.create_resource(gateway.root, "called");
  create_lambda(resource, "GET");
  patch(gateway.method_path(resource, "GET"), "replace", "/apiKeyRequired", "true");
  deploy();
  create_plan();
  const auto id = create_key();
  expect_forbidden(get("", "/called"));
  EXPECT_EQ(get(key_value, "/called").status, 200);
  const auto told = event();
  const auto& identity = told["requestContext"]["identity"];
  EXPECT_EQ(aws::string_of(identity["apiKey"]), key_value);
  EXPECT_EQ(aws::string_of(identity["apiKeyId"]), id);
}

TEST_F(KeyGate, A_method_that_asks_for_no_key_knows_none) {
  patch(gateway.method_path(gateway.root, "GET"), "replace", "/apiKeyRequired", "false");
  deploy();
  create_plan();
  create_key();
  EXPECT_EQ(get().body, " ");
  EXPECT_EQ(get("").status, 200);
}

TEST_F(KeyGate, No_key_an_unknown_one_and_one_without_plan_are_forbidden) {
  deploy();
  create_plan();
  create_key();
  expect_forbidden(get(""));
  expect_forbidden(get("unknown-unknown-unknown"));
  expect_forbidden(get(std::string(key_value) + " "));
  gateway.call("POST", "/apikeys", R"({"enabled":true,"value":"planless-planless-12"})");
  expect_forbidden(get("planless-planless-12"));
}

TEST_F(KeyGate, A_plan_of_another_stage_opens_nothing) {
  deploy();
  create_plan();
  create_key();
  patch(plan, "remove", "/apiStages", stage());
  expect_forbidden(get());
  patch(plan, "add", "/apiStages", stage());
  EXPECT_EQ(get().status, 200);
}

TEST_F(KeyGate, What_becomes_of_a_key_counts_at_once) {
  deploy();
  create_plan();
  const auto id = create_key();
  EXPECT_EQ(get().status, 200);
  patch("/apikeys/" + id, "replace", "/enabled", "false");
  expect_forbidden(get());
  patch("/apikeys/" + id, "replace", "/enabled", "true");
  EXPECT_EQ(get().status, 200);
  gateway.call("DELETE", plan + "/keys/" + id);
  expect_forbidden(get());
  gateway.call("POST", plan + "/keys", R"({"keyType":"API_KEY","keyId":")" + id + "\"}");
  EXPECT_EQ(get().status, 200);
  gateway.call("DELETE", "/apikeys/" + id);
  expect_forbidden(get());
}

TEST_F(KeyGate, A_quota_lets_so_many_pass_and_begins_anew) {
  deploy();
  create_plan(R"("quota":{"limit":2,"period":"DAY"})");
  const auto id = create_key();
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(get().status, 200);
  expect_over_quota(get());
  expect_over_quota(get());
  gateway.clock.advance(24h);
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(
      gateway.call("GET", plan + "/usage?startDate=2023-11-14&endDate=2023-11-15").at("values"),
      "{\"" + id + "\":[[2,0],[1,1]]}");
}

TEST_F(KeyGate, A_key_whose_plan_is_gone_opens_nothing) {
  deploy();
  create_plan();
  create_key();
  EXPECT_EQ(get().status, 200);
  patch(plan, "remove", "/apiStages", stage());
  EXPECT_EQ(gateway.call("DELETE", plan).status, 202);
  expect_forbidden(get());
}

TEST_F(KeyGate, Each_key_has_a_quota_of_its_own_which_may_be_extended) {
  deploy();
  create_plan(R"("quota":{"limit":1,"period":"WEEK"})");
  const auto id = create_key();
  create_key("another-another-1234");
  EXPECT_EQ(get().status, 200);
  expect_over_quota(get());
  EXPECT_EQ(get("another-another-1234").status, 200);
  patch(plan + "/keys/" + id + "/usage", "replace", "/remaining", "1");
  EXPECT_EQ(get().status, 200);
  expect_over_quota(get());
  patch(plan, "replace", "/quota/limit", "3");
  EXPECT_EQ(get().status, 200);
}

TEST_F(KeyGate, Answers_may_be_the_apis_own) {
  for (const auto* type : {"INVALID_API_KEY", "QUOTA_EXCEEDED"}) {
    gateway.call("PUT", gateway.base + "/gatewayresponses/" + type,
                 R"({"statusCode":"418","responseTemplates":{"application/json":)"
                 R"("$context.error.responseType $context.identity.apiKey"}})");
  }
  deploy();
  create_plan(R"("quota":{"limit":1,"period":"DAY"})");
  create_key();
  EXPECT_EQ(get("").body, "INVALID_API_KEY ");
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(get().body, std::string("QUOTA_EXCEEDED ") + key_value);
}

TEST_F(KeyGate, The_authorizer_names_the_key_where_the_api_says_so) {
  patch(gateway.base, "replace", "/apiKeySource", "AUTHORIZER");
  const auto authorizer = gateway.call(
      "POST", gateway.base + "/authorizers",
      R"({"name":"a","type":"TOKEN","identitySource":"method.request.header.Authorization",)"
      R"("authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
          std::string(function_arn) + R"(/invocations"})");
  const auto resource = gateway.create_resource(gateway.root, "named");
  create_method(resource, "GET",
                R"("authorizationType":"CUSTOM","authorizerId":")" + authorizer.at("id") + "\"");
  deploy();
  create_plan();
  const auto id = create_key();
  const auto answer = [this](const std::string& token, const std::string& further) {
    invoker.answer(R"({"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[)"
                   R"({"Action":"execute-api:Invoke","Effect":"Allow","Resource":"*"}]})" +
                   further + "}");
    return send("GET", "/named", {{"Authorization", token}, {"X-API-Key", key_value}});
  };
  const std::string names = R"(,"usageIdentifierKey":")" + std::string(key_value) + "\"";
  EXPECT_EQ(answer("t", names).body, id + " " + key_value);
  // A result that is kept names it still.
  EXPECT_EQ(answer("t", "").status, 200);
  expect_forbidden(answer("u", ""));
  expect_forbidden(answer("v", R"(,"usageIdentifierKey":7)"));
  // Without an authorizer nothing names one.
  expect_forbidden(get());
}

struct Period {
  const char* members;
  std::chrono::seconds rest;  // at 22:13:20 of Tuesday, 14 November 2023
};

struct PeriodsOfQuotas : GatedApi, ::testing::WithParamInterface<Period> {};

TEST_P(PeriodsOfQuotas, End_at_midnight_utc_wherever_this_runs) {
  const ZoneOf zone("Pacific/Kiritimati");
  create_method(gateway.root, "GET");
  deploy();
  create_plan(R"("quota":{"limit":1,"period":)" + std::string(GetParam().members) + "}");
  create_key();
  EXPECT_EQ(get().status, 200);
  gateway.clock.advance(GetParam().rest - 1s);
  expect_over_quota(get());
  gateway.clock.advance(1s);
  EXPECT_EQ(get().status, 200);
  expect_over_quota(get());
}

constexpr auto of_day = 1h + 46min + 40s;

INSTANTIATE_TEST_SUITE_P(Rows, PeriodsOfQuotas,
                         ::testing::Values(Period{R"("DAY")", of_day},
                                           Period{R"("WEEK")", 24h * 4 + of_day},
                                           Period{R"("WEEK","offset":2)", 24h * 6 + of_day},
                                           Period{R"("WEEK","offset":3)", of_day},
                                           Period{R"("MONTH")", 24h * 16 + of_day},
                                           Period{R"("MONTH","offset":14)", of_day},
                                           Period{R"("MONTH","offset":27)", 24h * 13 + of_day}));

}  // namespace
}  // namespace emulator::execute_api
