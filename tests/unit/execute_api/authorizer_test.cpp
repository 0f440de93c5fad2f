// Lambda authorizers, below the port.

#include "data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

using namespace std::chrono_literals;

constexpr const char* function = "arn:aws:lambda:us-east-1:000000000000:function:authorize";
constexpr const char* uri =
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:us-east-1:000000000000:function:authorize/invocations";

class Authorizers : public DataPlaneTest {
 protected:
  void protect(const std::string& members) {
    const auto created =
        gateway.call("POST", gateway.base + "/authorizers",
                     R"({"name":"a","authorizerUri":")" + std::string(uri) + "\"," + members + "}");
    ASSERT_EQ(created.status, 201) << created.body;
    const auto path = gateway.method_path(gateway.root, "GET");
    const auto method = gateway.call(
        "PUT", path,
        R"({"authorizationType":"CUSTOM","authorizerId":")" + created.at("id") + "\"}");
    ASSERT_EQ(method.status, 201) << method.body;
    // What the authorizer has said is seen in the context.
    gateway.call(
        "PUT", path + "/integration",
        R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\":200}"}})");
    gateway.call("PUT", path + "/responses/200", "{}");
    gateway.call("PUT", path + "/integration/responses/200",
                 R"({"responseTemplates":{"application/json":)"
                 R"("$context.authorizer.principalId $context.authorizer.level"}})");
    deploy();
  }
  void say(const std::string& effect, const std::string& resource = "*",
           const std::string& further = R"(,"context":{"level":7})",
           const std::string& condition = "") {
    invoker.answer(R"({"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[)"
                   R"({"Action":"execute-api:Invoke","Effect":")" +
                   effect + R"(","Resource":")" + resource + "\"" + condition + "}]}" + further +
                   "}");
  }
  http::Response get(std::string shown = "t") {
    http::Headers headers;
    if (!shown.empty()) headers.add("Authorization", std::move(shown));
    return send("GET", "/?q=1", std::move(headers));
  }

  int asked() { return invoker.calls[function]; }

 public:
  static constexpr auto token =
      R"("type":"TOKEN","identitySource":"method.request.header.Authorization")";
  static constexpr auto request = R"("type":"REQUEST","identitySource":)"
                                  R"("method.request.querystring.a,method.request.querystring.b")";
};

TEST_F(Authorizers, A_token_is_shown_to_the_function) {
  protect(token);
  say("Allow");
  const auto answer = get("secret");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "ada 7");
  EXPECT_EQ(invoker.received.payload,
            R"({"type":"TOKEN","methodArn":"arn:aws:execute-api:us-east-1:000000000000:)" +
                gateway.base.substr(10) + R"(/prod/GET/","authorizationToken":"secret"})");
}

TEST_F(Authorizers, Without_a_token_or_with_a_malformed_one_nobody_is_asked) {
  protect(std::string(token) + R"(,"identityValidationExpression":"Bearer .+")");
  say("Allow");
  const auto missing = get("");
  EXPECT_EQ(missing.status, 401);
  EXPECT_EQ(missing.body, R"({"message":"Unauthorized"})");
  EXPECT_EQ(missing.headers.get("x-amzn-ErrorType"), "UnauthorizedException");
  EXPECT_EQ(get("Basic x").status, 401);
  EXPECT_EQ(invoker.invoked_function, "");
  EXPECT_EQ(get("Bearer x").status, 200);
}

TEST_F(Authorizers, A_policy_denies) {
  protect(std::string(token) + R"(,"authorizerResultTtlInSeconds":0)");
  say("Deny");
  const auto denied = get();
  EXPECT_EQ(denied.status, 403);
  EXPECT_EQ(
      denied.body,
      R"({"Message":"User is not authorized to access this resource with an explicit deny"})");
  say("Allow", "arn:aws:execute-api:*:*:*/prod/POST/*");
  EXPECT_EQ(get().body, R"({"Message":"User is not authorized to access this resource"})");
  say("Allow", "arn:aws:execute-api:*:*:*/prod/GET/*");
  EXPECT_EQ(get().status, 200);
}

TEST_F(Authorizers, Results_are_kept_for_as_long_as_they_live) {
  protect(std::string(token) + R"(,"authorizerResultTtlInSeconds":60)");
  say("Allow");
  EXPECT_EQ(get().status, 200);
  say("Deny");
  EXPECT_EQ(get().status, 200);
  EXPECT_EQ(get("other").status, 403);
  gateway.clock.advance(std::chrono::seconds(61));
  EXPECT_EQ(get().status, 403);
  say("Allow");
  EXPECT_EQ(get().status, 403);
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/stages/prod/cache/authorizers").status, 202);
  EXPECT_EQ(get().status, 200);
}

TEST_F(Authorizers, What_is_kept_of_a_request_is_told_apart_by_all_its_sources) {
  protect(std::string(request) + R"(,"authorizerResultTtlInSeconds":60)");
  say("Allow");
  const auto get = [this](const std::string& query) { return send("GET", "/?" + query).status; };
  EXPECT_EQ(get("a=1&b=2"), 200);
  EXPECT_EQ(get("a=1&b=2&c=3"), 200);
  EXPECT_EQ(asked(), 1);
  say("Deny");
  EXPECT_EQ(get("a=1&b=2"), 200);
  EXPECT_EQ(get("a=1&b=3"), 403);
  EXPECT_EQ(get("a=2&b=2"), 403);
  gateway.clock.advance(60s);
  EXPECT_EQ(get("a=1&b=2"), 403);
}

TEST_F(Authorizers, Nobody_takes_anothers_result_by_values_that_look_like_two) {
  protect(std::string(request) + R"(,"authorizerResultTtlInSeconds":60)");
  say("Allow");
  EXPECT_EQ(send("GET", "/?a=x&b=y%0Az").status, 200);
  say("Deny");
  EXPECT_EQ(send("GET", "/?a=x%0Ay&b=z").status, 403);
}

