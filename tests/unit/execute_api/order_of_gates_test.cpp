// A request that several gates would refuse is answered by the first of them in AWS's order.

#include "tests/unit/execute_api/gated_api.hpp"

namespace emulator::execute_api {
namespace {

// A method that everything guards, and a request that nothing would let pass; each test then mends
// what stood before its gate.
struct OrderOfGates : GatedApi {
  OrderOfGates() {
    const auto authorizer = gateway.call(
        "POST", gateway.base + "/authorizers",
        R"({"name":"a","type":"TOKEN","identitySource":"method.request.header.Authorization",)"
        R"("authorizerResultTtlInSeconds":0,)"
        R"("authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
            std::string(function_arn) + R"(/invocations"})");
    const auto validator = gateway.call("POST", gateway.base + "/requestvalidators",
                                        R"({"name":"v","validateRequestParameters":true})");
    create_method(gateway.root, "GET",
                  R"("authorizationType":"CUSTOM","authorizerId":")" + authorizer.at("id") +
                      R"(","requestValidatorId":")" + validator.at("id") +
                      R"(","requestParameters":{"method.request.querystring.q":true})");
    deploy();
    create_plan(R"("throttle":{"rateLimit":0,"burstLimit":0},"quota":{"limit":1,"period":"DAY"})");
    id = create_key();
    patch(plan + "/keys/" + id + "/usage", "replace", "/remaining", "0");
    const std::string stage = gateway.base + "/stages/prod";
    patch(stage, "replace", "/*/*/throttling/rateLimit", "0");
    patch(stage, "replace", "/*/*/throttling/burstLimit", "0");
    say("Deny");
  }
  // The resource policy counts from the next deployment on.
  void deploy_policy(const std::string& effect) {
    const auto patched = gateway.call(
        "PATCH", gateway.base,
        R"({"patchOperations":[{"op":"replace","path":"/policy","value":)"
        R"("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\")" +
            effect +
            R"(\",\"Principal\":\"*\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"*\"}]}"}]})");
    ASSERT_EQ(patched.status, 200) << patched.body;
    deploy();
  }
  void say(const std::string& effect) {
    invoker.answer(R"({"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[)"
                   R"({"Action":"execute-api:Invoke","Effect":")" +
                   effect + R"(","Resource":"*"}]}})");
  }
  std::string refusal() {
    const auto answer = send("GET", target, headers);
    return std::to_string(answer.status) + " " +
           std::string(answer.headers.get("x-amzn-ErrorType"));
  }

  std::string id;
  std::string target = "/";
  http::Headers headers;
};

TEST_F(OrderOfGates, Is_that_of_aws) {
  // No such method, before all.
  target = "/nowhere";
  EXPECT_EQ(refusal(), "403 MissingAuthenticationTokenException");
  target = "/";
  // The resource policy, which is asked before anything is shown to the authorizer.
  deploy_policy("Deny");
  EXPECT_EQ(refusal(), "403 AccessDeniedException");
  EXPECT_EQ(invoker.invoked_function, "");
  deploy_policy("Allow");
  // The authorizer: nothing is shown to it, then it denies.
  EXPECT_EQ(refusal(), "401 UnauthorizedException");
  headers.add("Authorization", "t");
  EXPECT_EQ(refusal(), "403 AccessDeniedException");
  say("Allow");
  // The key, the plan's throttle, its quota.
  EXPECT_EQ(refusal(), "403 ForbiddenException");
  headers.add("X-API-Key", key_value);
  EXPECT_EQ(refusal(), "429 TooManyRequestsException");
  patch(plan, "replace", "/throttle/burstLimit", "100");
  patch(plan, "replace", "/throttle/rateLimit", "100");
  gateway.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(refusal(), "429 LimitExceededException");
  patch(plan, "replace", "/quota/limit", "100");
  // The stage's throttle.
  EXPECT_EQ(refusal(), "429 TooManyRequestsException");
  patch(gateway.base + "/stages/prod", "replace", "/*/*/throttling/rateLimit", "100");
  patch(gateway.base + "/stages/prod", "replace", "/*/*/throttling/burstLimit", "100");
  gateway.clock.advance(std::chrono::seconds(1));
  // The validator, and then the integration.
  EXPECT_EQ(refusal(), "400 BadRequestException");
  target = "/?q=1";
  EXPECT_EQ(refusal(), "200 ");
}

}  // namespace
}  // namespace emulator::execute_api
