#include "data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

TEST_F(DataPlaneTest, A_function_gets_the_event_and_the_caller_its_answer) {
  const auto orders = gateway.create_resource(gateway.root, "orders");
  const auto one = gateway.create_resource(orders, "{id}");
  create_lambda(one, "ANY");
  deploy(R"({"color":"blue"})");
  invoker.answer(R"({"statusCode":201,"body":"stored"})");
  const auto response = send("POST", "/orders/a%2Fb?x=1", {{"Host", "h:1"}}, "data");
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.body, "stored");
  EXPECT_EQ(response.headers.get("x-amzn-RequestId"), "request-id");
  EXPECT_EQ(response.headers.get("x-amz-apigw-id").size(), 16);
  EXPECT_TRUE(response.headers.get("X-Amzn-Trace-Id").starts_with("Root=1-6553f100-"));
  EXPECT_EQ(invoker.invoked_function, function_arn);
  EXPECT_EQ(invoker.received.trace_id, response.headers.get("X-Amzn-Trace-Id"));
  EXPECT_STREQ(event()["resource"].GetString(), "/orders/{id}");
  EXPECT_STREQ(event()["pathParameters"]["id"].GetString(), "a%2Fb");
  EXPECT_STREQ(event()["stageVariables"]["color"].GetString(), "blue");
  EXPECT_STREQ(event()["body"].GetString(), "data");
  EXPECT_STREQ(event()["requestContext"]["resourceId"].GetString(), one.c_str());
  EXPECT_EQ(event()["requestContext"]["domainName"],
            (gateway.base.substr(10) + ".execute-api.us-east-1.amazonaws.com").c_str());
}

TEST_F(DataPlaneTest, What_is_not_deployed_is_not_there) {
  create_lambda(gateway.root, "GET");
  deploy();
  gateway.create_mock(gateway.root, "POST");
  for (const auto& response : {send("POST", "/"), send("GET", "/nope"), send("HEAD", "/")}) {
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(response.body, R"({"message":"Missing Authentication Token"})");
    EXPECT_EQ(response.headers.get("x-amzn-ErrorType"), "MissingAuthenticationTokenException");
  }
  EXPECT_EQ(send("GET", "/").status, 200);
}

TEST_F(DataPlaneTest, An_unknown_stage_or_api_is_forbidden) {
  create_lambda(gateway.root, "GET");
  deploy();
  const auto stage = send("GET", "/", {}, "", "dev");
  EXPECT_EQ(stage.status, 403);
  EXPECT_EQ(stage.body, R"({"message":"Forbidden"})");
  EXPECT_EQ(stage.headers.get("x-amzn-ErrorType"), "ForbiddenException");
  EXPECT_TRUE(plane.has_api(gateway.base.substr(10)));
  gateway.call("DELETE", gateway.base);
  EXPECT_EQ(send("GET", "/").status, 403);
  EXPECT_FALSE(plane.has_api(gateway.base.substr(10)));
}

TEST_F(DataPlaneTest, A_disabled_endpoint_is_forbidden_from_the_next_deployment_on) {
  create_lambda(gateway.root, "GET");
  deploy();
  gateway.call("PATCH", gateway.base, R"({"patchOperations":[
      {"op":"replace","path":"/disableExecuteApiEndpoint","value":"true"}]})");
  EXPECT_EQ(send("GET", "/").status, 200);
  deploy();
  EXPECT_EQ(send("GET", "/").body, R"({"message":"Forbidden"})");
}

TEST_F(DataPlaneTest, Stage_variables_choose_the_function_as_they_are_now) {
  create_lambda(gateway.root, "GET", std::string(function_arn) + ":${stageVariables.alias}");
  deploy(R"({"alias":"blue"})");
  send("GET", "/");
  EXPECT_EQ(invoker.invoked_function, std::string(function_arn) + ":blue");
  gateway.call("PATCH", gateway.base + "/stages/prod", R"({"patchOperations":[
      {"op":"replace","path":"/variables/alias","value":"green"}]})");
  send("GET", "/");
  EXPECT_EQ(invoker.invoked_function, std::string(function_arn) + ":green");
  gateway.call("PATCH", gateway.base + "/stages/prod",
               R"({"patchOperations":[{"op":"remove","path":"/variables/alias"}]})");
  EXPECT_EQ(send("GET", "/").status, 500);
}

TEST_F(DataPlaneTest, A_function_that_fails_or_talks_nonsense_is_a_bad_gateway) {
  create_lambda(gateway.root, "GET");
  deploy();
  InvocationOutput failed;
  failed.payload = R"({"errorMessage":"no"})";
  failed.function_error = InvocationOutput::FunctionError::unhandled;
  invoker.result = failed;
  const auto failure = send("GET", "/");
  EXPECT_EQ(failure.status, 502);
  EXPECT_EQ(failure.body, R"({"message":"Internal server error"})");
  invoker.answer(R"({"hello":"world"})");
  EXPECT_EQ(send("GET", "/").status, 502);
}