TEST_F(Authorizers, Every_stage_keeps_results_of_its_own) {
  protect(std::string(token) + R"(,"authorizerResultTtlInSeconds":60)");
  EXPECT_EQ(gateway.call("POST", gateway.base + "/deployments", R"({"stageName":"test"})").status,
            201);
  const auto get = [this](const std::string& stage) {
    return send("GET", "/", {{"Authorization", "t"}}, "", stage).status;
  };
  say("Allow");
  EXPECT_EQ(get("prod"), 200);
  say("Deny");
  EXPECT_EQ(get("test"), 403);
  say("Allow");
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/stages/prod/cache/authorizers").status, 202);
  EXPECT_EQ(get("test"), 403);
}

TEST_F(Authorizers, A_kept_policy_is_held_against_the_time_of_each_request) {
  protect(std::string(token) + R"(,"authorizerResultTtlInSeconds":300)");
  say("Allow", "*", "",
      R"(,"Condition":{"DateLessThan":{"aws:CurrentTime":"2023-11-14T22:14:20Z"}})");
  EXPECT_EQ(get().status, 200);
  gateway.clock.advance(59s);
  EXPECT_EQ(get().status, 200);
  gateway.clock.advance(1s);
  EXPECT_EQ(get().status, 403);
  EXPECT_EQ(asked(), 1);
}

TEST_F(Authorizers, Without_a_time_to_live_the_function_is_asked_each_time) {
  protect(std::string(request) + R"(,"authorizerResultTtlInSeconds":0)");
  say("Allow");
  for (int i = 1; i <= 2; ++i) {
    EXPECT_EQ(send("GET", "/?a=1&b=2").status, 200);
    EXPECT_EQ(asked(), i);
  }
}

class SlowAuthorizers : public Authorizers, public ::testing::WithParamInterface<const char*> {};

TEST_P(SlowAuthorizers, Have_failed_after_29_seconds) {
  protect(GetParam());
  gateway.clock.skip_waits();
  invoker.hangs = true;
  const auto begun = gateway.clock.steady_now();
  const auto answer = send("GET", "/?a=1&b=2", {{"Authorization", "t"}});
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body, R"({"message":null})");
  EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "AuthorizerFailureException");
  EXPECT_EQ(gateway.clock.steady_now() - begun, 29s);
  // Of that nothing is kept.
  invoker.hangs = false;
  say("Allow");
  EXPECT_EQ(send("GET", "/?a=1&b=2", {{"Authorization", "t"}}).status, 200);
}

INSTANTIATE_TEST_SUITE_P(Types, SlowAuthorizers,
                         ::testing::Values(Authorizers::token, Authorizers::request));

TEST_F(Authorizers, A_function_that_fails_or_answers_nonsense_is_told) {
  protect(std::string(token) + R"(,"authorizerResultTtlInSeconds":0)");
  invoker.fail(R"({"errorMessage":"Unauthorized"})");
  EXPECT_EQ(get().status, 401);
  invoker.fail(R"({"errorMessage":"boom"})");
  const auto failed = get();
  EXPECT_EQ(failed.status, 500);
  EXPECT_EQ(failed.body, R"({"message":null})");
  EXPECT_EQ(failed.headers.get("x-amzn-ErrorType"), "AuthorizerFailureException");
  for (const auto* nonsense :
       {"1", "{}", R"({"principalId":"a"})", R"({"principalId":"a","policyDocument":{}})"}) {
    invoker.answer(nonsense);
    EXPECT_EQ(get().headers.get("x-amzn-ErrorType"), "AuthorizerConfigurationException")
        << nonsense;
  }
  say("Allow", "*", R"(,"context":{"list":[]})");
  EXPECT_EQ(get().status, 500);
}

TEST_F(Authorizers, A_request_authorizer_sees_the_request) {
  protect(R"("type":"REQUEST","identitySource":)"
          R"("method.request.header.Authorization, method.request.querystring.q")");
  say("Allow");
  EXPECT_EQ(get().status, 200);
  EXPECT_STREQ(event()["type"].GetString(), "REQUEST");
  EXPECT_STREQ(event()["queryStringParameters"]["q"].GetString(), "1");
  EXPECT_STREQ(event()["requestContext"]["stage"].GetString(), "prod");
  EXPECT_FALSE(event().HasMember("body"));
  EXPECT_EQ(send("GET", "/", {{"Authorization", "t"}}).status, 401);
  EXPECT_EQ(send("GET", "/?q=", {{"Authorization", "t"}}).status, 401);
  EXPECT_EQ(asked(), 1);
  invoker.answer(R"({"isAuthorized":true})");
  EXPECT_EQ(get("u").headers.get("x-amzn-ErrorType"), "AuthorizerConfigurationException");
}

TEST_F(Authorizers, Their_context_goes_to_the_function) {
  protect(std::string(token) + R"(,"authorizerResultTtlInSeconds":300)");
  const auto path = gateway.method_path(gateway.root, "GET");
  gateway.call("PUT", path + "/integration",
               R"({"type":"AWS_PROXY","httpMethod":"POST","uri":")" + std::string(uri) + "\"}");
  deploy();
  say("Allow");
  EXPECT_EQ(get().status, 502);  // the fake function answers a policy
  invoker.answer("{}");
  EXPECT_EQ(get().status, 200);
  EXPECT_STREQ(event()["requestContext"]["authorizer"]["principalId"].GetString(), "ada");
  EXPECT_STREQ(event()["requestContext"]["authorizer"]["level"].GetString(), "7");
}

}  // namespace
}  // namespace emulator::execute_api
