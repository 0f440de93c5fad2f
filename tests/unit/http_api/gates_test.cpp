// Authorizers of HTTP APIs, below the port: whom they let in, what they keep and for how long.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html

#include "tests/unit/aws/signing.hpp"
#include "tests/unit/http_api/live_fixture.hpp"

namespace emulator::http_api {
namespace {

using namespace std::chrono_literals;

constexpr const char* unauthorized_body = R"({"message":"Unauthorized"})";
constexpr const char* forbidden_body = R"({"message":"Forbidden"})";

struct HttpGates : LiveApiTest {
  HttpGates() { create_api(R"("protocolType":"HTTP")"); }

  // GET /a and GET /b, which the function guards.
  void guard(const std::string& members, const std::string& sources = R"("$request.header.Word")") {
    const auto id = create_guard(R"("identitySource":[)" + sources +
                                 R"(],"authorizerPayloadFormatVersion":"2.0",)" + members);
    for (const auto* key : {"GET /a", "GET /b"})
      create_route(key, R"("authorizationType":"CUSTOM","authorizerId":")" + id + "\"");
    deploy();
  }
  void say_simply(const std::string& answer) { invoker.answer(guard_arn, answer); }
  http::Response get(const std::string& word = "w", const std::string& target = "/a",
                     const std::string& stage = "prod") {
    http::Headers headers;
    if (!word.empty()) headers.add("Word", word);
    return send("GET", target, std::move(headers), "", stage);
  }

  static constexpr auto simple =
      R"("enableSimpleResponses":true,"authorizerResultTtlInSeconds":60)";
  static constexpr auto unkept = R"("enableSimpleResponses":true,"authorizerResultTtlInSeconds":0)";
  static constexpr auto yes = R"({"isAuthorized":true})";
  static constexpr auto no = R"({"isAuthorized":false})";
};

TEST_F(HttpGates, A_simple_answer_lets_in_or_keeps_out) {
  guard(unkept);
  say_simply(yes);
  EXPECT_EQ(get().body, "done");
  say_simply(no);
  const auto refused = get();
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.body, forbidden_body);
  invoker.fail(guard_arn, R"({"errorMessage":"Unauthorized"})");
  EXPECT_EQ(get().status, 401);
}

TEST_F(HttpGates, Nobody_is_asked_about_a_request_without_identity) {
  guard(unkept, R"("$request.header.Word","$request.querystring.q")");
  say_simply(yes);
  EXPECT_EQ(get("w", "/a?q=1").status, 200);
  for (const auto* target : {"/a", "/a?q=", "/a?other=1"}) {
    const auto refused = get("w", target);
    EXPECT_EQ(refused.status, 401) << target;
    EXPECT_EQ(refused.body, unauthorized_body);
  }
  EXPECT_EQ(get("", "/a?q=1").status, 401);
  EXPECT_EQ(asked(), 1);
}

TEST_F(HttpGates, What_is_no_answer_is_an_error_and_not_kept) {
  guard(simple);
  for (const auto* malformed : {"", "1", "[]", "{}", R"({"authorized":true})"}) {
    say_simply(malformed);
    const auto answer = get();
    EXPECT_EQ(answer.status, 500) << malformed;
    EXPECT_EQ(answer.body, R"({"message":"Internal Server Error"})");
  }
  invoker.fail(guard_arn, R"({"errorMessage":"boom"})");
  EXPECT_EQ(get().status, 500);
  say_simply(yes);
  EXPECT_EQ(get().status, 200);
}

TEST_F(HttpGates, An_answer_is_kept_until_its_time_is_over) {
  guard(simple);
  say_simply(yes);
  EXPECT_EQ(get("friend").status, 200);
  say_simply(no);
  EXPECT_EQ(get("stranger").status, 403);
  say_simply(yes);
  gateway.clock.advance(60s - 1ns);
  EXPECT_EQ(get("friend").status, 200);
  EXPECT_EQ(get("stranger").status, 403);
  EXPECT_EQ(asked(), 2);
  gateway.clock.advance(1ns);
  say_simply(no);
  EXPECT_EQ(get("friend").status, 403);
  EXPECT_EQ(asked(), 3);
}

