// Integrations with HTTP endpoints and with services' actions, over the wire.

#include "api_gateway_fixture.hpp"
#include "harness/imposter.hpp"

namespace emulator::functional {
namespace {

class ApiGatewayMapping : public ApiGatewayTest {
 protected:
  std::string create_integration(const std::string& resource_id, const std::string& method,
                                 const std::string& members) const {
    const std::string path = create_method(resource_id, method);
    call("PUT", path + "/integration", "{" + members + "}");
    return path;
  }
  void create_response(const std::string& path, const std::string& status,
                       const std::string& members, const std::string& declared = "") const {
    call("PUT", path + "/responses/" + status, "{" + declared + "}");
    call("PUT", path + "/integration/responses/" + status, "{" + members + "}");
  }
};

TEST_F(ApiGatewayMapping, AnHttpProxyPassesRequestsAndAnswers) {
  HttpImposter backend;
  backend.answer_always({.status = 418,
                         .headers = {{"X-Pot", "short"}, {"Content-Type", "text/tea"}},
                         .body = "stout"});
  const std::string proxy = create_resource(root_id, "{proxy+}");
  const std::string path = base + "/resources/" + proxy + "/methods/ANY";
  call("PUT", path, R"({"authorizationType":"NONE",
      "requestParameters":{"method.request.path.proxy":true}})");
  call("PUT", path + "/integration",
       R"({"type":"HTTP_PROXY","httpMethod":"ANY","uri":")" + backend.url("/base/{proxy}") +
           R"(","requestParameters":{"integration.request.path.proxy":"method.request.path.proxy",
              "integration.request.header.X-Stage":"context.stage"}})");
  deploy();
  const Message answer = send("PUT", "/a/b?x=1&x=2&y=a%20b", {{"X-Mine", "1"}}, "sugar");
  EXPECT_EQ(answer.status(), 418);
  EXPECT_EQ(answer.body, "stout");
  EXPECT_EQ(answer.get("X-Pot"), "short");
  EXPECT_EQ(answer.get("Content-Type"), "text/tea");
  const auto received = backend.requests().at(0);
  EXPECT_EQ(received.method, "PUT");
  EXPECT_EQ(received.target, "/base/a/b?x=1&x=2&y=a%20b");
  EXPECT_EQ(received.header("X-Mine"), "1");
  EXPECT_EQ(received.header("X-Stage"), "prod");
  EXPECT_EQ(received.header("Host"), "127.0.0.1:" + std::to_string(backend.port()));
  EXPECT_EQ(received.body(), "sugar");
}

TEST_F(ApiGatewayMapping, AnHttpIntegrationMapsBothWays) {
  HttpImposter backend;
  const std::string method = create_integration(
      root_id, "POST",
      R"("type":"HTTP","httpMethod":"POST","uri":")" + backend.url("/${stageVariables.place}") +
          R"json(","requestTemplates":{"application/json":"#set($context.requestOverride.header)json"
          R"json(.X-Name = $input.path('$.name')){\"n\":$input.json('$.name')}"})json");
  create_response(method, "200",
                  R"json("responseTemplates":{"application/json":"{\"got\":$input.json('$.v')}"},
                     "responseParameters":{"method.response.header.X-Got":
                                           "integration.response.header.X-Sent"})json",
                  R"("responseParameters":{"method.response.header.X-Got":false})");
  create_response(method, "502", R"("selectionPattern":"5\\d{2}")");
  deploy(R"(,"variables":{"place":"shop"})");
  backend.answer_next({.headers = {{"X-Sent", "yes"}}, .body = R"({"v":[1,2]})"});
  const Message answer = send("POST", "/?q=1", {{"X-Mine", "1"}}, R"({"name":"Ada"})");
  EXPECT_EQ(answer.status(), 200) << answer.body;
  EXPECT_EQ(answer.body, R"({"got":[1,2]})");
  EXPECT_EQ(answer.get("X-Got"), "yes");
  const auto received = backend.requests().at(0);
  EXPECT_EQ(received.target, "/shop");
  EXPECT_EQ(received.body(), R"({"n":"Ada"})");
  EXPECT_EQ(received.header("X-Name"), "Ada");
  EXPECT_EQ(received.header("X-Mine"), "");
  EXPECT_EQ(received.header("User-Agent"), "AmazonAPIGateway_" + api_id);
  backend.answer_next({.status = 503, .body = "{}"});
  EXPECT_EQ(send("POST", "/", {}, "{}").status(), 502);
}

TEST_F(ApiGatewayMapping, AnEndpointThatDoesNotAnswerIsTold) {
  HttpImposter backend;
  backend.answer_always({.manner = CannedAnswer::Manner::hang});
  create_integration(root_id, "GET",
                     R"("type":"HTTP_PROXY","httpMethod":"GET","timeoutInMillis":50,"uri":")" +
                         backend.url() + "\"");
  deploy();
  const Message slow = send("GET", "/");
  EXPECT_EQ(slow.status(), 504);
  EXPECT_EQ(slow.body, R"({"message":"Endpoint request timed out"})");
  backend.answer_always({.manner = CannedAnswer::Manner::close});
  const Message closed = send("GET", "/");
  EXPECT_EQ(closed.status(), 504);
  EXPECT_EQ(closed.body, R"({"message":"Network error communicating with endpoint"})");
}

TEST_F(ApiGatewayMapping, AMessageIsPublishedToATopic) {
  const auto topic = expect_success(aws().query("sns", "CreateTopic", {{"Name", "orders"}}));
  const std::string arn = "arn:aws:sns:us-east-1:000000000000:orders";
  ASSERT_THAT(topic.body, testing::HasSubstr(arn));
  const std::string path = create_integration(
      root_id, "POST",
      R"json("type":"AWS","httpMethod":"POST","credentials":"arn:aws:iam::000000000000:role/r",
         "uri":"arn:aws:apigateway:us-east-1:sns:action/Publish",
         "requestParameters":{"integration.request.header.Content-Type":
                              "'application/x-www-form-urlencoded'"},
         "requestTemplates":{"application/json":
           "TopicArn=arn:aws:sns:us-east-1:000000000000:orders&Message=$util.urlEncode($input.body)"
         })json");
  create_response(path, "200", R"("responseTemplates":{"application/json":"{\"ok\":true}"})");
  create_response(path, "400", R"("selectionPattern":"4\\d{2}")");
  deploy();
  const Message sent = send("POST", "/", {}, R"({"order": 7})");
  EXPECT_EQ(sent.status(), 200) << sent.body;
  EXPECT_EQ(sent.body, R"({"ok":true})");
  const auto messages =
      functional::send(url(), {.method = "GET", .target = "/_emulator/sns/messages"});
  EXPECT_THAT(messages.body, testing::HasSubstr(R"({\"order\": 7})"));
  expect_success(aws().query("sns", "DeleteTopic", {{"TopicArn", arn}}));
  EXPECT_EQ(send("POST", "/", {}, R"({"order": 8})").status(), 400);
}

}  // namespace
}  // namespace emulator::functional
