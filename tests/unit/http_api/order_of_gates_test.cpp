// A request that several gates of an HTTP API would refuse is answered by the first of them.

#include "tests/unit/http_api/live_fixture.hpp"

namespace emulator::http_api {
namespace {

struct OrderOfHttpGates : LiveApiTest {
  OrderOfHttpGates() {
    create_api(R"("protocolType":"HTTP","corsConfiguration":{"allowOrigins":["https://a.test"]})");
    const auto id = create_guard(R"("identitySource":["$request.header.Word"],)"
                                 R"("authorizerPayloadFormatVersion":"2.0")");
    create_route("ANY /a", R"("authorizationType":"CUSTOM","authorizerId":")" + id + "\"");
    create_route("POST /b", R"("authorizationType":"CUSTOM","authorizerId":")" + id + "\"");
    deploy("prod", closed_stage);
    say("Deny");
  }
  unsigned post(const std::string& target, const std::string& stage = "prod") {
    return send("POST", target, headers, body, stage).status;
  }
  unsigned ask_before(const std::string& target) {
    auto with = headers;
    with.add("Origin", "https://a.test");
    with.add("Access-Control-Request-Method", "POST");
    return send("OPTIONS", target, std::move(with)).status;
  }

  http::Headers headers{{"Big", std::string(10'240, 'x')}};
  std::string body = std::string(10 * 1024 * 1024 + 1, 'x');
};

TEST_F(OrderOfHttpGates, Is_head_api_stage_route_throttle_authorizer_and_body) {
  EXPECT_EQ(post("/a", "none"), 431u);
  headers = {};
  EXPECT_EQ(post("/a", "none"), 404u);
  EXPECT_EQ(post("/none"), 404u);
  EXPECT_EQ(post("/a"), 429u);
  EXPECT_EQ(asked(), 0);
  set_stage(open_stage);
  EXPECT_EQ(post("/a"), 401u);
  EXPECT_EQ(asked(), 0);
  headers.add("Word", "w");
  EXPECT_EQ(post("/a"), 403u);
  EXPECT_EQ(asked(), 1);
  say("Allow");
  EXPECT_EQ(post("/a"), 413u);
  EXPECT_EQ(invoker.calls[function_arn], 0);
  body = "x";
  EXPECT_EQ(post("/a"), 200u);
  EXPECT_EQ(invoker.calls[function_arn], 1);
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
TEST_F(OrderOfHttpGates, Answers_a_preflight_before_the_gates_unless_a_route_is_for_it) {
  headers = {};
  EXPECT_EQ(ask_before("/b"), 204u);
  EXPECT_EQ(ask_before("/none"), 204u);
  EXPECT_EQ(asked(), 0);
  // The route of any method has its gates before the configuration's answer.
  EXPECT_EQ(ask_before("/a"), 429u);
  set_stage(open_stage);
  EXPECT_EQ(ask_before("/a"), 401u);
  headers.add("Word", "w");
  EXPECT_EQ(ask_before("/a"), 403u);
  say("Allow");
  EXPECT_EQ(ask_before("/a"), 204u);
  EXPECT_EQ(invoker.calls[function_arn], 0);
}

}  // namespace
}  // namespace emulator::http_api
