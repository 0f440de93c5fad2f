#include <gmock/gmock.h>

#include "handlers/execute_api/canary.hpp"
#include "handlers/execute_api/references.hpp"
#include "tests/unit/execute_api/data_plane_fixture.hpp"
#include "tests/unit/execute_api/kept_logs.hpp"

namespace emulator::execute_api {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

struct StageLogs : DataPlaneTest {
  StageLogs() {
    plane.set_logs(logs);
    gateway.set_log_role();
    group = "API-Gateway-Execution-Logs_" + gateway.base.substr(10) + "/prod";
  }

  void patch(const std::string& path, const std::string& value) {
    const auto patched = gateway.call("PATCH", gateway.base + "/stages/prod",
                                      R"({"patchOperations":[{"op":"replace","path":")" + path +
                                          R"(","value":")" + value + "\"}]}");
    ASSERT_EQ(patched.status, 200) << patched.body;
  }
  void log_access(const std::string& format) {
    patch("/accessLogSettings/destinationArn",
          "arn:aws:logs:us-east-1:000000000000:log-group:access");
    patch("/accessLogSettings/format", format);
  }
  // The lines of the execution log without the request's id.
  std::vector<std::string> execution() {
    std::vector<std::string> out;
    for (const auto& line : logs.groups[group]) {
      EXPECT_THAT(line, StartsWith("(request-id) "));
      out.push_back(line.substr(13));
    }
    return out;
  }

  KeptLogs logs;
  std::string group;
};

TEST(AccessLogLine, Variables_are_replaced_and_missing_ones_are_dashes) {
  const auto variables = [](std::string_view name) -> std::optional<std::string> {
    if (name == "requestId") return "id";
    if (name == "empty") return "";
    return std::nullopt;
  };
  EXPECT_EQ(access_log_line(R"({"id":"$context.requestId","x":"$context.no.such"} $5 $context.)"
                            "\n",
                            variables),
            R"({"id":"id","x":"-"} $5 $context.)");
  EXPECT_EQ(access_log_line("$context.empty $stageVariables.x", variables), "- $stageVariables.x");
}

TEST_F(StageLogs, A_stage_without_logs_writes_none) {
  create_lambda(gateway.root, "GET");
  deploy();
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_TRUE(logs.groups.empty());
}

TEST_F(StageLogs, An_access_log_has_a_line_for_each_request) {
  create_lambda(gateway.root, "GET");
  deploy();
  log_access(
      "$context.requestId $context.httpMethod $context.resourcePath $context.path $context.status "
      "$context.responseLength $context.identity.sourceIp $context.identity.caller "
      "$context.integration.status $context.integrationLatency $context.integration.requestId "
      "$context.error.message $context.error.messageString $context.error.responseType "
      "$context.waf.status $context.stage $context.authorizer.principalId");
  InvocationOutput output;
  output.request_id = "invocation";
  output.payload = R"({"body":"hello"})";
  invoker.result = std::move(output);
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_EQ(send("POST", "/").status, 403);
  EXPECT_THAT(
      logs.groups["access"],
      ElementsAre("request-id GET / /prod/ 200 5 127.0.0.1 - 200 0 invocation - - - - prod -",
                  "request-id POST / /prod/ 403 42 127.0.0.1 - - - - Missing Authentication Token "
                  "\"Missing Authentication Token\" MISSING_AUTHENTICATION_TOKEN - prod -"));
  EXPECT_THAT(logs.streams.front(), MatchesRegex("[0-9a-f]{32}"));
}

TEST_F(StageLogs, An_execution_log_tells_what_happened_to_a_request) {
  create_lambda(gateway.root, "GET");
  deploy();
  patch("/*/*/logging/loglevel", "INFO");
  invoker.answer(R"({"body":"hello"})");
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_THAT(
      execution(),
      ElementsAre(StartsWith("Extended Request Id: "), StartsWith("Verifying Usage Plan "),
                  StartsWith("API Key  authorized "), StartsWith("Usage Plan check succeeded "),
                  "Starting execution for request: request-id",
                  "HTTP Method: GET, Resource Path: /", "Successfully completed execution",
                  "Method completed with status: 200"));
}

