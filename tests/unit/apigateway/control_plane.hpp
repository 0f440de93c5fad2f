#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"
#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/custom_domains/store.hpp"
#include "tests/unit/service_caller.hpp"

namespace emulator::apigateway {

// API Gateway's control plane without the edge: requests go in, answers come out.
class ControlPlane : public ServiceCaller {
 public:
  struct Answer {
    unsigned status;
    std::string body;
    std::string error;  // x-amzn-ErrorType

    aws::JsonDocument json() const { return *aws::parse_json(body); }
    // A member of the answer as text: strings as they are, other values as JSON.
    std::string at(std::string_view name) const {
      const auto document = json();
      const aws::Json* value = aws::member(document, name);
      if (value == nullptr) return {};
      return value->IsString() ? std::string(aws::string_of(*value)) : aws::to_string(*value);
    }
    std::string message() const { return at("message"); }
  };

  Answer call(std::string method, std::string target, std::string body = "") {
    const http::Response answered =
        answer(service, std::move(method), std::move(target), std::move(body));
    return {answered.status, answered.body, std::string(answered.headers.get("x-amzn-ErrorType"))};
  }

  // An API with nothing but its root resource.
  std::string create_api(std::string body = R"({"name":"orders"})") {
    const Answer api = call("POST", "/restapis", std::move(body));
    EXPECT_EQ(api.status, 201) << api.body;
    root = api.at("rootResourceId");
    return base = "/restapis/" + api.at("id");
  }
  std::string create_resource(const std::string& parent, const std::string& part) {
    const Answer resource =
        call("POST", base + "/resources/" + parent, R"({"pathPart":")" + part + R"("})");
    EXPECT_EQ(resource.status, 201) << resource.body;
    return resource.at("id");
  }
  std::string method_path(const std::string& resource, const std::string& method) const {
    return base + "/resources/" + resource + "/methods/" + method;
  }
  // A method with a MOCK integration that answers 200.
  std::string create_mock(const std::string& resource, const std::string& method) {
    const std::string path = method_path(resource, method);
    EXPECT_EQ(call("PUT", path, R"({"authorizationType":"NONE"})").status, 201);
    EXPECT_EQ(
        call("PUT", path + "/integration",
             R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\":200}"}})")
            .status,
        201);
    EXPECT_EQ(call("PUT", path + "/responses/200", "{}").status, 201);
    EXPECT_EQ(call("PUT", path + "/integration/responses/200", "{}").status, 201);
    return path;
  }

  // As whom stages write their logs, which they need before they may.
  void set_log_role() {
    const Answer set = call("PATCH", "/account",
                            R"({"patchOperations":[{"op":"replace","path":"/cloudwatchRoleArn",)"
                            R"("value":"arn:aws:iam::000000000000:role/logs"}]})");
    EXPECT_EQ(set.status, 200) << set.body;
  }

  std::string base;  // of the API created last: "/restapis/abc"
  std::string root;

  custom_domains::Store domains;
  ApiGatewayService service{platform(), domains};
};

}  // namespace emulator::apigateway
