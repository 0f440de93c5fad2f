#pragma once

#include <gtest/gtest.h>

#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/execute_api/account_throttle.hpp"
#include "handlers/http_api/data_plane.hpp"
#include "handlers/websocket_api/data_plane.hpp"
#include "tests/unit/apigatewayv2/control_plane.hpp"
#include "tests/unit/fake_invoker.hpp"

namespace emulator::http_api {

inline constexpr const char* function_arn = "arn:aws:lambda:us-east-1:000000000000:function:store";
inline constexpr const char* guard_arn = "arn:aws:lambda:us-east-1:000000000000:function:guard";

// Of a stage through which nothing passes, and of one that is open.
inline constexpr const char* closed_stage =
    R"("defaultRouteSettings":{"throttlingRateLimit":0,"throttlingBurstLimit":0})";
inline constexpr const char* open_stage =
    R"("defaultRouteSettings":{"throttlingRateLimit":100,"throttlingBurstLimit":100})";

// An API as its operations make it, and requests to it below the port. Functions answer what a test
// says.
struct LiveApiTest : testing::Test {
  LiveApiTest() {
    gateway.service.on_change([this](const std::string& id) {
      http_plane.forget(id);
      socket_plane.forget(id);
    });
    invoker.answer(function_arn, R"({"statusCode":200,"body":"done"})");
  }

  // The id of what is created below the API.
  std::string create(const std::string& kind, const std::string& body, const std::string& id) {
    const auto created = gateway.call("POST", base + "/" + kind, body);
    EXPECT_EQ(created.status, 201) << created.body;
    return created.at(id);
  }
  void create_api(const std::string& members) {
    const auto created = gateway.call("POST", "/v2/apis", R"({"name":"api",)" + members + "}");
    ASSERT_EQ(created.status, 201) << created.body;
    api_id = created.at("apiId");
    base = "/v2/apis/" + api_id;
  }
  std::string create_guard(const std::string& members) {
    return create("authorizers",
                  R"({"name":"guard","authorizerType":"REQUEST","authorizerUri":)"
                  R"("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
                      std::string(guard_arn) + R"(/invocations",)" + members + "}",
                  "authorizerId");
  }
  void create_route(const std::string& key, const std::string& members = "") {
    const auto target =
        create("integrations",
               R"({"integrationType":"AWS_PROXY","payloadFormatVersion":"1.0",)"
               R"("integrationMethod":"POST","integrationUri":)"
               R"("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
                   std::string(function_arn) + R"(/invocations"})",
               "integrationId");
    create("routes",
           R"({"routeKey":")" + key + R"(","target":"integrations/)" + target + "\"" +
               (members.empty() ? "" : ",") + members + "}",
           "routeId");
  }
  void deploy(const std::string& stage = "prod", const std::string& members = "") {
    const auto deployment = create("deployments", "{}", "deploymentId");
    create("stages",
           R"({"stageName":")" + stage + R"(","deploymentId":")" + deployment + "\"" +
               (members.empty() ? "" : ",") + members + "}",
           "stageName");
  }
  void set_stage(const std::string& members, const std::string& stage = "prod") {
    const auto updated = gateway.call("PATCH", base + "/stages/" + stage, "{" + members + "}");
    ASSERT_EQ(updated.status, 200) << updated.body;
  }
  // A policy of the function that guards, for all of the API or for one of its ARNs.
  void say(const std::string& effect, const std::string& resource = "*",
           const std::string& further = "") {
    invoker.answer(guard_arn, R"({"principalId":"ada","policyDocument":{"Version":"2012-10-17",)"
                              R"("Statement":[{"Action":"execute-api:Invoke","Effect":")" +
                                  effect + R"(","Resource":")" + resource + "\"" + further +
                                  "}]}}");
  }
  int asked() { return invoker.calls[guard_arn]; }

  template <class Plane>
  http::Response send_to(Plane& plane, http::Request request, const std::string& stage) {
    const std::string path(request.path());
    request.remote_address = "127.0.0.1";
    execute_api::UserRequest user{request, api_id, stage, path, "request-id"};
    std::optional<http::Response> response;
    boost::asio::co_spawn(gateway.loop, plane.handle(std::move(user)),
                          [&response, this](std::exception_ptr fault, http::Response answer) {
                            if (fault) std::rethrow_exception(fault);
                            response = std::move(answer);
                            gateway.loop.stop();
                          });
    gateway.loop.restart();
    gateway.loop.run();
    return std::move(response).value();
  }
  http::Response send(std::string method, std::string target, http::Headers headers = {},
                      std::string body = "", const std::string& stage = "prod") {
    return send_to(
        http_plane,
        {std::move(method), std::move(target), std::move(headers), std::move(body), {}, 0}, stage);
  }

  apigatewayv2::ControlPlane gateway;
  apigateway::ApiGatewayService rest_apis{gateway.platform(), gateway.domains};
  FakeInvoker invoker{gateway.loop};
  execute_api::AccountThrottle account{{10'000, 5'000}};
  DataPlane http_plane{gateway.platform(), gateway.service.apis(), invoker, account};
  websocket_api::DataPlane socket_plane{gateway.platform(), gateway.service.apis(), invoker,
                                        rest_apis, account};
  std::string api_id;
  std::string base;  // "/v2/apis/abc"
};

}  // namespace emulator::http_api
