#pragma once

#include <string>
#include <string_view>

#include "harness/emulator_test.hpp"
#include "harness/zip.hpp"

namespace emulator::functional {

// Builds one REST API, call by call.
class ApiGatewayTest : public EmulatorTest {
 protected:
  using EmulatorTest::EmulatorTest;

  void SetUp() override {
    EmulatorTest::SetUp();
    const auto created = call("POST", "/restapis", R"({"name":"api"})");
    api_id = json_text(created, "/id");
    root_id = json_text(created, "/rootResourceId");
    base = "/restapis/" + api_id;
  }

  // The body of an answer that must be a success.
  std::string call(const std::string& method, const std::string& target,
                   const std::string& body = "") const {
    return expect_success(aws().rest("apigateway", method, target, body)).body;
  }
  // A resource with that path part, by id.
  std::string create_resource(const std::string& parent_id, const std::string& part) const {
    return json_text(
        call("POST", base + "/resources/" + parent_id, "{\"pathPart\":" + json_quote(part) + "}"),
        "/id");
  }
  std::string create_method(const std::string& resource_id, const std::string& method) const {
    const std::string path = base + "/resources/" + resource_id + "/methods/" + method;
    call("PUT", path, R"({"authorizationType":"NONE"})");
    return path;
  }
  void create_lambda_method(const std::string& resource_id, const std::string& method,
                            const std::string& function_arn,
                            const std::string& further_members = "") const {
    call("PUT", create_method(resource_id, method) + "/integration",
         R"({"type":"AWS_PROXY","httpMethod":"POST","uri":)" +
             json_quote(integration_uri(function_arn)) + further_members + "}");
  }
  void deploy(const std::string& further_members = "") const {
    call("POST", base + "/deployments", R"({"stageName":"prod")" + further_members + "}");
  }

  void patch_stage(const std::string& path, const std::string& value) const {
    call("PATCH", base + "/stages/prod",
         R"({"patchOperations":[{"op":"replace","path":)" + json_quote(path) + R"(,"value":)" +
             json_quote(value) + "}]}");
  }
  // As whom stages write their logs, which they need before they may.
  void set_log_role() const {
    call("PATCH", "/account",
         R"({"patchOperations":[{"op":"replace","path":"/cloudwatchRoleArn",)"
         R"("value":"arn:aws:iam::000000000000:role/logs"}]})");
  }
  // Access logs of the stage, in the log group "access".
  void log_access(const std::string& format) const {
    set_log_role();
    patch_stage("/accessLogSettings/destinationArn",
                "arn:aws:logs:us-east-1:000000000000:log-group:access");
    patch_stage("/accessLogSettings/format", format);
  }
  // The answer of CloudWatch Logs with the events of a group.
  Message events_of(const std::string& group) const {
    const std::string body = R"({"logGroupName":)" + json_quote(group) + "}";
    return functional::send(url(), {.method = "POST",
                                    .target = "/",
                                    .headers = {{"Authorization", aws().authorization("logs")},
                                                {"Content-Type", "application/x-amz-json-1.1"},
                                                {"X-Amz-Target", "Logs_20140328.FilterLogEvents"}},
                                    .body = body});
  }

  // `target` is what follows the stage: "/orders?x=1".
  Message send(const std::string& method, const std::string& target, Headers headers = {},
               std::string body = "") const {
    return functional::send(url(), {.method = method,
                                    .target = base + "/prod/_user_request_" + target,
                                    .headers = std::move(headers),
                                    .body = std::move(body)});
  }

  std::string api_id;
  std::string root_id;
  std::string base;  // "/restapis/{api id}"
};

}  // namespace emulator::functional