TEST_F(HttpGates, An_answer_is_kept_for_all_routes_unless_the_route_is_part_of_the_identity) {
  guard(simple);
  say_simply(yes);
  EXPECT_EQ(get("w", "/a").status, 200);
  EXPECT_EQ(get("w", "/b").status, 200);
  EXPECT_EQ(asked(), 1);
  create_api(R"("protocolType":"HTTP")");
  guard(simple, R"("$request.header.Word","$context.routeKey")");
  EXPECT_EQ(get("w", "/a").status, 200);
  EXPECT_EQ(get("w", "/b").status, 200);
  EXPECT_EQ(get("w", "/b").status, 200);
  EXPECT_EQ(asked(), 3);
}

TEST_F(HttpGates, Nobody_takes_anothers_answer_by_values_that_look_like_two) {
  guard(simple, R"("$request.querystring.a","$request.querystring.b")");
  say_simply(yes);
  EXPECT_EQ(get("", "/a?a=x&b=y%0Az").status, 200);
  say_simply(no);
  EXPECT_EQ(get("", "/a?a=x%0Ay&b=z").status, 403);
}

TEST_F(HttpGates, Every_stage_keeps_answers_of_its_own) {
  guard(simple);
  deploy("test");
  say_simply(yes);
  EXPECT_EQ(get("w", "/a", "prod").status, 200);
  say_simply(no);
  EXPECT_EQ(get("w", "/a", "test").status, 403);
}

TEST_F(HttpGates, What_is_kept_can_be_reset) {
  guard(simple);
  say_simply(yes);
  EXPECT_EQ(get().status, 200);
  say_simply(no);
  EXPECT_EQ(gateway.call("DELETE", base + "/stages/prod/cache/authorizers").status, 204);
  EXPECT_EQ(get().status, 403);
}

TEST_F(HttpGates, A_policy_is_kept_and_held_against_each_request) {
  guard(R"("authorizerResultTtlInSeconds":300)");
  const std::string arn = "arn:aws:execute-api:us-east-1:000000000000:" + api_id + "/prod/GET/a";
  say("Allow", arn, R"(,"Condition":{"DateLessThan":{"aws:CurrentTime":"2023-11-14T22:14:20Z"}})");
  EXPECT_EQ(get("w", "/a").status, 200);
  EXPECT_EQ(get("w", "/b").status, 403);
  gateway.clock.advance(59s);
  EXPECT_EQ(get("w", "/a").status, 200);
  gateway.clock.advance(1s);
  EXPECT_EQ(get("w", "/a").status, 403);
  EXPECT_EQ(asked(), 1);
  gateway.clock.advance(240s);
  say("Allow", arn);
  EXPECT_EQ(get("w", "/a").status, 200);
  EXPECT_EQ(asked(), 2);
}

TEST_F(HttpGates, A_policy_may_deny_or_be_none) {
  guard(R"("authorizerResultTtlInSeconds":0)");
  say("Deny");
  EXPECT_EQ(get().body, forbidden_body);
  for (const auto* malformed :
       {R"({"principalId":"ada"})", R"({"isAuthorized":true})",
        R"({"principalId":"ada","policyDocument":{}})",
        R"({"principalId":"ada","policyDocument":{"Statement":[{"Effect":"Maybe"}]}})"}) {
    say_simply(malformed);
    EXPECT_EQ(get().status, 500) << malformed;
  }
}

TEST_F(HttpGates, A_function_that_takes_longer_than_ten_seconds_has_failed) {
  guard(simple);
  gateway.clock.skip_waits();
  invoker.hangs = true;
  const auto begun = gateway.clock.steady_now();
  const auto answer = get();
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body, R"({"message":"Internal Server Error"})");
  EXPECT_EQ(gateway.clock.steady_now() - begun, 10s);
  invoker.hangs = false;
  say_simply(yes);
  EXPECT_EQ(get().status, 200);
}

// IAM

