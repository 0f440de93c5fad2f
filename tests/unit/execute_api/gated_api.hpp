#pragma once

#include "tests/unit/execute_api/data_plane_fixture.hpp"

namespace emulator::execute_api {

// An API whose methods ask for keys, a usage plan of its stage, and a key of that.
struct GatedApi : DataPlaneTest {
  static constexpr const char* key_value = "apikey1234abcdefghij";

  // A MOCK that answers with the key's id and value; `members` are the method's further ones.
  void create_method(const std::string& resource, const std::string& method,
                     const std::string& members = R"("authorizationType":"NONE")") {
    const auto path = gateway.method_path(resource, method);
    const auto put = gateway.call("PUT", path, R"({"apiKeyRequired":true,)" + members + "}");
    ASSERT_EQ(put.status, 201) << put.body;
    gateway.call(
        "PUT", path + "/integration",
        R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\":200}"}})");
    gateway.call("PUT", path + "/responses/200", "{}");
    gateway.call("PUT", path + "/integration/responses/200",
                 R"({"responseTemplates":{"application/json":)"
                 R"("$context.identity.apiKeyId $context.identity.apiKey"}})");
  }
  std::string stage() const { return gateway.base.substr(10) + ":prod"; }
  void create_plan(const std::string& members = "") {
    const auto created =
        gateway.call("POST", "/usageplans",
                     R"({"name":"basic","apiStages":[{"apiId":")" + gateway.base.substr(10) +
                         R"(","stage":"prod"}])" + (members.empty() ? "" : "," + members) + "}");
    ASSERT_EQ(created.status, 201) << created.body;
    plan = "/usageplans/" + created.at("id");
  }
  // Enabled, and in the plan.
  std::string create_key(const std::string& value = key_value) {
    const auto created =
        gateway.call("POST", "/apikeys", R"({"enabled":true,"value":")" + value + "\"}");
    EXPECT_EQ(created.status, 201) << created.body;
    const std::string id = created.at("id");
    EXPECT_EQ(gateway.call("POST", plan + "/keys", R"({"keyType":"API_KEY","keyId":")" + id + "\"}")
                  .status,
              201);
    return id;
  }
  void patch(const std::string& target, const std::string& op, const std::string& path,
             const std::string& value) {
    const auto patched = gateway.call("PATCH", target,
                                      R"({"patchOperations":[{"op":")" + op + R"(","path":")" +
                                          path + R"(","value":")" + value + R"("}]})");
    ASSERT_EQ(patched.status, 200) << patched.body;
  }
  http::Response get(const std::string& key = key_value, const std::string& path = "/") {
    http::Headers headers;
    if (!key.empty()) headers.add("x-api-key", key);
    return send("GET", path, std::move(headers));
  }
  void expect_forbidden(const http::Response& answer) {
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(answer.body, R"({"message":"Forbidden"})");
    EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "ForbiddenException");
  }
  void expect_throttled(const http::Response& answer) {
    EXPECT_EQ(answer.status, 429);
    EXPECT_EQ(answer.body, R"({"message":"Too Many Requests"})");
    EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "TooManyRequestsException");
  }
  void expect_over_quota(const http::Response& answer) {
    EXPECT_EQ(answer.status, 429);
    EXPECT_EQ(answer.body, R"({"message":"Limit Exceeded"})");
    EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "LimitExceededException");
  }

  std::string plan;  // "/usageplans/abc"
};

}  // namespace emulator::execute_api