TEST_F(DataPlaneTest, A_function_that_cannot_be_invoked_is_an_internal_error) {
  create_lambda(gateway.root, "GET");
  deploy();
  invoker.result = aws::Error{404, "ResourceNotFoundException", "Function not found"};
  const auto response = send("GET", "/");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body, R"({"message":"Internal server error"})");
  invoker.result = aws::Error{413, "RequestTooLargeException", "over 6 MB"};
  EXPECT_EQ(send("GET", "/").status, 413);
}

TEST_F(DataPlaneTest, Only_a_post_invokes_a_function) {
  create_lambda(gateway.root, "GET", function_arn, R"("httpMethod":"GET")");
  deploy();
  EXPECT_EQ(send("GET", "/").status, 500);
  EXPECT_EQ(invoker.invoked_function, "");
}

TEST_F(DataPlaneTest, A_function_that_takes_too_long_is_a_gateway_timeout) {
  create_lambda(gateway.root, "GET");
  deploy();
  invoker.hangs = true;
  gateway.clock.skip_waits();
  const auto begun = gateway.clock.steady_now();
  const auto response = send("GET", "/");
  EXPECT_EQ(gateway.clock.steady_now() - begun, std::chrono::seconds(29));
  EXPECT_EQ(response.status, 504);
  EXPECT_EQ(response.body, R"({"message":"Endpoint request timed out"})");
}

TEST_F(DataPlaneTest, Ten_megabytes_are_the_limit_of_a_body) {
  create_lambda(gateway.root, "POST");
  deploy();
  const std::string most(10 * 1024 * 1024, 'x');
  EXPECT_EQ(send("POST", "/", {}, most).status, 200);
  const auto response = send("POST", "/", {}, most + "x");
  EXPECT_EQ(response.status, 413);
  EXPECT_EQ(response.body, R"({"message":"Request Too Long"})");
}

TEST_F(DataPlaneTest, Binary_media_types_decide_about_base64_both_ways) {
  create_lambda(gateway.root, "POST");
  gateway.call("PATCH", gateway.base, R"({"patchOperations":[
      {"op":"add","path":"/binaryMediaTypes/image~1png"}]})");
  deploy();
  invoker.answer(R"({"body":"//4=","isBase64Encoded":true})");
  const auto binary =
      send("POST", "/", {{"Content-Type", "image/png"}, {"Accept", "image/png"}}, "\xff");
  EXPECT_EQ(binary.body, "\xff\xfe");
  EXPECT_STREQ(event()["body"].GetString(), "/w==");
  EXPECT_TRUE(event()["isBase64Encoded"].GetBool());
  const auto text = send("POST", "/", {{"Content-Type", "text/plain"}, {"Accept", "*/*"}}, "a");
  EXPECT_EQ(text.body, "//4=");
  EXPECT_STREQ(event()["body"].GetString(), "a");
}

TEST_F(DataPlaneTest, A_callers_trace_goes_on_and_a_host_name_is_kept) {
  create_lambda(gateway.root, "GET");
  deploy();
  const auto host = gateway.base.substr(10) + ".execute-api.localhost";
  const auto response =
      send("GET", "/", {{"Host", host + ":4566"}, {"X-Amzn-Trace-Id", "Root=1-a-b;Sampled=1"}});
  EXPECT_EQ(response.headers.get("X-Amzn-Trace-Id"), "Root=1-a-b;Sampled=1");
  EXPECT_EQ(invoker.received.trace_id, "Root=1-a-b;Sampled=1");
  EXPECT_EQ(event()["requestContext"]["domainName"], host.c_str());
  EXPECT_EQ(event()["requestContext"]["domainPrefix"], gateway.base.substr(10).c_str());
}

TEST_F(DataPlaneTest, A_mock_answers_a_preflight_without_a_function) {
  const auto path = gateway.create_mock(gateway.root, "OPTIONS");
  gateway.call("PATCH", path + "/responses/200", R"({"patchOperations":[{"op":"add",
      "path":"/responseParameters/method.response.header.Access-Control-Allow-Origin",
      "value":"true"}]})");
  gateway.call("PUT", path + "/integration/responses/200", R"({"responseParameters":
      {"method.response.header.Access-Control-Allow-Origin":"'*'"}})");
  deploy();
  const auto response = send("OPTIONS", "/");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(response.body, "");
  EXPECT_EQ(invoker.invoked_function, "");
}

TEST_F(DataPlaneTest, Header_values_have_a_limit_together) {
  create_lambda(gateway.root, "GET");
  deploy();
  EXPECT_EQ(
      send("GET", "/", {{"X-A", std::string(5'000, 'a')}, {"X-B", std::string(5'240, 'b')}}).status,
      200u);
  EXPECT_EQ(
      send("GET", "/", {{"X-A", std::string(5'000, 'a')}, {"X-B", std::string(5'241, 'b')}}).status,
      431u);
}

TEST_F(DataPlaneTest, A_header_names_the_method) {
  create_lambda(gateway.root, "PATCH");
  deploy();
  EXPECT_EQ(send("POST", "/", {{"X-HTTP-Method-Override", "PATCH"}}).status, 200u);
  EXPECT_STREQ(event()["httpMethod"].GetString(), "PATCH");
  EXPECT_EQ(send("POST", "/").status, 403u);
}

}  // namespace
}  // namespace emulator::execute_api
