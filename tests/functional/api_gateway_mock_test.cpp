// MOCK integrations, stage variables and stages, over the wire.

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

class ApiGatewayMock : public ApiGatewayTest {
 protected:
  // An OPTIONS method that answers a CORS preflight, as consoles and frameworks make it.
  void create_preflight(const std::string& resource_id) const {
    const std::string path = create_method(resource_id, "OPTIONS");
    call("PUT", path + "/integration",
         R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"}})");
    call("PUT", path + "/responses/200", R"({"responseParameters":{
        "method.response.header.Access-Control-Allow-Origin":false,
        "method.response.header.Access-Control-Allow-Methods":false},
        "responseModels":{"application/json":"Empty"}})");
    call("PUT", path + "/integration/responses/200", R"({"responseParameters":{
        "method.response.header.Access-Control-Allow-Origin":"'*'",
        "method.response.header.Access-Control-Allow-Methods":"'GET,OPTIONS'"},
        "responseTemplates":{"application/json":""}})");
  }
};

TEST_F(ApiGatewayMock, APreflightIsAnsweredToABrowserOfAnyOrigin) {
  create_preflight(root_id);
  deploy();
  const Message answer = send("OPTIONS", "/",
                              {{"Origin", "https://example.com"},
                               {"Access-Control-Request-Method", "GET"},
                               {"Sec-Fetch-Site", "cross-site"}});
  EXPECT_EQ(answer.status(), 200) << answer.body;
  EXPECT_EQ(answer.get("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(answer.get("Access-Control-Allow-Methods"), "GET,OPTIONS");
  EXPECT_EQ(answer.body, "");
}

TEST_F(ApiGatewayMock, TheStatusCodeOfTheTemplateSelectsTheResponse) {
  const std::string path = create_method(root_id, "GET");
  call("PUT", path + "/integration",
       R"({"type":"MOCK","requestTemplates":{"application/json":"{statusCode: 404}"}})");
  for (const auto* status : {"200", "404"}) {
    call("PUT", path + "/responses/" + status, "{}");
  }
  call("PUT", path + "/integration/responses/200", R"({"responseTemplates":
      {"application/json":"{\"ok\": true}"}})");
  call("PUT", path + "/integration/responses/404", R"({"selectionPattern":"4\\d{2}",
      "responseTemplates":{"application/json":"{\"ok\": false}"}})");
  deploy();
  const Message answer = send("GET", "/");
  EXPECT_EQ(answer.status(), 404);
  EXPECT_EQ(answer.body, R"({"ok": false})");
  EXPECT_EQ(answer.get("Content-Type"), "application/json");
}

TEST_F(ApiGatewayMock, AStageVariableNamesTheFunction) {
  const auto package = read_file(function_zip_path("echo"));
  const auto arn = create_function(aws(), {.name = "echo-blue", .zip = package});
  create_function(aws(), {.name = "echo-green", .zip = package});
  wait_until_active(aws(), "echo-blue");
  wait_until_active(aws(), "echo-green");
  const auto prefix = arn.substr(0, arn.rfind(':') + 1);
  create_lambda_method(root_id, "GET", prefix + "echo-${stageVariables.color}");
  deploy(R"(,"variables":{"color":"blue"})");
  EXPECT_EQ(send("GET", "/").status(), 200);
  delete_function(aws(), "echo-blue");
  EXPECT_EQ(send("GET", "/").status(), 500);
  call("PATCH", base + "/stages/prod",
       R"({"patchOperations":[{"op":"replace","path":"/variables/color","value":"green"}]})");
  EXPECT_EQ(send("GET", "/").status(), 200);
}

TEST_F(ApiGatewayMock, AStageMovesToAnotherDeploymentAndBack) {
  create_preflight(root_id);
  deploy();
  const auto first = json_text(call("GET", base + "/stages/prod"), "/deploymentId");
  create_preflight(create_resource(root_id, "more"));
  deploy();
  EXPECT_EQ(send("OPTIONS", "/more").status(), 200);
  call("PATCH", base + "/stages/prod",
       R"({"patchOperations":[{"op":"replace","path":"/deploymentId","value":")" + first +
           R"("}]})");
  EXPECT_EQ(send("OPTIONS", "/more").status(), 403);
  EXPECT_EQ(send("OPTIONS", "/").status(), 200);
}

TEST_F(ApiGatewayMock, AnUnimplementedOperationSaysSo) {
  const Message answer = aws().rest("apigateway", "GET", "/v2/portals");
  EXPECT_EQ(answer.status(), 501);
  EXPECT_THAT(answer.body, testing::HasSubstr("apigatewayv2.ListPortals is not implemented"));
}

}  // namespace
}  // namespace emulator::functional