TEST_F(StageLogs, An_execution_log_with_data_shows_requests_and_answers) {
  create_lambda(gateway.create_resource(gateway.root, "{id}"), "POST");
  deploy();
  patch("/*/*/logging/loglevel", "INFO");
  patch("/~1{id}/POST/logging/loglevel", "INFO");
  patch("/~1{id}/POST/logging/dataTrace", "true");
  invoker.answer(R"({"body":"hello"})");
  EXPECT_EQ(send("POST", "/7?x=1", {{"X-Test", "yes"}}, std::string(2000, 'b')).status, 200);
  EXPECT_THAT(
      execution(),
      ElementsAre(
          StartsWith("Extended Request Id: "),
          StartsWith("Verifying Usage Plan for request: request-id. API Key:  API Stage: "),
          "API Key  authorized because method 'POST /{id}' does not require API Key. Request will "
          "not contribute to throttle or quota limits",
          StartsWith("Usage Plan check succeeded for API Key  and API Stage "),
          "Starting execution for request: request-id", "HTTP Method: POST, Resource Path: /{id}",
          "Method request path: {id=7}", "Method request query string: {x=1}",
          MatchesRegex("Method request headers: .X-Test=yes, X-Amzn-Trace-Id=Root=[^,]+, "
                       "X-Forwarded-For=127.0.0.1, X-Forwarded-Port=80, X-Forwarded-Proto=http."),
          MatchesRegex("Method request body before transformations: b+ \\[TRUNCATED\\]"),
          std::string("Endpoint request URI: https://lambda.us-east-1.amazonaws.com/2015-03-31/"
                      "functions/") +
              function_arn + "/invocations",
          HasSubstr("Endpoint request headers: {x-amzn-apigateway-api-id="),
          StartsWith("Endpoint request body after transformations: {\"resource\":\"/{id}\""),
          StartsWith("Sending request to https://lambda."),
          "Received response. Status: 200, Integration latency: 0 ms",
          StartsWith("Endpoint response headers: {x-amzn-RequestId="),
          R"(Endpoint response body before transformations: {"body":"hello"})",
          "Method response body after transformations: hello",
          StartsWith("Method response headers: {"), "Successfully completed execution",
          "Method completed with status: 200"));
  for (const auto& line : execution())
    EXPECT_LE(line.size(), 1024u);
}

TEST_F(StageLogs, The_level_of_errors_tells_of_failures_alone) {
  create_lambda(gateway.root, "GET");
  deploy();
  patch("/*/*/logging/loglevel", "ERROR");
  patch("/*/*/logging/dataTrace", "true");
  invoker.answer(R"({"body":"hello"})");
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_TRUE(execution().empty());
  invoker.answer("[1]");
  EXPECT_EQ(send("GET", "/").status, 502);
  EXPECT_THAT(execution(), ElementsAre(StartsWith("Execution failed due to configuration error: "
                                                  "Malformed Lambda proxy response"),
                                       "Method completed with status: 502"));
  logs.groups.clear();
  invoker.fail(R"({"errorMessage":"no"})");
  EXPECT_EQ(send("GET", "/").status, 502);
  EXPECT_THAT(execution(),
              ElementsAre(StartsWith("Lambda execution failed with status 200 due to customer "
                                     "function error: {\"errorMessage\":\"no\"}. Lambda request "
                                     "id: "),
                          "Method completed with status: 502"));
}

TEST_F(StageLogs, A_template_that_fails_says_why_in_the_execution_log) {
  const auto path = gateway.method_path(gateway.root, "GET");
  gateway.call("PUT", path, R"({"authorizationType":"NONE"})");
  gateway.call("PUT", path + "/integration",
               R"({"type":"MOCK","requestTemplates":{"application/json":"#set("}})");
  gateway.call("PUT", path + "/responses/200", "{}");
  gateway.call("PUT", path + "/integration/responses/200", "{}");
  deploy();
  patch("/*/*/logging/loglevel", "INFO");
  EXPECT_EQ(send("GET", "/").status, 500);
  EXPECT_THAT(execution(),
              ::testing::Contains(StartsWith("Execution failed due to configuration error: the "
                                             "request template for application/json failed: ")));
  EXPECT_THAT(execution(), ::testing::Contains("Gateway response type: API_CONFIGURATION_ERROR "
                                               "with status code: 500"));
}

// A stage with a method that a function guards.
struct GuardedLogs : StageLogs {
  void guard() {
    const auto created = gateway.call(
        "POST", gateway.base + "/authorizers",
        R"({"name":"a","type":"TOKEN","identitySource":"method.request.header.Authorization",)"
        R"("authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
            std::string(function_arn) + R"(/invocations"})");
    ASSERT_EQ(created.status, 201) << created.body;
    authorizer = created.at("id");
    const auto path = gateway.create_mock(gateway.root, "GET");
    const auto patched =
        gateway.call("PATCH", path,
                     R"({"patchOperations":[{"op":"replace","path":"/authorizationType",)"
                     R"("value":"CUSTOM"},{"op":"replace","path":"/authorizerId","value":")" +
                         authorizer + "\"}]}");
    ASSERT_EQ(patched.status, 200) << patched.body;
    deploy();
  }
  void say(const std::string& effect) {
    InvocationOutput output;
    output.request_id = "asked";
    output.payload = R"({"principalId":"ada-lovelace","context":{"level":7},"policyDocument":{)"
                     R"("Version":"2012-10-17","Statement":[{"Action":"*","Effect":")" +
                     effect + R"(","Resource":"*"}]}})";
    invoker.result = std::move(output);
  }
  unsigned get(const std::string& token) {
    http::Headers headers;
    if (!token.empty()) headers.add("Authorization", token);
    return send("GET", "/", std::move(headers)).status;
  }

  std::string authorizer;
};

