#include "handlers/websocket_api/mapping.hpp"

#include <gtest/gtest.h>

#include "handlers/websocket_api/log_line.hpp"
#include "handlers/websocket_api/selection.hpp"
#include "tests/unit/http_api/websocket_fixture.hpp"

namespace emulator::websocket_api {
namespace {

using apigatewayv2::Document;
using apigatewayv2::Kind;
using execute_api::IntegrationAnswer;
using execute_api::IntegrationRequest;
using Type = apigatewayv2::LiveIntegration::Type;

TEST(SelectionExpression, ReadsTheMessage) {
  EXPECT_EQ(evaluate("$request.body.action", R"({"action":"send"})"), "send");
  EXPECT_EQ(evaluate("${request.body.a.b}", R"({"a":{"b":"c"}})"), "c");
  EXPECT_EQ(evaluate("${request.body.a}/${request.body.b}", R"({"a":1,"b":2})"), "1/2");
  EXPECT_EQ(evaluate("$request.body.action", "no JSON"), "");
  EXPECT_EQ(evaluate("$request.body.action", R"({"other":1})"), "");
  EXPECT_EQ(evaluate("$request.header.x", "{}"), "");
}

TEST(SelectionExpression, IsATextWithoutReferences) {
  EXPECT_EQ(evaluate("200", "{}"), "200");
  EXPECT_EQ(evaluate("\\$default", "{}"), "$default");
  EXPECT_EQ(evaluate("$default", "{}"), "$default");
  EXPECT_EQ(evaluate("a\\$b${request.body.c}", R"({"c":"\\$"})"), R"(a$b\$)");
  EXPECT_EQ(evaluate("", "{}"), "");
}

TEST(SelectionExpression, ReadsTheAnswer) {
  const http::Headers headers{{"X-A", "1"}, {"x-a", "2"}};
  const AnswerView answer{404, headers, R"({"errorMessage":"no"})"};
  EXPECT_EQ(evaluate("${integration.response.statuscode}", "", &answer), "404");
  EXPECT_EQ(evaluate("$integration.response.header.x-a", "", &answer), "2");
  EXPECT_EQ(evaluate("$integration.response.multivalueheader.x-a", "", &answer), "1,2");
  EXPECT_EQ(evaluate("$integration.response.body.errorMessage", "", &answer), "no");
  EXPECT_EQ(evaluate("$integration.response.statuscode", ""), "");
}

struct WebSocketMapping : testing::Test, WebSocketFixture {
  std::string request_body() {
    auto mapped = map_request(*route.integration, connection, occurrence);
    if (auto* fault = std::get_if<Fault>(&mapped)) return "fault: " + fault->message;
    return std::get<IntegrationRequest>(mapped).body;
  }
  std::string answer_body(IntegrationAnswer answer) {
    auto mapped = map_answer(route, std::move(answer), connection, occurrence);
    if (auto* fault = std::get_if<Fault>(&mapped)) return "fault: " + fault->message;
    return std::get<http::Response>(mapped).body;
  }
};

TEST_F(WebSocketMapping, ATemplateIsChosenByTheMessage) {
  integrate(R"j({"templateSelectionExpression":"${request.body.kind}",
                 "requestTemplates":{"a":"A $input.path('$.text')","$default":"other"}})j",
            Type::http);
  occurrence.body = R"({"kind":"a","text":"hello"})";
  EXPECT_EQ(request_body(), "A hello");
  occurrence.body = R"({"kind":"b"})";
  EXPECT_EQ(request_body(), "other");
}

TEST_F(WebSocketMapping, WithoutATemplateTheMessagePassesOrNot) {
  occurrence.body = "as it is";
  integrate(R"({"passthroughBehavior":"WHEN_NO_MATCH","requestTemplates":{"x":"y"}})", Type::http);
  EXPECT_EQ(request_body(), "as it is");
  integrate(R"({"passthroughBehavior":"WHEN_NO_TEMPLATES","requestTemplates":{"x":"y"}})",
            Type::http);
  EXPECT_EQ(request_body(), "fault: Unsupported Media Type");
  integrate(R"({"passthroughBehavior":"WHEN_NO_TEMPLATES"})", Type::http);
  EXPECT_EQ(request_body(), "as it is");
  integrate(R"({"passthroughBehavior":"NEVER"})", Type::http);
  EXPECT_EQ(request_body(), "fault: Unsupported Media Type");
}

TEST_F(WebSocketMapping, TemplatesKnowTheConnection) {
  connection.authorizer = R"({"principalId":"me","count":7,"ok":true})";
  occurrence.body = "{}";
  integrate(
      R"({"requestTemplates":{"$default":"$context.connectionId|$context.eventType|)"
      R"($context.routeKey|$context.messageId|$context.connectedAt|$context.stage|)"
      R"($context.apiId|$context.domainName|$context.requestId|$context.extendedRequestId|)"
      R"($context.identity.sourceIp|$context.identity.apiKey|$context.authorizer.principalId|)"
      R"($context.authorizer.count|$context.authorizer.ok|$stageVariables.colour"}})",
      Type::http);
  EXPECT_EQ(request_body(),
            "L0SM9cOFvHcCIhw=|MESSAGE|send|Id=|10000|prod|abc|"
            "abc.execute-api.us-east-1.amazonaws.com|Id=|Id=|127.0.0.1||me|7|true|blue");
}

