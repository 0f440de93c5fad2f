#pragma once

#include <map>
#include <string>
#include <vector>

#include "daemon/service.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "tests/unit/apigateway/control_plane.hpp"
#include "tests/unit/fake_invoker.hpp"

namespace emulator::execute_api {

using apigateway::ControlPlane;
using lambda::InvocationOutput;

inline constexpr const char* function_arn = "arn:aws:lambda:us-east-1:000000000000:function:store";

struct DataPlaneTest : ::testing::Test {
  DataPlaneTest() {
    gateway.create_api();
    invoker.answer("{}");
  }

  void create_lambda(const std::string& resource, const std::string& method,
                     const std::string& function = function_arn,
                     const std::string& further = R"("httpMethod":"POST")") {
    const auto path = gateway.method_path(resource, method);
    gateway.call("PUT", path, R"({"authorizationType":"NONE"})");
    const auto put = gateway.call(
        "PUT", path + "/integration",
        R"({"type":"AWS_PROXY","uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/)" +
            function + R"(/invocations",)" + further + "}");
    ASSERT_EQ(put.status, 201) << put.body;
  }
  void deploy(const std::string& variables = "{}") {
    const auto deployment = gateway.call("POST", gateway.base + "/deployments",
                                         R"({"stageName":"prod","variables":)" + variables + "}");
    ASSERT_EQ(deployment.status, 201) << deployment.body;
  }
  http::Response send(std::string method, std::string path, http::Headers headers = {},
                      std::string body = "", std::string stage = "prod") {
    http::Request request{std::move(method), path,        std::move(headers),
                          std::move(body),   "127.0.0.1", 50000};
    const auto query = path.find('?');
    UserRequest user{request, gateway.base.substr(10), std::move(stage), path.substr(0, query),
                     "request-id"};
    std::optional<http::Response> response;
    boost::asio::co_spawn(gateway.loop, serving->handle(std::move(user)),
                          [&response, this](std::exception_ptr fault, http::Response answer) {
                            if (fault) std::rethrow_exception(fault);
                            response = std::move(answer);
                            gateway.loop.stop();
                          });
    gateway.loop.restart();
    gateway.loop.run();
    return std::move(*response);
  }
  aws::JsonDocument event() const { return *aws::parse_json(invoker.received.payload); }

  ControlPlane gateway;
  FakeInvoker invoker{gateway.loop};
  DataPlane plane{Platform{gateway.loop.get_executor(), gateway.workers, gateway.clock,
                           gateway.random, gateway.activity, gateway.config},
                  gateway.service, invoker};
  DataPlane* serving = &plane;  // where requests go
};

}  // namespace emulator::execute_api