struct HttpSigners : LiveApiTest {
  HttpSigners() {
    gateway.config.credentials = {"AKID:secret:arn:aws:iam::000000000000:user/ada",
                                  "OTHER:secret:arn:aws:iam::111122223333:user/bob"};
    create_api(R"("protocolType":"HTTP")");
    create_route("GET /a", R"("authorizationType":"AWS_IAM")");
    deploy();
  }
  unsigned get(const aws::Signing& by) {
    http::Request request{"GET", "/a", {{"Host", "api.example"}}, "", {}, 0};
    aws::sign(request, by);
    return send("GET", "/a", request.headers).status;
  }
  unsigned get_presigned(const std::string& expires) {
    http::Request request{"GET", "/a", {{"Host", "api.example"}}, "", {}, 0};
    aws::presign(request, ada, expires);
    return send("GET", request.target, request.headers).status;
  }

  const aws::Signing ada{"AKID", "secret", "20231114T221320Z"};
};

TEST_F(HttpSigners, Of_the_apis_account_pass_and_nobody_else) {
  EXPECT_EQ(get(ada), 200u);
  EXPECT_EQ(get({"OTHER", "secret", ada.date}), 403u);
  EXPECT_EQ(get({"AKID", "guess", ada.date}), 403u);
  EXPECT_EQ(get({"NOBODY", "secret", ada.date}), 403u);
  EXPECT_EQ(get({"AKID", "secret", ada.date, "lambda"}), 403u);
  EXPECT_EQ(get({"AKID", "secret", ada.date, "execute-api", "eu-west-1"}), 403u);
  const auto unsigned_answer = send("GET", "/a");
  EXPECT_EQ(unsigned_answer.status, 403);
  EXPECT_EQ(unsigned_answer.body, forbidden_body);
  for (const auto* malformed : {"Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=x"})
    EXPECT_EQ(send("GET", "/a", {{"Authorization", malformed}}).body, forbidden_body) << malformed;
}

TEST_F(HttpSigners, Are_believed_for_five_minutes_or_for_as_long_as_they_say) {
  EXPECT_EQ(get_presigned("301"), 200u);
  EXPECT_EQ(get_presigned("x"), 403u);
  gateway.clock.advance(300s);
  EXPECT_EQ(get(ada), 200u);
  EXPECT_EQ(get_presigned("301"), 200u);
  gateway.clock.advance(1s);
  EXPECT_EQ(get(ada), 403u);
  EXPECT_EQ(get_presigned("301"), 200u);
  EXPECT_EQ(get_presigned("300"), 403u);
}

// Tokens whose keys nobody has to be asked for; the others are in tests/conformance.

TEST_F(LiveApiTest, Tokens_that_are_none_are_refused_before_their_issuer_is_asked) {
  create_api(R"("protocolType":"HTTP")");
  const auto id = create("authorizers",
                         R"({"name":"t","authorizerType":"JWT","identitySource":)"
                         R"(["$request.header.Authorization"],"jwtConfiguration":)"
                         R"({"issuer":"https://issuer.invalid","audience":["shop"]}})",
                         "authorizerId");
  create_route("GET /a", R"("authorizationType":"JWT","authorizerId":")" + id + "\"");
  deploy();
  const auto challenge = [this](const char* authorization) {
    http::Headers headers;
    if (*authorization != '\0') headers.add("Authorization", authorization);
    const auto answer = send("GET", "/a", std::move(headers));
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.body, unauthorized_body);
    return std::string(answer.headers.get("www-authenticate"));
  };
  EXPECT_EQ(challenge(""), "Bearer");
  const std::string invalid = R"(Bearer scope="" error="invalid_token" error_description=)";
  for (const auto* malformed : {"x", "Bearer x", "bearer e30.e30", "e30.e30.e30.e30", "!.!.!"})
    EXPECT_EQ(challenge(malformed), invalid + R"("the token is malformed")") << malformed;
  // {"alg":"none"}.{}
  EXPECT_EQ(challenge("Bearer eyJhbGciOiJub25lIn0.e30."),
            invalid + R"("signing method none is invalid")");
}

}  // namespace
}  // namespace emulator::http_api