TEST_F(WebSocketMapping, ABrokenTemplateFails) {
  integrate(R"({"requestTemplates":{"$default":"#if("}})", Type::http);
  EXPECT_EQ(request_body(), "fault: Internal server error");
}

TEST_F(WebSocketMapping, ContentHandlingMakesBytesOfBase64) {
  occurrence.body = "AAH/";
  integrate(
      R"({"passthroughBehavior":"WHEN_NO_MATCH","contentHandlingStrategy":"CONVERT_TO_BINARY"})",
      Type::http);
  EXPECT_EQ(request_body(), std::string("\x00\x01\xff", 3));
  occurrence.body = "no base64!";
  EXPECT_EQ(request_body(), "fault: Internal server error");
}

TEST_F(WebSocketMapping, ParametersComeFromEverywhere) {
  occurrence.body = R"({"a":{"b":"deep"}})";
  occurrence.headers = {{"X-One", "1"}, {"X-One", "2"}};
  occurrence.query = {{"q", "3"}, {"q", "4"}};
  integrate(R"({"passthroughBehavior":"WHEN_NO_MATCH","requestParameters":{
      "integration.request.header.id":"context.connectionId",
      "integration.request.header.all":"route.request.multivalueheader.x-one",
      "integration.request.header.fixed":"'text'",
      "integration.request.header.none":"route.request.header.none",
      "integration.request.querystring.q":"route.request.querystring.q",
      "integration.request.querystring.deep":"route.request.body.a.b",
      "integration.request.path.colour":"stageVariables.colour"}})",
            Type::http);
  const auto mapped = map_request(*route.integration, connection, occurrence);
  const auto& request = std::get<IntegrationRequest>(mapped);
  EXPECT_EQ(request.headers.get("id"), "L0SM9cOFvHcCIhw=");
  EXPECT_EQ(request.headers.get("all"), "1,2");
  EXPECT_EQ(request.headers.get("fixed"), "text");
  EXPECT_FALSE(request.headers.contains("none"));
  EXPECT_EQ(request.query, (http::QueryParameters{{"deep", "deep"}, {"q", "4"}}));
  EXPECT_EQ(request.path.at("colour"), "blue");
}

TEST_F(WebSocketMapping, AProxyGetsTheHandshakeButNotItsProtocol) {
  occurrence.type = Occurrence::Type::connect;
  occurrence.headers = {
      {"Host", "h"}, {"Upgrade", "websocket"}, {"Sec-WebSocket-Key", "k"}, {"X-Own", "mine"}};
  occurrence.query = {{"token", "t"}};
  integrate(R"({"requestTemplates":{"$default":"not for proxies"}})", Type::http_proxy);
  const auto mapped = map_request(*route.integration, connection, occurrence);
  const auto& request = std::get<IntegrationRequest>(mapped);
  EXPECT_EQ(request.headers.get("X-Own"), "mine");
  for (const auto* name : {"Host", "Upgrade", "Sec-WebSocket-Key"})
    EXPECT_FALSE(request.headers.contains(name)) << name;
  EXPECT_EQ(request.query, occurrence.query);
  EXPECT_EQ(request.body, "");
}

TEST_F(WebSocketMapping, AnAnswerIsMappedByTheResponseThatFits) {
  route.answers = true;
  respond("1", R"j({"integrationResponseKey":"/4\\d\\d/",
                    "responseTemplates":{"$default":"failed with $input.path('$.code')"}})j");
  respond("2", R"j({"integrationResponseKey":"$default",
                    "templateSelectionExpression":"${integration.response.header.x-kind}",
                    "responseTemplates":{
                        "short":"$input.path('$.code') for $context.connectionId"}})j");
  integrate(R"({"integrationResponseSelectionExpression":"${integration.response.statuscode}"})",
            Type::http);
  EXPECT_EQ(answer_body({.status = 404, .body = R"({"code":"E"})"}), "failed with E");
  EXPECT_EQ(answer_body({.headers = {{"X-Kind", "short"}}, .body = R"({"code":"E"})"}),
            "E for L0SM9cOFvHcCIhw=");
  EXPECT_EQ(answer_body({.body = R"({"code":"E"})"}), R"({"code":"E"})");
}