TEST_F(GuardedLogs, An_execution_log_tells_what_an_authorizer_did) {
  guard();
  patch("/*/*/logging/loglevel", "INFO");
  say("Allow");
  // The second time its answer is remembered.
  for (int i = 0; i < 2; ++i) {
    logs.groups.clear();
    EXPECT_EQ(get("secret-token"), 200);
    EXPECT_THAT(
        execution(),
        ElementsAre(
            StartsWith("Extended Request Id: "),
            "Starting authorizer: " + authorizer + " for request: request-id",
            "Incoming identity: ******-token",
            "Using valid authorizer policy for principal: ******velace",
            "Successfully completed authorizer execution", StartsWith("Verifying Usage Plan "),
            StartsWith("API Key  authorized "), StartsWith("Usage Plan check succeeded "),
            "Starting execution for request: request-id", "HTTP Method: GET, Resource Path: /",
            "Successfully completed execution", "Method completed with status: 200"));
  }
  logs.groups.clear();
  EXPECT_EQ(get(""), 401);
  EXPECT_THAT(execution(),
              ElementsAre(StartsWith("Extended Request Id: "), StartsWith("Starting authorizer: "),
                          "Unauthorized request: request-id",
                          "Gateway response type: UNAUTHORIZED with status code: 401",
                          "Method completed with status: 401"));
  logs.groups.clear();
  say("Deny");
  EXPECT_EQ(get("other-token"), 403);
  EXPECT_THAT(execution(),
              ElementsAre(StartsWith("Extended Request Id: "), StartsWith("Starting authorizer: "),
                          "Incoming identity: *****-token",
                          "Using valid authorizer policy for principal: ******velace",
                          "Successfully completed authorizer execution",
                          "The client is not authorized to perform this operation.",
                          "Gateway response type: ACCESS_DENIED with status code: 403",
                          "Method completed with status: 403"));
}

TEST_F(GuardedLogs, An_execution_log_with_data_shows_what_the_authorizer_was_asked_and_said) {
  guard();
  patch("/*/*/logging/loglevel", "INFO");
  patch("/*/*/logging/dataTrace", "true");
  say("Allow");
  EXPECT_EQ(get("secret-token"), 200);
  auto lines = execution();
  ASSERT_GT(lines.size(), 10u);
  lines.resize(10);
  EXPECT_THAT(
      lines,
      ElementsAre(
          StartsWith("Extended Request Id: "), StartsWith("Starting authorizer: "),
          "Incoming identity: ******-token",
          std::string("Endpoint request URI: https://lambda.us-east-1.amazonaws.com/2015-03-31/"
                      "functions/") +
              function_arn + "/invocations",
          StartsWith("Endpoint request headers: {x-amzn-lambda-integration-tag=request-id, "),
          StartsWith(R"(Endpoint request body after transformations: {"type":"TOKEN",)"),
          StartsWith("Sending request to https://lambda."),
          StartsWith(R"(Authorizer result body before parsing: {"principalId":"ada-lovelace")"),
          StartsWith("Using valid authorizer policy for principal: "),
          "Successfully completed authorizer execution"));
}

TEST_F(GuardedLogs, The_level_of_errors_tells_of_authorizers_that_fail) {
  guard();
  patch("/*/*/logging/loglevel", "ERROR");
  invoker.answer("{}");
  EXPECT_EQ(get("secret-token"), 500);
  EXPECT_THAT(execution(),
              ElementsAre("Execution failed due to configuration error: Could not parse policy",
                          "AuthorizerConfigurationException", "Method completed with status: 500"));
}

