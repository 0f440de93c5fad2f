// The account's throttle, which its APIs of all kinds share.

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

class AccountThrottle : public ApiGatewayTest {
 protected:
  // More at once than any of the tests asks of one API.
  AccountThrottle()
      : ApiGatewayTest({}, {{"APIGATEWAY_RATE_LIMIT", "1"},
                            {"APIGATEWAY_BURST_LIMIT", "100"},
                            {"LOCALSTACK_COMPAT", "1"}}) {}

  void SetUp() override {
    ApiGatewayTest::SetUp();
    const std::string method = create_method(root_id, "GET");
    call("PUT", method + "/integration",
         R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"}})");
    call("PUT", method + "/responses/200", "{}");
    call("PUT", method + "/integration/responses/200", "{}");
    deploy();
  }
  std::string create(const std::string& members) const {
    const auto body = R"({"name":"a",)" + members + "}";
    const auto api = expect_success(aws().rest("apigatewayv2", "POST", "/v2/apis", body)).body;
    const std::string id = json_text(api, "/apiId");
    const auto stage = R"({"stageName":"prod","autoDeploy":true})";
    aws().rest("apigatewayv2", "POST", "/v2/apis/" + id + "/stages", stage);
    aws().rest("apigatewayv2", "POST", "/v2/apis/" + id + "/routes", R"({"routeKey":"$default"})");
    return "/_aws/execute-api/" + id + "/prod";
  }
  Message ask(const std::string& target, Headers headers = {}) const {
    return functional::send(url(), {.target = target, .headers = std::move(headers)});
  }
  // Whether a request is throttled although its API has hardly been asked: calls of the REST API
  // have used the bucket up, and do so again where it has filled up meanwhile.
  bool is_throttled(const std::string& target, const Headers& headers = {}) const {
    for (int i = 0; i < 50; ++i) {
      while (send("GET", "/").status() != 429) {
      }
      if (ask(target, headers).status() == 429) return true;
    }
    return false;
  }
};

TEST_F(AccountThrottle, IsForRequestsToHttpApis) {
  const auto api = create(R"("protocolType":"HTTP")");
  EXPECT_NE(ask(api).status(), 429);
  EXPECT_TRUE(is_throttled(api));
}

TEST_F(AccountThrottle, IsForHandshakesAndCallbacks) {
  const auto api =
      create(R"("protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action")");
  EXPECT_EQ(ask(api + "/@connections/none").status(), 410);
  EXPECT_TRUE(is_throttled(api, {{"Connection", "Upgrade"},
                                 {"Upgrade", "websocket"},
                                 {"Sec-WebSocket-Version", "13"},
                                 {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}}));
  EXPECT_TRUE(is_throttled(api + "/@connections/none"));
}

}  // namespace
}  // namespace emulator::functional
