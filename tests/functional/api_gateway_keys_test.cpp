// API keys, quotas and throttles, over the wire.

#include <ctime>

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

class ApiGatewayKeys : public ApiGatewayTest {
 protected:
  static constexpr const char* key_value = "apikey1234abcdefghij";

  using ApiGatewayTest::ApiGatewayTest;

  void SetUp() override {
    ApiGatewayTest::SetUp();
    const std::string path = base + "/resources/" + root_id + "/methods/GET";
    call("PUT", path, R"({"authorizationType":"NONE","apiKeyRequired":true})");
    call("PUT", path + "/integration",
         R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"}})");
    call("PUT", path + "/responses/200", "{}");
    call("PUT", path + "/integration/responses/200",
         R"({"responseTemplates":{"application/json":"$context.identity.apiKeyId"}})");
    deploy();
    key = json_text(call("POST", "/apikeys",
                         R"({"name":"k","enabled":true,"value":)" + json_quote(key_value) + "}"),
                    "/id");
  }
  // With the key in it.
  void create_plan(const std::string& further_members = "") {
    plan = "/usageplans/" +
           json_text(call("POST", "/usageplans",
                          R"({"name":"p","apiStages":[{"apiId":)" + json_quote(api_id) +
                              R"(,"stage":"prod"}])" + further_members + "}"),
                     "/id");
    call("POST", plan + "/keys", R"({"keyType":"API_KEY","keyId":)" + json_quote(key) + "}");
  }
  void patch(const std::string& target, const std::string& path, const std::string& value) const {
    call("PATCH", target,
         R"({"patchOperations":[{"op":"replace","path":)" + json_quote(path) + R"(,"value":)" +
             json_quote(value) + "}]}");
  }
  Message get(const std::string& shown = key_value) const {
    return send("GET", "/", shown.empty() ? Headers{} : Headers{{"X-API-Key", shown}});
  }
  void expect_refusal(const Message& answer, unsigned status, const std::string& message) const {
    EXPECT_EQ(answer.status(), status);
    EXPECT_EQ(json_text(answer.body, "/message"), message);
  }

  std::string key;   // its id
  std::string plan;  // "/usageplans/{id}"
};

TEST_F(ApiGatewayKeys, AKeyOfAPlanOpensTheStage) {
  expect_refusal(get(), 403, "Forbidden");
  create_plan();
  const Message answer = get();
  EXPECT_EQ(answer.status(), 200) << answer.body;
  EXPECT_EQ(answer.body, key);
  expect_refusal(get(""), 403, "Forbidden");
  expect_refusal(get("unknown-unknown-unknown"), 403, "Forbidden");
}

TEST_F(ApiGatewayKeys, ADisabledKeyIsRefusedAtOnce) {
  create_plan();
  EXPECT_EQ(get().status(), 200);
  patch("/apikeys/" + key, "/enabled", "false");
  expect_refusal(get(), 403, "Forbidden");
  patch("/apikeys/" + key, "/enabled", "true");
  EXPECT_EQ(get().status(), 200);
}

TEST_F(ApiGatewayKeys, AQuotaIsExceededExtendedAndTold) {
  create_plan(R"(,"quota":{"limit":2,"period":"MONTH"})");
  EXPECT_EQ(get().status(), 200);
  EXPECT_EQ(get().status(), 200);
  expect_refusal(get(), 429, "Limit Exceeded");
  patch(plan + "/keys/" + key + "/usage", "/remaining", "1");
  EXPECT_EQ(get().status(), 200);
  expect_refusal(get(), 429, "Limit Exceeded");
  char today[11];
  const std::time_t now = std::time(nullptr);
  std::strftime(today, sizeof today, "%Y-%m-%d", std::gmtime(&now));
  const auto usage = call(
      "GET", plan + "/usage?startDate=" + std::string(today) + "&endDate=" + std::string(today));
  EXPECT_NE(usage.find("[[3,0]]"), std::string::npos) << usage;
}

TEST_F(ApiGatewayKeys, AThrottleLetsABurstPass) {
  // A token in ten minutes: none comes while the test runs.
  create_plan(R"(,"throttle":{"rateLimit":0.0016,"burstLimit":2})");
  EXPECT_EQ(get().status(), 200);
  EXPECT_EQ(get().status(), 200);
  expect_refusal(get(), 429, "Too Many Requests");
  patch(plan, "/throttle/rateLimit", "1000000");
  EXPECT_EQ(get().status(), 200);
}

TEST_F(ApiGatewayKeys, AStageThrottlesItsMethods) {
  create_plan();
  const std::string stage = base + "/stages/prod";
  patch(stage, "/*/*/throttling/rateLimit", "0.0016");
  patch(stage, "/*/*/throttling/burstLimit", "1");
  EXPECT_EQ(get().status(), 200);
  expect_refusal(get(), 429, "Too Many Requests");
}

TEST_F(ApiGatewayKeys, TheKeyIsRefusedBeforeTheStagesThrottle) {
  create_plan();
  patch(base + "/stages/prod", "/*/*/throttling/rateLimit", "0");
  patch(base + "/stages/prod", "/*/*/throttling/burstLimit", "0");
  expect_refusal(get(""), 403, "Forbidden");
  expect_refusal(get(), 429, "Too Many Requests");
}

class ApiGatewayAccount : public ApiGatewayKeys {
 protected:
  ApiGatewayAccount()
      : ApiGatewayKeys({"--apigateway-rate-limit", "1", "--apigateway-burst-limit", "1"}) {}
};

TEST_F(ApiGatewayAccount, IsThrottledAsItsSettingsSay) {
  const auto account = call("GET", "/account");
  EXPECT_NE(account.find(R"("throttleSettings":{"burstLimit":1,"rateLimit":1.0})"), account.npos)
      << account;
  create_plan();
  unsigned refused = 0;
  // Of requests sent one after the other, a second lets two pass at most.
  for (int i = 0; i < 20; ++i)
    refused += get().status() == 429;
  EXPECT_GT(refused, 0u);
}

}  // namespace
}  // namespace emulator::functional