TEST_F(GuardedLogs, An_access_log_knows_the_phases_of_authorization) {
  guard();
  log_access(
      "$context.requestId $context.authorizer.status $context.authorizer.integrationStatus "
      "$context.authorizer.requestId $context.authorizer.latency "
      "$context.authorizer.integrationLatency $context.authorizer.principalId "
      "$context.authorizer.level $context.authorize.status $context.authorize.latency "
      "$context.authenticate.status $context.waf.status $context.wafResponseCode "
      "$context.authorizer.error|$context.authorize.error");
  say("Allow");
  EXPECT_EQ(get("secret-token"), 200);
  say("Deny");
  EXPECT_EQ(get("other-token"), 403);
  EXPECT_EQ(get(""), 401);
  invoker.answer("{}");
  EXPECT_EQ(get("third-token"), 500);
  EXPECT_THAT(
      logs.groups["access"],
      ElementsAre("request-id 200 200 asked 0 0 ada-lovelace 7 200 0 - - - -|-",
                  "request-id 200 200 asked 0 0 ada-lovelace 7 403 0 - - - "
                  "-|The client is not authorized to perform this operation.",
                  "request-id 401 - - 0 - - - - - - - - Unauthorized|-",
                  "request-id 500 200 - 0 0 - - - - - - - the authorizer: its function's answer "
                  "has no principalId|-"));
}

TEST_F(StageLogs, An_access_log_knows_who_failed_to_sign) {
  const auto path = gateway.create_mock(gateway.root, "GET");
  const auto patched =
      gateway.call("PATCH", path,
                   R"({"patchOperations":[{"op":"replace","path":"/authorizationType",)"
                   R"("value":"AWS_IAM"}]})");
  ASSERT_EQ(patched.status, 200) << patched.body;
  deploy();
  log_access(
      "$context.requestId $context.authenticate.status $context.authenticate.latency "
      "$context.authenticate.error $context.authorize.status $context.authorizer.status");
  EXPECT_EQ(send("GET", "/").status, 403);
  EXPECT_THAT(logs.groups["access"],
              ElementsAre("request-id 403 0 Missing Authentication Token - -"));
}

TEST_F(StageLogs, An_access_log_tells_the_function_from_lambda) {
  create_lambda(gateway.root, "GET");
  deploy();
  log_access(
      "$context.requestId $context.integration.status $context.integration.integrationStatus "
      "$context.integrationStatus $context.integration.responseTransferMode "
      "$context.integration.timeToFirstContent");
  invoker.answer(R"({"statusCode":404})");
  EXPECT_EQ(send("GET", "/").status, 404);
  invoker.fail(R"({"errorMessage":"no"})");
  EXPECT_EQ(send("GET", "/").status, 502);
  EXPECT_THAT(logs.groups["access"],
              ElementsAre("request-id 404 200 200 BUFFERED -", "request-id - 200 200 BUFFERED -"));
}

TEST(Canary, Nothing_and_everything_are_exact_and_a_share_is_about_right) {
  EXPECT_FALSE(is_in_share(0, 0));
  EXPECT_TRUE(is_in_share(100, ~std::uint64_t{0}));
  SeededRandom random(7);
  int taken = 0;
  for (int i = 0; i < 100'000; ++i)
    taken += is_in_share(12.5, random.number());
  EXPECT_NEAR(taken, 12'500, 500);
}

TEST_F(StageLogs, A_canary_serves_its_share_with_its_own_variables) {
  create_lambda(gateway.root, "GET");
  deploy(R"({"colour":"blue","size":"small"})");
  const auto canary = gateway.call("POST", gateway.base + "/deployments",
                                   R"({"stageName":"prod","canarySettings":{"percentTraffic":100,)"
                                   R"("stageVariableOverrides":{"colour":"green"}}})");
  ASSERT_EQ(canary.status, 201) << canary.body;
  log_access("$context.requestId $context.isCanaryRequest $context.deploymentId");
  invoker.answer("{}");
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_EQ(aws::to_string(event()["stageVariables"]), R"({"colour":"green","size":"small"})");
  patch("/canarySettings/percentTraffic", "0");
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_EQ(aws::to_string(event()["stageVariables"]), R"({"colour":"blue","size":"small"})");
  EXPECT_THAT(logs.groups["access"],
              ElementsAre("request-id true " + canary.at("id"), StartsWith("request-id false ")));
}

}  // namespace
}  // namespace emulator::execute_api
