// What stages do besides serving a deployment: logs, a cache, canaries, compression; and methods
// that are tested without one.

#include <atomic>

#include <gmock/gmock.h>

#include "api_gateway_fixture.hpp"
#include "harness/imposter.hpp"

namespace emulator::functional {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class ApiGatewayStage : public ApiGatewayTest {
 protected:
  // GET on the root that passes requests on to a backend.
  void create_proxy(const HttpImposter& backend) const {
    call("PUT", create_method(root_id, "GET") + "/integration",
         R"({"type":"HTTP_PROXY","httpMethod":"GET","uri":)" + json_quote(backend.url("/shop")) +
             "}");
  }
  std::string events(const std::string& group) const {
    return expect_success(events_of(group)).body;
  }
};

TEST_F(ApiGatewayStage, RequestsAreWrittenDownInBothLogs) {
  HttpImposter backend;
  backend.answer_always({.status = 201, .body = "made"});
  create_proxy(backend);
  deploy();
  log_access(R"({"id":"$context.requestId","status":$context.status,)"
             R"("backend":"$context.integration.status","user":"$context.identity.user"})");
  patch_stage("/*/*/logging/loglevel", "INFO");
  patch_stage("/*/*/logging/dataTrace", "true");
  const Message answer = send("GET", "/?x=1");
  EXPECT_EQ(answer.status(), 201) << answer.body;
  const std::string id(answer.get("x-amzn-RequestId"));
  EXPECT_EQ(json_text(events("access"), "/events/0/message"),
            R"({"id":")" + id + R"(","status":201,"backend":"201","user":"-"})");
  const std::string execution = events("API-Gateway-Execution-Logs_" + api_id + "/prod");
  EXPECT_THAT(execution,
              AllOf(HasSubstr("(" + id + ") Starting execution for request: " + id),
                    HasSubstr("(" + id + ") HTTP Method: GET, Resource Path: /"),
                    HasSubstr("(" + id + ") Method request query string: {x=1}"),
                    HasSubstr("(" + id + ") Sending request to " + backend.url("/shop")),
                    HasSubstr("(" + id + ") Endpoint response body before transformations: made"),
                    HasSubstr("(" + id + ") Method completed with status: 201")));
}

TEST_F(ApiGatewayStage, AnswersAreCachedUntilTheCacheIsFlushed) {
  std::atomic<int> asked = 0;
  HttpImposter backend;
  backend.answer_by(
      [&asked](const ReceivedRequest&) { return CannedAnswer{.body = std::to_string(++asked)}; });
  create_proxy(backend);
  deploy(R"(,"cacheClusterEnabled":true,"cacheClusterSize":"0.5")");
  patch_stage("/*/*/caching/enabled", "true");
  const std::string first = send("GET", "/").body;
  EXPECT_EQ(send("GET", "/").body, first);
  EXPECT_EQ(backend.request_count(), 1u);
  call("DELETE", base + "/stages/prod/cache/data");
  EXPECT_NE(send("GET", "/").body, first);
  EXPECT_EQ(backend.request_count(), 2u);
}

TEST_F(ApiGatewayStage, ACanaryIsReleasedBesideTheStageAndPromoted) {
  HttpImposter before;
  HttpImposter after;
  create_proxy(before);
  deploy();
  call("PUT", base + "/resources/" + root_id + "/methods/GET/integration",
       R"({"type":"HTTP_PROXY","httpMethod":"GET","uri":)" + json_quote(after.url()) + "}");
  deploy(R"(,"canarySettings":{"percentTraffic":0})");
  EXPECT_EQ(send("GET", "/").status(), 200);
  EXPECT_EQ(after.request_count(), 0u);
  patch_stage("/canarySettings/percentTraffic", "100");
  EXPECT_EQ(send("GET", "/").status(), 200);
  EXPECT_EQ(after.request_count(), 1u);
  call("PATCH", base + "/stages/prod",
       R"({"patchOperations":[{"op":"copy","from":"/canarySettings/deploymentId",)"
       R"("path":"/deploymentId"},{"op":"remove","path":"/canarySettings"}]})");
  EXPECT_EQ(send("GET", "/").status(), 200);
  EXPECT_EQ(after.request_count(), 2u);
  EXPECT_EQ(before.request_count(), 1u);
}

TEST_F(ApiGatewayStage, AnswersAreCompressedForWhoTakesThat) {
  HttpImposter backend;
  backend.answer_always({.body = std::string(5000, 'x')});
  call("PATCH", base,
       R"({"patchOperations":[{"op":"replace","path":"/minimumCompressionSize","value":"1000"}]})");
  create_proxy(backend);
  deploy();
  const Message answer = send("GET", "/", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(answer.get("Content-Encoding"), "gzip");
  EXPECT_LT(answer.body.size(), 200u);
  EXPECT_EQ(answer.body.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(send("GET", "/").body.size(), 5000u);
}

TEST_F(ApiGatewayStage, AMethodIsTestedBeforeThereIsAStage) {
  HttpImposter backend;
  backend.answer_always({.status = 203, .body = "tested"});
  create_proxy(backend);
  const std::string answer = call("POST", base + "/resources/" + root_id + "/methods/GET",
                                  R"({"pathWithQueryString":"/?x=1","headers":{"X-One":"1"}})");
  EXPECT_EQ(json_text(answer, "/status"), "203");
  EXPECT_EQ(json_text(answer, "/body"), "tested");
  EXPECT_THAT(json_text(answer, "/log"),
              AllOf(HasSubstr(" : Sending request to " + backend.url("/shop") + "?x=1\n"),
                    HasSubstr(" : Received response. Status: 203, Integration latency: "),
                    HasSubstr(" : Method completed with status: 203\n")));
  EXPECT_EQ(backend.requests().front().header("X-One"), "1");
}

}  // namespace
}  // namespace emulator::functional
