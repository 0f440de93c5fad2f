// What the control plane of HTTP and WebSocket APIs takes and refuses.

#include <gtest/gtest.h>

#include "tests/unit/apigatewayv2/control_plane.hpp"

namespace emulator::apigatewayv2 {
namespace {

struct RulesTest : testing::Test {
  std::string create_api(const std::string& protocol, const std::string& members = "") {
    const std::string expression =
        protocol == "WEBSOCKET" ? R"(,"routeSelectionExpression":"$request.body.action")" : "";
    const auto made = gateway.call(
        "POST", "/v2/apis",
        R"({"name":"a","protocolType":")" + protocol + "\"" + expression + members + "}");
    return made.status == 201 ? "/v2/apis/" + made.at("apiId") : made.message();
  }
  ControlPlane::Answer create_private(const std::string& api, const std::string& uri,
                                      const std::string& members = "") {
    return gateway.call("POST", api + "/integrations",
                        R"({"integrationType":"HTTP_PROXY","integrationMethod":"ANY",)"
                        R"("payloadFormatVersion":"1.0","connectionType":"VPC_LINK",)"
                        R"("connectionId":"abc123","integrationUri":")" +
                            uri + "\"" + members + "}");
  }

  ControlPlane gateway;
};

TEST_F(RulesTest, RoutesOfWebSocketApisMayAskForKeys) {
  const auto made = gateway.call("POST", create_api("WEBSOCKET") + "/routes",
                                 R"({"routeKey":"$connect","apiKeyRequired":true})");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.at("apiKeyRequired"), "true");
}

TEST_F(RulesTest, RoutesOfHttpApisMayNot) {
  const auto refused = gateway.call("POST", create_api("HTTP") + "/routes",
                                    R"({"routeKey":"GET /a","apiKeyRequired":true})");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.message(), "ApiKeyRequired is not currently supported for HTTP APIs");
}

TEST_F(RulesTest, ThereAreTwoSourcesOfKeys) {
  for (const std::string expression :
       {"$request.header.x-api-key", "$context.authorizer.usageIdentifierKey"}) {
    const auto api =
        create_api("WEBSOCKET", R"(,"apiKeySelectionExpression":")" + expression + "\"");
    EXPECT_EQ(gateway.call("GET", api).at("apiKeySelectionExpression"), expression);
  }
  EXPECT_TRUE(create_api("WEBSOCKET", R"(,"apiKeySelectionExpression":"$request.querystring.key")")
                  .starts_with("Invalid API key selection expression specified."));
}

TEST_F(RulesTest, DefaultRouteSettingsAlwaysTellOfMetrics) {
  const auto api = create_api("HTTP");
  const auto made =
      gateway.call("POST", api + "/stages",
                   R"({"stageName":"s","defaultRouteSettings":{"throttlingBurstLimit":5}})");
  EXPECT_EQ(made.status, 201) << made.body;
  const std::string settings = made.at("defaultRouteSettings");
  EXPECT_NE(settings.find(R"("throttlingBurstLimit":5)"), settings.npos) << settings;
  EXPECT_NE(settings.find(R"("detailedMetricsEnabled":false)"), settings.npos) << settings;
}

TEST_F(RulesTest, VpcLinksLeadToListenersAndServices) {
  const auto api = create_api("HTTP");
  for (const std::string uri :
       {"arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/shop/50dc/0467",
        "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/net/shop/50dc/0467",
        "arn:aws:servicediscovery:us-east-1:000000000000:service/srv-1?stage=green",
        "http://backend.local/", "${stageVariables.listener}"}) {
    const auto made = create_private(api, uri);
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("integrationUri"), uri);
  }
}

TEST_F(RulesTest, VpcLinksLeadNowhereElse) {
  const auto api = create_api("HTTP");
  for (const std::string uri :
       {"arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/shop/50dc",
        "arn:aws:lambda:us-east-1:000000000000:function:f", "arn:aws:servicediscovery", "shop"}) {
    const auto refused = create_private(api, uri);
    EXPECT_EQ(refused.status, 400) << uri;
    EXPECT_EQ(refused.message(),
              "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid "
              "Cloud Map service ARN.");
  }
}

TEST_F(RulesTest, OtherConnectionsTakeNoArns) {
  const auto refused = gateway.call(
      "POST", create_api("HTTP") + "/integrations",
      R"({"integrationType":"HTTP_PROXY","integrationMethod":"ANY","payloadFormatVersion":"1.0",)"
      R"("integrationUri":"arn:aws:servicediscovery:us-east-1:000000000000:service/srv-1"})");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.message(), "Invalid HTTP endpoint specified for URI");
}

TEST_F(RulesTest, ModelsHaveSampleTemplates) {
  const auto api = create_api("WEBSOCKET");
  const auto create = [&](const std::string& name, const std::string& schema) {
    const auto made = gateway.call("POST", api + "/models",
                                   R"({"name":")" + name + R"(","schema":")" + schema + "\"}");
    EXPECT_EQ(made.status, 201) << made.body;
    return api + "/models/" + made.at("modelId") + "/template";
  };
  create("Kind", R"({\"type\":\"string\"})");
  const auto pet = create(
      "Pet",
      R"({\"properties\":{\"kind\":{\"$ref\":\"https://apigateway.amazonaws.com/restapis/x/models/Kind\"},)"
      R"(\"age\":{\"type\":\"integer\"}}})");
  const auto got = gateway.call("GET", pet);
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(got.at("value"),
            "#set($inputRoot = $input.path('$'))\n{\n  \"kind\" : \"foo\",\n  \"age\" : 42\n}");
  const auto absent = gateway.call("GET", api + "/models/none/template");
  EXPECT_EQ(absent.status, 404);
  EXPECT_EQ(absent.message(), "Invalid Model identifier specified");
}

}  // namespace
}  // namespace emulator::apigatewayv2
