#include <gtest/gtest.h>

#include "daemon/random.hpp"
#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {
namespace {

using apigatewayv2::Document;

Connection connection() {
  Connection made;
  made.id = "L0SM9cOFvHcCIhw=";
  auto api = std::make_shared<apigatewayv2::LiveApi>();
  api->id = "abc";
  made.api = std::move(api);
  auto stage = std::make_shared<apigatewayv2::LiveStage>();
  stage->name = "prod";
  made.stage = std::move(stage);
  made.domain_name = "abc.execute-api.us-east-1.amazonaws.com";
  made.source_ip = "127.0.0.1";
  made.connected_at = std::chrono::system_clock::time_point(std::chrono::seconds(10));
  return made;
}

Occurrence occurrence(Occurrence::Type type) {
  Occurrence made;
  made.type = type;
  made.route_key = "send";
  made.request_id = "Id=";
  made.time = std::chrono::system_clock::time_point(std::chrono::seconds(11));
  return made;
}

// The AWS CLI takes an argument that begins with a dash for an option.
TEST(WebSocketConnectionId, FitsInPathsAndCommandLines) {
  SeededRandom random;
  for (int made = 0; made < 1000; ++made) {
    const std::string id = new_connection_id(random);
    ASSERT_EQ(id.size(), 16u);
    ASSERT_EQ(id.find_first_of("/+"), id.npos) << id;
    ASSERT_NE(id.front(), '-') << id;
    ASSERT_EQ(id.back(), '=');
  }
}

TEST(WebSocketEvent, OfAMessageHasItsBody) {
  Occurrence event = occurrence(Occurrence::Type::message);
  event.body = R"({"action":"send"})";
  const Document document = Document::parse(event_of(connection(), event));
  EXPECT_EQ(document.text("body"), event.body);
  EXPECT_FALSE(document.flag("isBase64Encoded"));
  EXPECT_FALSE(document.has("headers"));
  EXPECT_EQ(document.json("requestContext"),
            R"({"routeKey":"send","messageId":"Id=","eventType":"MESSAGE",)"
            R"("extendedRequestId":"Id=","requestTime":"01/Jan/1970:00:00:11 +0000",)"
            R"("messageDirection":"IN","stage":"prod","connectedAt":10000,)"
            R"("requestTimeEpoch":11000,"identity":{"sourceIp":"127.0.0.1"},"requestId":"Id=",)"
            R"("domainName":"abc.execute-api.us-east-1.amazonaws.com",)"
            R"("connectionId":"L0SM9cOFvHcCIhw=","apiId":"abc"})");
}

TEST(WebSocketEvent, OfADisconnectSaysWhy) {
  Occurrence event = occurrence(Occurrence::Type::disconnect);
  event.close_code = 1001;
  event.close_reason = "Going away";
  const Document context = Document::parse(event_of(connection(), event)).object("requestContext");
  EXPECT_EQ(context.integer("disconnectStatusCode"), 1001);
  EXPECT_EQ(context.text("disconnectReason"), "Going away");
  EXPECT_FALSE(context.has("messageId"));
}

TEST(WebSocketEvent, OfAnAuthorizerNamesItsMethod) {
  Occurrence event = occurrence(Occurrence::Type::connect);
  event.method_arn = "arn:m";
  const Document document = Document::parse(event_of(connection(), event));
  EXPECT_EQ(document.text("type"), "REQUEST");
  EXPECT_EQ(document.text("methodArn"), "arn:m");
  EXPECT_FALSE(document.has("body"));
}

TEST(ErrorMessage, NamesConnectionAndRequest) {
  EXPECT_EQ(error_message(connection(), occurrence(Occurrence::Type::message), "Forbidden"),
            R"({"message":"Forbidden","connectionId":"L0SM9cOFvHcCIhw=","requestId":"Id="})");
}

}  // namespace
}  // namespace emulator::websocket_api
