// Private integrations, whose listeners and services are where a setting says.

#include "api_gateway_fixture.hpp"
#include "harness/imposter.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

const std::string listener =
    "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/shop/50dc6c495c0c9188/0467";
const std::string balancer =
    "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/shop/50dc6c495c0c9188";
const std::string service = "arn:aws:servicediscovery:us-east-1:000000000000:service/srv-1";
const std::string closed = "arn:aws:servicediscovery:us-east-1:000000000000:service/srv-closed";

struct Backend {
  HttpImposter backend;
};

class PrivateIntegrations : private Backend, public EmulatorTest {
 protected:
  // Nothing listens on port 1.
  PrivateIntegrations()
      : EmulatorTest({}, {{"PRIVATE_INTEGRATIONS", listener + "=" + backend.url("") + "," +
                                                       balancer + "=" + backend.url("") + "," +
                                                       service + "=" + backend.url("/base") + "," +
                                                       closed + "=http://127.0.0.1:1"}}) {
    backend.answer_always({.body = "hello"});
  }

  std::string call(const std::string& target, const std::string& body) const {
    return expect_success(aws().rest("apigatewayv2", "POST", target, body)).body;
  }
  // An HTTP API whose every request goes there.
  std::string create_api(const std::string& uri, const std::string& members = "") const {
    const auto api = json_text(call("/v2/apis", R"({"name":"a","protocolType":"HTTP"})"), "/apiId");
    const std::string base = "/v2/apis/" + api;
    const auto integration = json_text(
        call(base + "/integrations",
             R"({"integrationType":"HTTP_PROXY","integrationMethod":"ANY",)"
             R"("payloadFormatVersion":"1.0","connectionType":"VPC_LINK","connectionId":"link",)"
             R"("integrationUri":)" +
                 json_quote(uri) + members + "}"),
        "/integrationId");
    call(base + "/routes",
         R"({"routeKey":"$default","target":)" + json_quote("integrations/" + integration) + "}");
    call(base + "/stages", R"({"stageName":"prod","autoDeploy":true})");
    return "/_aws/execute-api/" + api + "/prod";
  }
  std::string target() const { return backend.requests().back().target; }
  using Backend::backend;
};

TEST_F(PrivateIntegrations, OfListenersGetThePathWithItsStage) {
  const auto answer = get(url() + create_api(listener) + "/orders/7?a=1");
  EXPECT_EQ(answer.status(), 200);
  EXPECT_EQ(answer.body, "hello");
  EXPECT_EQ(target(), "/prod/orders/7?a=1");
}

TEST_F(PrivateIntegrations, MayMapTheStageAway) {
  const auto api =
      create_api(listener, R"(,"requestParameters":{"overwrite:path":"$request.path"})");
  EXPECT_EQ(get(url() + api + "/orders/7").status(), 200);
  EXPECT_EQ(target(), "/orders/7");
}

TEST_F(PrivateIntegrations, OfServicesMayNameInstances) {
  EXPECT_EQ(get(url() + create_api(service + "?deployment=green") + "/orders").status(), 200);
  EXPECT_EQ(target(), "/base/prod/orders");
}

TEST_F(PrivateIntegrations, AreUnavailableWhereNothingListens) {
  const auto answer = get(url() + create_api(closed) + "/orders");
  EXPECT_EQ(answer.status(), 503);
  EXPECT_EQ(json_text(answer.body, "/message"), "Service Unavailable");
}

TEST_F(PrivateIntegrations, OfAnUnknownArnAreUnavailableAndTheLogSaysWhatToSet) {
  if (is_external()) GTEST_SKIP();
  const std::string unknown = service + "-of-nobody";
  const auto answer = get(url() + create_api(unknown) + "/orders");
  EXPECT_EQ(answer.status(), 503);
  EXPECT_EQ(json_text(answer.body, "/message"), "Service Unavailable");
  EXPECT_TRUE(emulator().process().wait_for_output(
      "--private-integrations " + unknown + "=http://HOST:PORT", default_timeout));
  EXPECT_EQ(backend.request_count(), 0u);
}

class PrivateIntegrationsOfRestApis : public PrivateIntegrations {
 protected:
  // The answer of a REST API whose integration names that target and that URI.
  Message ask(const std::string& target, const std::string& uri) const {
    const auto api = aws().rest("apigateway", "POST", "/restapis", R"({"name":"api"})").body;
    const std::string base = "/restapis/" + json_text(api, "/id");
    const std::string method =
        base + "/resources/" + json_text(api, "/rootResourceId") + "/methods/GET";
    aws().rest("apigateway", "PUT", method, R"({"authorizationType":"NONE"})");
    expect_success(
        aws().rest("apigateway", "PUT", method + "/integration",
                   R"({"type":"HTTP_PROXY","httpMethod":"GET","connectionType":"VPC_LINK",)"
                   R"("connectionId":"link","integrationTarget":)" +
                       json_quote(target) + R"(,"uri":)" + json_quote(uri) + "}"));
    aws().rest("apigateway", "POST", base + "/deployments", R"({"stageName":"prod"})");
    return get(url() + base + "/prod/_user_request_/");
  }
};

TEST_F(PrivateIntegrationsOfRestApis, GoToTheTargetAndAskForTheUri) {
  EXPECT_EQ(ask(balancer, "http://shop.example:8080/orders?a=1").status(), 200);
  EXPECT_EQ(target(), "/orders?a=1");
  EXPECT_EQ(backend.requests().back().header("Host"), "shop.example:8080");
}

TEST_F(PrivateIntegrationsOfRestApis, GoToTheUriWhereTheSettingHasNoTarget) {
  EXPECT_EQ(ask(balancer + "0", backend.url("/orders")).status(), 200);
  EXPECT_EQ(target(), "/orders");
}

}  // namespace
}  // namespace emulator::functional
