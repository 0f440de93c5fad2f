// A request that several gates would refuse is answered by the first of them in AWS's order.

#include "tests/unit/execute_api/gated_api.hpp"

namespace emulator::execute_api {
namespace {

// A method that everything guards, and a request that nothing would let pass; each test then mends
// what stood before its gate.
struct OrderOfGates : GatedApi {
  OrderOfGates() : limited_plane(limited_platform(), gateway.service, invoker) {
    serving = &limited_plane;
    const auto authorizer = gateway.call(
        "POST", gateway.base + "/authorizers",
        R"({"name":"a","type":"TOKEN","identitySource":"method.request.header.Authorization",)"
        R"("authorizerResultTtlInSeconds":0,)"
        R"("authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
            std::string(function_arn) + R"(/invocations"})");
    const auto validator = gateway.call("POST", gateway.base + "/requestvalidators",
                                        R"({"name":"v","validateRequestParameters":true,)"
                                        R"("validateRequestBody":true})");
    gateway.call("POST", gateway.base + "/models",
                 R"({"name":"List","contentType":"application/json",)"
                 R"("schema":"{\"type\":\"array\"}"})");
    create_method(gateway.root, "POST",
                  R"("authorizationType":"CUSTOM","authorizerId":")" + authorizer.at("id") +
                      R"(","requestValidatorId":")" + validator.at("id") +
                      R"(","requestModels":{"application/json":"List"},)"
                      R"("requestParameters":{"method.request.querystring.q":true})");
    deploy();
    create_plan(R"("throttle":{"rateLimit":0,"burstLimit":0},"quota":{"limit":1,"period":"DAY"})");
    id = create_key();
    patch(plan + "/keys/" + id + "/usage", "replace", "/remaining", "0");
    const std::string stage = gateway.base + "/stages/prod";
    patch(stage, "replace", "/*/*/throttling/rateLimit", "0");
    patch(stage, "replace", "/*/*/throttling/burstLimit", "0");
    say("Deny");
  }
  // One whose account may be called once a second.
  Platform limited_platform() {
    config.apigateway_rate_limit = 1;
    config.apigateway_burst_limit = 1;
    return {gateway.loop.get_executor(),
            gateway.workers,
            gateway.clock,
            gateway.random,
            gateway.activity,
            config};
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
    const auto answer = send("POST", target, headers, body);
    return std::to_string(answer.status) + " " +
           std::string(answer.headers.get("x-amzn-ErrorType"));
  }

  Config config;
  DataPlane limited_plane;
  std::string id;
  std::string target = "/nowhere";
  http::Headers headers;
  std::string body = std::string(10 * 1024 * 1024 + 1, 'x');
};

TEST_F(OrderOfGates, Is_that_of_aws) {
  // No such method, before all; then the size of the request.
  EXPECT_EQ(refusal(), "403 MissingAuthenticationTokenException");
  target = "/";
  EXPECT_EQ(refusal(), "413 RequestTooLargeException");
  body = "{}";
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
  // The account's, of which the validator's first refusal takes the only token; none before took
  // one.
  EXPECT_EQ(refusal(), "400 BadRequestException");
  EXPECT_EQ(refusal(), "429 TooManyRequestsException");
  gateway.clock.advance(std::chrono::seconds(1));
  // The validator of parameters and that of bodies.
  EXPECT_EQ(send("POST", target, headers, body).body,
            R"({"message":"Missing required request parameters: [q]"})");
  gateway.clock.advance(std::chrono::seconds(1));
  target = "/?q=1";
  EXPECT_EQ(send("POST", target, headers, body).body, R"({"message":"Invalid request body"})");
  gateway.clock.advance(std::chrono::seconds(1));
  // And then the integration.
  body = "[]";
  EXPECT_EQ(refusal(), "200 ");
}

}  // namespace
}  // namespace emulator::execute_api