TEST_F(WebSocketMapping, AFunctionsErrorMessageSelectsTheResponse) {
  route.answers = true;
  respond("1", R"({"integrationResponseKey":"/.*wrong.*/","responseTemplates":{"$default":"W"}})");
  respond("2", R"({"integrationResponseKey":"$default"})");
  integrate("{}", Type::lambda);
  EXPECT_EQ(answer_body({.status = 500, .body = "{}", .selector = "all wrong"}), "W");
  EXPECT_EQ(answer_body({.body = "fine"}), "fine");
}

TEST_F(WebSocketMapping, ATwoWayRouteNeedsAResponseThatFits) {
  respond("1", R"({"integrationResponseKey":"/5../"})");
  integrate(R"({"integrationResponseSelectionExpression":"${integration.response.statuscode}"})",
            Type::http);
  EXPECT_EQ(answer_body({.body = "x"}), "");
  route.answers = true;
  EXPECT_EQ(answer_body({.body = "x"}), "fault: Internal server error");
}

TEST_F(WebSocketMapping, TheAnswerOfAMockIsWhatItsTemplateSays) {
  route.answers = true;
  respond("1", R"({"integrationResponseKey":"$default",
                   "responseTemplates":{"$default":"{\"id\":\"$context.connectionId\"}"}})");
  integrate("{}", Type::mock);
  EXPECT_EQ(answer_body({.body = R"({"statusCode":200})", .selector = "200"}),
            R"({"id":"L0SM9cOFvHcCIhw="})");
}

TEST_F(WebSocketMapping, BytesOfAnAnswerBecomeBase64) {
  route.answers = true;
  respond("1",
          R"({"integrationResponseKey":"$default","contentHandlingStrategy":"CONVERT_TO_TEXT"})");
  integrate("{}", Type::http);
  EXPECT_EQ(answer_body({.body = std::string("\x00\x01\xff", 3)}), "AAH/");
}

struct RouteChecks : testing::Test, WebSocketFixture {
  RouteChecks() {
    auto& models = api.children[Kind::model];
    models["m1"].document = Document::parse(
        R"({"name":"Named","schema":"{\"type\":\"object\",\"required\":[\"name\"]}"})");
    models["m2"].document = Document::parse(R"({"name":"Any","schema":"{\"type\":\"object\"}"})");
  }
  void require(std::string_view json) {
    route.checks = apigatewayv2::socket_checks(api, Document::parse(json));
  }
  std::string fault() {
    const auto found = check(route, occurrence);
    return found ? found->message : "";
  }

  apigatewayv2::Entity api;
};

TEST_F(RouteChecks, HoldAMessageAgainstTheModelItSelects) {
  require(R"({"modelSelectionExpression":"${request.body.kind}",
              "requestModels":{"n":"Named","$default":"Any"}})");
  occurrence.body = R"({"kind":"n","name":"x"})";
  EXPECT_EQ(fault(), "");
  occurrence.body = R"({"kind":"n"})";
  EXPECT_EQ(fault(), "Bad request body");
  occurrence.body = R"({"kind":"other"})";
  EXPECT_EQ(fault(), "");
  occurrence.body = "[]";
  EXPECT_EQ(fault(), "Bad request body");
}

TEST_F(RouteChecks, RefuseAMessageThatSelectsNoModel) {
  require(R"({"modelSelectionExpression":"${request.body.kind}","requestModels":{"n":"Named"}})");
  occurrence.body = R"({"kind":"other"})";
  EXPECT_EQ(fault(), "Bad request body");
}

TEST_F(RouteChecks, ModelsWithoutASelectionExpressionAreNotLookedAt) {
  require(R"({"requestModels":{"$default":"Named"}})");
  EXPECT_EQ(route.checks, nullptr);
  occurrence.body = "no JSON";
  EXPECT_EQ(fault(), "");
}

TEST_F(RouteChecks, AskAHandshakeForItsParameters) {
  require(R"({"requestParameters":{"route.request.querystring.a":{"required":true},
              "route.request.header.X-B":{"required":true},
              "route.request.querystring.c":{"required":false}}})");
  occurrence.type = Occurrence::Type::connect;
  EXPECT_EQ(fault(), "Missing required request parameters: [X-B, a]");
  occurrence.query = {{"a", "1"}};
  occurrence.headers = {{"x-b", "2"}};
  EXPECT_EQ(fault(), "");
}

TEST(AccessLogLine, KnowsTheEventAndWhatBecameOfIt) {
  WebSocketFixture fixture;
  fixture.occurrence.outcome.status = 500;
  fixture.occurrence.outcome.error = "Internal server error";
  fixture.occurrence.outcome.integration_status = 404;
  EXPECT_EQ(access_log_line(fixture.connection, fixture.occurrence,
                            "$context.connectionId $context.eventType $context.routeKey "
                            "$context.status $context.error.message $context.integration.status "
                            "$context.identity.sourceIp $context.authorizer.principalId "
                            "$context.nothing"),
            "L0SM9cOFvHcCIhw= MESSAGE send 500 Internal server error 404 127.0.0.1 - -");
}

}  // namespace
}  // namespace emulator::websocket_api
