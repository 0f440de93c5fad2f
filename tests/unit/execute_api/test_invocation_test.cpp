#include <gmock/gmock.h>

#include "tests/unit/execute_api/data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

struct TestInvocations : DataPlaneTest {
  TestInvocations() { gateway.service.set_tester(plane); }

  ControlPlane::Answer test(const std::string& resource, const std::string& method,
                            const std::string& body = "{}") {
    return gateway.call("POST", gateway.method_path(resource, method), body);
  }
};

TEST_F(TestInvocations, A_draft_answers_without_a_stage) {
  const std::string id = gateway.create_resource(gateway.root, "{id}");
  create_lambda(id, "POST");
  invoker.answer(R"({"statusCode":201,"headers":{"X-Made":"yes"},)"
                 R"("multiValueHeaders":{"Set-Cookie":["a","b"]},"body":"made"})");
  const auto answer =
      test(id, "POST",
           R"({"pathWithQueryString":"/7?x=1","body":"hello","headers":{"X-One":"1"},)"
           R"("multiValueHeaders":{"X-Two":["2","3"]},"stageVariables":{"colour":"green"}})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.at("status"), "201");
  EXPECT_EQ(answer.at("body"), "made");
  EXPECT_EQ(answer.at("latency"), "0");
  const auto json = answer.json();
  EXPECT_EQ(aws::string_of(json["headers"]["X-Made"]), "yes");
  EXPECT_EQ(aws::to_string(json["multiValueHeaders"]["Set-Cookie"]), R"(["a","b"])");
  const auto log = answer.at("log");
  EXPECT_THAT(log, MatchesRegex("Execution log for request [0-9a-f-]{36}\n.*"));
  EXPECT_THAT(log, HasSubstr("\nTue Nov 14 22:13:20 UTC 2023 : Starting execution for request: "));
  EXPECT_THAT(log, HasSubstr(" : HTTP Method: POST, Resource Path: /{id}\n"));
  EXPECT_THAT(log, HasSubstr(" : Method request path: {id=7}\n"));
  EXPECT_THAT(log, HasSubstr(" : Method request query string: {x=1}\n"));
  EXPECT_THAT(log, HasSubstr(" : Method request headers: {X-One=1, X-Two=2, X-Two=3}\n"));
  EXPECT_THAT(log, HasSubstr(" : Method completed with status: 201\n"));

  const auto sent = event();
  EXPECT_EQ(aws::string_of(sent["path"]), "/7");
  EXPECT_EQ(aws::string_of(sent["stageVariables"]["colour"]), "green");
  EXPECT_EQ(aws::string_of(sent["requestContext"]["stage"]), "test-invoke-stage");
  EXPECT_EQ(aws::string_of(sent["requestContext"]["path"]), "/7");
  EXPECT_EQ(aws::string_of(sent["requestContext"]["identity"]["sourceIp"]),
            "test-invoke-source-ip");
}

TEST_F(TestInvocations, A_failure_is_an_answer_with_its_reason_in_the_log) {
  create_lambda(gateway.root, "GET",
                "arn:aws:lambda:us-east-1:000000000000:function:${stageVariables.fn}");
  const auto answer = test(gateway.root, "GET");
  EXPECT_EQ(answer.at("status"), "500") << answer.body;
  EXPECT_EQ(answer.at("body"), R"({"message":"Internal server error"})");
  EXPECT_THAT(answer.at("log"), HasSubstr(" : Execution failed due to configuration error: "));
  EXPECT_THAT(answer.at("log"), HasSubstr(" : Method completed with status: 500\n"));
}

TEST_F(TestInvocations, Gates_are_for_callers_of_stages_only) {
  const auto authorizer = gateway.call(
      "POST", gateway.base + "/authorizers",
      R"({"name":"a","type":"TOKEN","identitySource":"method.request.header.Authorization",)"
      R"("authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
          std::string(function_arn) + R"(/invocations"})");
  ASSERT_EQ(authorizer.status, 201) << authorizer.body;
  const auto path = gateway.create_mock(gateway.root, "GET");
  const auto put =
      gateway.call("PATCH", path,
                   R"({"patchOperations":[{"op":"replace","path":"/authorizationType",)"
                   R"("value":"CUSTOM"},{"op":"replace","path":"/authorizerId","value":")" +
                       authorizer.at("id") + "\"}]}");
  ASSERT_EQ(put.status, 200) << put.body;
  const auto answer = test(gateway.root, "GET");
  EXPECT_EQ(answer.at("status"), "200") << answer.body;
}

TEST_F(TestInvocations, What_is_not_there_is_not_tested) {
  EXPECT_EQ(test(gateway.root, "GET").message(), "Invalid Method identifier specified");
  EXPECT_EQ(test("none", "GET").message(), "Invalid Resource identifier specified");
  const auto path = gateway.create_mock(gateway.root, "GET");
  EXPECT_EQ(test(gateway.root, "GET", R"({"pathWithQueryString":"/a/b"})").status, 400);
  gateway.call("DELETE", path + "/integration");
  EXPECT_EQ(test(gateway.root, "GET").message(), "No integration defined for method");
}

}  // namespace
}  // namespace emulator::execute_api
