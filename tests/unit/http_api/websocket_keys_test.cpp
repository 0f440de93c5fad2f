// API keys of WebSocket APIs, the quotas and throttles of their plans, below the port.

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>

#include "handlers/apigatewayv2/apigatewayv2_service.hpp"
#include "handlers/websocket_api/data_plane.hpp"
#include "tests/unit/execute_api/data_plane_fixture.hpp"

namespace emulator::websocket_api {
namespace {

using namespace std::chrono_literals;

constexpr const char* key_value = "apikey1234abcdefghij";
constexpr const char* verdict =
    R"({"principalId":"me","policyDocument":{"Version":"2012-10-17","Statement":)"
    R"([{"Action":"execute-api:Invoke","Effect":"Allow","Resource":"*"}]})";

// An API whose $connect asks for a key, with both control planes behind it.
struct WebSocketKeys : testing::Test {
  WebSocketKeys() { create_api("$request.header.x-api-key", R"("authorizationType":"NONE")"); }

  std::string made(const std::string& path, const std::string& body, const std::string& id) {
    const auto answer = gateway.answer(v2, "POST", path, body);
    EXPECT_EQ(answer.status, 201) << answer.body;
    const auto document = aws::parse_json(answer.body);
    return std::string(aws::string_of(*aws::member(*document, id)));
  }
  void create_api(const std::string& source, const std::string& authorization) {
    api = made(
        "/v2/apis",
        R"({"name":"a","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.a",)"
        R"("apiKeySelectionExpression":")" +
            source + "\"}",
        "apiId");
    const std::string base = "/v2/apis/" + api;
    authorizer =
        made(base + "/authorizers",
             R"({"name":"who","authorizerType":"REQUEST","identitySource":[],)"
             R"("authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/)"
             R"(functions/arn:aws:lambda:us-east-1:000000000000:function:who/invocations"})",
             "authorizerId");
    const std::string mock =
        made(base + "/integrations",
             R"({"integrationType":"MOCK","templateSelectionExpression":"\\$default",)"
             R"("requestTemplates":{"$default":"{\"statusCode\":200}"}})",
             "integrationId");
    std::string members = authorization;
    if (const auto at = members.find("AUTHORIZER"); at != members.npos) {
      members.replace(at, std::string_view("AUTHORIZER").size(), authorizer);
    }
    made(base + "/routes",
         R"({"routeKey":"$connect","apiKeyRequired":true,"target":"integrations/)" + mock + "\"," +
             members + "}",
         "routeId");
    made(base + "/stages", R"({"stageName":"prod","autoDeploy":true})", "stageName");
  }
  void create_plan(const std::string& members = "") {
    const auto created = gateway.call("POST", "/usageplans",
                                      R"({"name":"basic","apiStages":[{"apiId":")" + api +
                                          R"(","stage":"prod"}])" + members + "}");
    ASSERT_EQ(created.status, 201) << created.body;
    plan = "/usageplans/" + created.at("id");
    key = gateway
              .call("POST", "/apikeys",
                    R"({"enabled":true,"value":")" + std::string(key_value) + "\"}")
              .at("id");
    gateway.call("POST", plan + "/keys", R"({"keyType":"API_KEY","keyId":")" + key + "\"}");
  }
  void enable(const char* enabled) {
    gateway.call("PATCH", "/apikeys/" + key,
                 R"({"patchOperations":[{"op":"replace","path":"/enabled","value":")" +
                     std::string(enabled) + R"("}]})");
  }
  std::string usage() {
    return gateway.call("GET", plan + "/usage?startDate=2023-11-14&endDate=2023-11-14&keyId=" + key)
        .at("values");
  }
  // "101", or the status and the body of a refusal.
  std::string connect(const std::string& shown) {
    http::Request request{"GET", "/prod", {}, {}, "127.0.0.1", 50000};
    request.headers = {{"Host", "localhost"},
                       {"Connection", "Upgrade"},
                       {"Upgrade", "websocket"},
                       {"Sec-WebSocket-Version", "13"},
                       {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    if (!shown.empty()) request.headers.add("X-Api-Key", shown);
    std::string said;
    boost::asio::co_spawn(gateway.loop, serving->handle({request, api, "prod", "/", "request-id"}),
                          [&said](std::exception_ptr fault, http::Response answer) {
                            if (fault) std::rethrow_exception(fault);
                            said = std::to_string(answer.status) + answer.body;
                          });
    gateway.loop.restart();
    gateway.loop.run();
    return said;
  }

  const std::string forbidden = R"(403{"message":"Forbidden"})";
  const std::string throttled = R"(429{"message":"Too Many Requests"})";
  const std::string over_quota = R"(429{"message":"Limit Exceeded"})";

  apigateway::ControlPlane gateway;
  apigatewayv2::ApiGatewayV2Service v2{gateway.platform(), gateway.domains};
  FakeInvoker invoker{gateway.loop};
  execute_api::AccountThrottle account{{10'000, 5'000}};
  DataPlane plane{gateway.platform(), v2.apis(), invoker, gateway.service, account};
  DataPlane* serving = &plane;  // where handshakes go
  std::string api;
  std::string authorizer;
  std::string plan;
  std::string key;
};

TEST_F(WebSocketKeys, AKeyOfAPlanOfTheStageOpensAConnection) {
  create_plan();
  EXPECT_EQ(connect(key_value), "101");
}

TEST_F(WebSocketKeys, NoKeyAnUnknownOneAndOneWithoutPlanAreForbidden) {
  create_plan();
  EXPECT_EQ(connect(""), forbidden);
  EXPECT_EQ(connect("unknown-unknown-unknown"), forbidden);
  EXPECT_EQ(connect(std::string(key_value) + " "), forbidden);
  gateway.call("POST", "/apikeys", R"({"enabled":true,"value":"planless-planless-12"})");
  EXPECT_EQ(connect("planless-planless-12"), forbidden);
}

TEST_F(WebSocketKeys, WhatBecomesOfAKeyCountsAtOnce) {
  create_plan();
  enable("false");
  EXPECT_EQ(connect(key_value), forbidden);
  enable("true");
  EXPECT_EQ(connect(key_value), "101");
  gateway.call("DELETE", plan + "/keys/" + key);
  EXPECT_EQ(connect(key_value), forbidden);
}

TEST_F(WebSocketKeys, APlansThrottleFillsUpAgain) {
  create_plan(R"(,"throttle":{"rateLimit":1,"burstLimit":2})");
  EXPECT_EQ(connect(key_value), "101");
  EXPECT_EQ(connect(key_value), "101");
  EXPECT_EQ(connect(key_value), throttled);
  gateway.clock.advance(1s);
  EXPECT_EQ(connect(key_value), "101");
}

TEST_F(WebSocketKeys, AQuotaEndsWithItsPeriod) {
  create_plan(R"(,"quota":{"limit":2,"period":"DAY"})");
  EXPECT_EQ(connect(key_value), "101");
  EXPECT_EQ(connect(key_value), "101");
  EXPECT_EQ(connect(key_value), over_quota);
  gateway.clock.advance(24h);
  EXPECT_EQ(connect(key_value), "101");
}

TEST_F(WebSocketKeys, TheAccountsThrottleComesAfterTheKey) {
  create_plan();
  execute_api::AccountThrottle small{{1, 1}};
  DataPlane throttling{gateway.platform(), v2.apis(), invoker, gateway.service, small};
  serving = &throttling;
  EXPECT_EQ(connect(key_value), "101");
  EXPECT_EQ(connect(key_value), throttled);
  EXPECT_EQ(connect(""), forbidden);
}

TEST_F(WebSocketKeys, UsageCountsTheHandshakesThatWereLetIn) {
  create_plan(R"(,"quota":{"limit":3,"period":"DAY"})");
  for (int i = 0; i < 5; ++i)
    connect(key_value);
  EXPECT_EQ(usage(), R"({")" + key + R"(":[[3,0]]})");
}

TEST_F(WebSocketKeys, AFunctionIsToldOfTheKey) {
  create_plan();
  Connection connection;
  connection.api = v2.apis().find(api);
  connection.stage = connection.api->stages.at("prod");
  connection.api_key = key_value;
  connection.api_key_id = key;
  const auto identity =
      apigatewayv2::Document::parse(request_context(connection, {})).object("identity");
  EXPECT_EQ(identity.text("apiKey"), key_value);
  EXPECT_EQ(identity.text("apiKeyId"), key);
}

TEST_F(WebSocketKeys, PlansKnowStagesOfWebSocketApisAlone) {
  const auto plan_of = [this](const std::string& id, const std::string& stage) {
    return gateway
        .call("POST", "/usageplans",
              R"({"name":"p","apiStages":[{"apiId":")" + id + R"(","stage":")" + stage + R"("}]})")
        .message();
  };
  EXPECT_EQ(plan_of(api, "test"), "API Stage not found: " + api + ":test");
  const auto http = made("/v2/apis", R"({"name":"h","protocolType":"HTTP"})", "apiId");
  made("/v2/apis/" + http + "/stages", R"({"stageName":"prod"})", "stageName");
  EXPECT_EQ(plan_of(http, "prod"), "API Stage not found: " + http + ":prod");
}

struct WebSocketKeysOfAuthorizers : WebSocketKeys {
  WebSocketKeysOfAuthorizers() {
    create_api("$context.authorizer.usageIdentifierKey",
               R"("authorizationType":"CUSTOM","authorizerId":"AUTHORIZER")");
    create_plan();
  }
  void say(const std::string& members) { invoker.answer(verdict + members + "}"); }
};

TEST_F(WebSocketKeysOfAuthorizers, TheAuthorizerNamesTheKey) {
  say(R"(,"usageIdentifierKey":")" + std::string(key_value) + "\"");
  EXPECT_EQ(connect(""), "101");
  say(R"(,"context":{"usageIdentifierKey":")" + std::string(key_value) + "\"}");
  EXPECT_EQ(connect(""), "101");
}

TEST_F(WebSocketKeysOfAuthorizers, TheRequestsOwnIsNotLookedAt) {
  say("");
  EXPECT_EQ(connect(key_value), forbidden);
  say(R"(,"usageIdentifierKey":"unknown-unknown-unknown")");
  EXPECT_EQ(connect(key_value), forbidden);
}

TEST_F(WebSocketKeysOfAuthorizers, WhomTheAuthorizerRefusesIsAskedForNoKey) {
  invoker.answer(R"({"principalId":"me","usageIdentifierKey":")" + std::string(key_value) +
                 R"(","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"*",)"
                 R"("Effect":"Deny","Resource":"*"}]}})");
  EXPECT_EQ(connect(""), forbidden);
  EXPECT_EQ(usage(), "{\"" + key + "\":[[0,0]]}");
}

}  // namespace
}  // namespace emulator::websocket_api
