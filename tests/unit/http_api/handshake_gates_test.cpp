// Who may connect to a WebSocket API, below the port: the gates of $connect, and their order.

#include "tests/unit/aws/signing.hpp"
#include "tests/unit/http_api/live_fixture.hpp"

namespace emulator::http_api {
namespace {

using namespace std::chrono_literals;

struct Handshakes : LiveApiTest {
  Handshakes() {
    create_api(R"("protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action")");
    invoker.answer(function_arn, R"({"statusCode":200})");
  }
  void guard_by_function(const std::string& further = "") {
    const auto id = create_guard(R"("identitySource":["route.request.header.Word"])");
    create_route("$connect",
                 R"("authorizationType":"CUSTOM","authorizerId":")" + id + "\"" + further);
  }
  http::Response connect(http::Headers headers = {}, const std::string& target = "/",
                         const std::string& stage = "prod") {
    http::Request request{"GET", target, std::move(headers), "", {}, 0};
    if (!request.headers.contains("Host")) request.headers.add("Host", "api.example");
    if (upgrades) request.headers.add("Upgrade", "websocket");
    request.headers.add("Connection", "Upgrade");
    request.headers.add("Sec-WebSocket-Version", "13");
    request.headers.add("Sec-WebSocket-Key", key);
    return send_to(socket_plane, std::move(request), stage);
  }
  unsigned status_of(const std::string& word, const std::string& query = "") {
    http::Headers headers;
    if (!word.empty()) headers.add("Word", word);
    return connect(std::move(headers), "/" + query).status;
  }

  bool upgrades = true;
  std::string key = "dGhlIHNhbXBsZSBub25jZQ==";
};

TEST_F(Handshakes, Pass_their_gates_in_an_order) {
  guard_by_function(R"(,"requestParameters":{"route.request.querystring.room":{"required":true}})");
  deploy("prod", closed_stage);
  say("Deny");
  upgrades = false;
  key = "short";
  EXPECT_EQ(connect({}, "/", "none").status, 403);
  EXPECT_EQ(connect().status, 426);
  upgrades = true;
  EXPECT_EQ(connect().status, 400);
  key = "dGhlIHNhbXBsZSBub25jZQ==";
  EXPECT_EQ(status_of(""), 401u);
  EXPECT_EQ(asked(), 0);
  EXPECT_EQ(status_of("w"), 403u);
  say("Allow");
  EXPECT_EQ(status_of("w"), 429u);
  set_stage(open_stage);
  EXPECT_EQ(status_of("w"), 400u);
  EXPECT_EQ(invoker.calls[function_arn], 0);
  EXPECT_EQ(status_of("w", "?room=1"), 101u);
  EXPECT_EQ(invoker.calls[function_arn], 1);
}

TEST_F(Handshakes, Are_let_in_by_a_function_that_is_asked_each_time) {
  guard_by_function();
  deploy();
  say("Allow");
  EXPECT_EQ(status_of("w"), 101u);
  EXPECT_EQ(status_of("w"), 101u);
  EXPECT_EQ(asked(), 2);
  say("Deny");
  const auto refused = connect({{"Word", "w"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.body, R"({"message":"Forbidden"})");
  say("Allow", "arn:aws:execute-api:*:*:*/prod/$connect");
  EXPECT_EQ(status_of("w"), 101u);
  say("Allow", "arn:aws:execute-api:*:*:*/test/$connect");
  EXPECT_EQ(status_of("w"), 403u);
  say("Allow", "*", R"(,"Condition":{"DateLessThan":{"aws:CurrentTime":"2023-11-14T22:14:20Z"}})");
  EXPECT_EQ(status_of("w"), 101u);
  gateway.clock.advance(60s);
  EXPECT_EQ(status_of("w"), 403u);
  invoker.fail(guard_arn, R"({"errorMessage":"Unauthorized"})");
  EXPECT_EQ(status_of("w"), 401u);
}

TEST_F(Handshakes, Fail_where_the_function_does) {
  guard_by_function();
  deploy();
  for (const auto* malformed : {"", "1", "{}", R"({"principalId":"ada"})",
                                R"({"principalId":"ada","policyDocument":{}})"}) {
    invoker.answer(guard_arn, malformed);
    EXPECT_EQ(status_of("w"), 500u) << malformed;
  }
  invoker.fail(guard_arn, R"({"errorMessage":"boom"})");
  EXPECT_EQ(status_of("w"), 500u);
  gateway.clock.skip_waits();
  invoker.hangs = true;
  const auto begun = gateway.clock.steady_now();
  EXPECT_EQ(status_of("w"), 500u);
  EXPECT_EQ(gateway.clock.steady_now() - begun, 29s);
}

TEST_F(Handshakes, Are_signed_where_IAM_authorizes) {
  gateway.config.credentials = {"AKID:secret:arn:aws:iam::000000000000:user/ada",
                                "OTHER:secret:arn:aws:iam::111122223333:user/bob"};
  create_route("$connect", R"("authorizationType":"AWS_IAM")");
  deploy();
  const auto connect_as = [this](const std::string& access_key, const std::string& secret) {
    http::Request request{"GET", "/", {{"Host", "api.example"}}, "", {}, 0};
    aws::sign(request, {access_key, secret, "20231114T221320Z"});
    return connect(request.headers);
  };
  EXPECT_EQ(connect_as("AKID", "secret").status, 101);
  EXPECT_EQ(connect_as("OTHER", "secret").status, 403);
  EXPECT_EQ(connect_as("AKID", "guess").status, 403);
  EXPECT_EQ(connect().body, R"({"message":"Missing Authentication Token"})");
  EXPECT_EQ(connect({{"Authorization", "AWS4-HMAC-SHA256"}}).status, 403);
  http::Request presigned{"GET", "/", {{"Host", "api.example"}}, "", {}, 0};
  aws::presign(presigned, {"AKID", "secret", "20231114T221320Z"}, "600");
  gateway.clock.advance(301s);
  EXPECT_EQ(connect_as("AKID", "secret").status, 403);
  EXPECT_EQ(connect(presigned.headers, presigned.target).status, 101);
  gateway.clock.advance(300s);
  EXPECT_EQ(connect(presigned.headers, presigned.target).status, 403);
}

}  // namespace
}  // namespace emulator::http_api
