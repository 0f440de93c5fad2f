#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct GatewayResponses : ::testing::Test {
  GatewayResponses() { path = gateway.create_api() + "/gatewayresponses"; }

  ControlPlane gateway;
  std::string path;
};

TEST_F(GatewayResponses, Are_all_there_from_the_beginning) {
  const auto all = gateway.call("GET", path);
  EXPECT_EQ(all.json()["item"].Size(), 21u);
  const auto one = gateway.call("GET", path + "/UNAUTHORIZED");
  EXPECT_EQ(one.body,
            R"({"responseType":"UNAUTHORIZED","statusCode":"401","responseParameters":{},)"
            R"("responseTemplates":{"application/json":)"
            R"("{\"message\":$context.error.messageString}"},"defaultResponse":true})");
}

TEST_F(GatewayResponses, Are_put_changed_and_taken_back) {
  const auto put = gateway.call("PUT", path + "/THROTTLED", R"({"statusCode":"420",
      "responseParameters":{"gatewayresponse.header.Retry-After":"'1'"},
      "responseTemplates":{"text/plain":"calm down"}})");
  EXPECT_EQ(put.status, 201) << put.body;
  EXPECT_EQ(put.at("defaultResponse"), "false");
  const auto changed = gateway.call("PATCH", path + "/THROTTLED", R"({"patchOperations":[
      {"op":"replace","path":"/statusCode","value":"429"},
      {"op":"remove","path":"/responseParameters/gatewayresponse.header.Retry-After"}]})");
  EXPECT_EQ(changed.at("statusCode"), "429");
  EXPECT_EQ(changed.at("responseParameters"), "{}");
  EXPECT_EQ(gateway.call("DELETE", path + "/THROTTLED").status, 202);
  EXPECT_EQ(gateway.call("DELETE", path + "/THROTTLED").message(),
            "Gateway response type not defined on api");
  EXPECT_EQ(gateway.call("GET", path + "/THROTTLED").at("defaultResponse"), "true");
}

TEST_F(GatewayResponses, Have_known_types_headers_and_codes) {
  EXPECT_EQ(gateway.call("GET", path + "/SOME").status, 400);
  EXPECT_EQ(
      gateway.call("PUT", path + "/THROTTLED", R"({"statusCode":"99"})").message(),
      "1 validation error detected: Value '99' at 'putGatewayResponseInput.statusCode' failed "
      "to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d");
  EXPECT_EQ(gateway
                .call("PATCH", path + "/THROTTLED",
                      R"({"patchOperations":[{"op":"replace","path":"/statusCode","value":"99"}]})")
                .message(),
            "Invalid status code: 99");
  EXPECT_EQ(gateway
                .call("PUT", path + "/THROTTLED",
                      R"({"responseParameters":{"gatewayresponse.header.X":"x"}})")
                .status,
            400);
}

}  // namespace
}  // namespace emulator::apigateway
