#include "handlers/apigateway/deployed_api.hpp"
#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct Deployments : ::testing::Test {
  Deployments() { base = gateway.create_api(); }

  ControlPlane::Answer deploy(const std::string& body = R"({"stageName":"prod"})") {
    return gateway.call("POST", base + "/deployments", body);
  }
  const Stage& stage(const std::string& name) const {
    return gateway.service.find_api(base.substr(10))->stages.at(name);
  }

  ControlPlane gateway;
  std::string base;
};

TEST_F(Deployments, A_draft_that_serves_nothing_is_not_deployed) {
  EXPECT_EQ(deploy().message(), "The REST API doesn't contain any methods");
  const auto path = gateway.create_mock(gateway.root, "GET");
  gateway.call("DELETE", path + "/integration");
  EXPECT_EQ(deploy().message(), "No integration defined for method");
  gateway.call("PUT", path + "/integration", R"({"type":"MOCK"})");
  gateway.call("PUT", path + "/integration/responses/200", "{}");
  gateway.call("DELETE", path + "/responses/200");
  EXPECT_EQ(deploy().message(), "No method response exists for method.");
  EXPECT_EQ(gateway.call("GET", base + "/stages").body, R"({"item":[]})");
}

TEST_F(Deployments, A_stage_serves_the_snapshot_and_not_the_draft) {
  gateway.create_mock(gateway.root, "GET");
  EXPECT_EQ(deploy().status, 201);
  gateway.create_mock(gateway.root, "POST");
  const auto& routes = stage("prod").snapshot->routes;
  EXPECT_NE(routes.match("/")->resource->method("GET"), nullptr);
  EXPECT_EQ(routes.match("/")->resource->method("POST"), nullptr);
  deploy();
  EXPECT_NE(stage("prod").snapshot->routes.match("/")->resource->method("POST"), nullptr);
}

TEST_F(Deployments, A_deployment_is_shown_with_its_summary_on_request) {
  gateway.create_mock(gateway.root, "GET");
  const auto made = deploy(R"({"description":"first"})");
  EXPECT_EQ(made.at("description"), "first");
  EXPECT_EQ(made.at("createdDate"), "1700000000");
  const auto path = base + "/deployments/" + made.at("id");
  EXPECT_EQ(gateway.call("GET", path).body, made.body);
  EXPECT_EQ(gateway.call("GET", path + "?embed=apisummary").at("apiSummary"),
            R"({"/":{"GET":{"authorizationType":"NONE","apiKeyRequired":false}}})");
  const auto patched = gateway.call(
      "PATCH", path,
      R"({"patchOperations":[{"op":"replace","path":"/description","value":"second"}]})");
  EXPECT_EQ(patched.at("description"), "second");
  EXPECT_EQ(gateway.call("GET", base + "/deployments").at("item"), "[" + patched.body + "]");
}

TEST_F(Deployments, A_stage_keeps_its_deployment_alive_unless_in_compat_mode) {
  gateway.create_mock(gateway.root, "GET");
  const auto path = base + "/deployments/" + deploy().at("id");
  const auto refused = gateway.call("DELETE", path);
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.message(),
            "Active stages pointing to this deployment must be moved or deleted");
  gateway.config.localstack_compat = true;
  EXPECT_EQ(gateway.call("DELETE", path).status, 202);
  EXPECT_NE(stage("prod").snapshot, nullptr);
  EXPECT_EQ(gateway.call("DELETE", path).message(), "Invalid Deployment identifier specified");
}

TEST_F(Deployments, A_deployment_without_stages_can_go) {
  gateway.create_mock(gateway.root, "GET");
  const auto path = base + "/deployments/" + deploy("{}").at("id");
  EXPECT_EQ(gateway.call("DELETE", path).status, 202);
}

TEST_F(Deployments, Stages_are_made_changed_and_removed) {
  gateway.create_mock(gateway.root, "GET");
  const auto first = deploy("{}").at("id");
  const auto second = deploy("{}").at("id");
  const auto made =
      gateway.call("POST", base + "/stages",
                   R"({"stageName":"dev","variables":{"fn":"a"},"deploymentId":")" + first + "\"}");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.at("variables"), R"({"fn":"a"})");
  EXPECT_EQ(made.at("deploymentId"), first);
  const auto again = gateway.call("POST", base + "/stages",
                                  R"({"stageName":"dev","deploymentId":")" + first + "\"}");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.message(), "Stage already exists");

  gateway.clock.advance(std::chrono::seconds(5));
  const auto moved = gateway.call("PATCH", base + "/stages/dev",
                                  R"({"patchOperations":[
      {"op":"replace","path":"/variables/fn","value":"b"},
      {"op":"replace","path":"/deploymentId","value":")" +
                                      second + R"("}]})");
  EXPECT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(moved.at("variables"), R"({"fn":"b"})");
  EXPECT_EQ(moved.at("lastUpdatedDate"), "1700000005");
  EXPECT_EQ(stage("dev").snapshot->deployment_id, second);
  EXPECT_EQ(gateway.call("GET", base + "/stages?deploymentId=" + first).body, R"({"item":[]})");
  EXPECT_EQ(gateway.call("GET", base + "/stages?deploymentId=" + second).at("item"),
            "[" + moved.body + "]");
  EXPECT_EQ(gateway.call("DELETE", base + "/stages/dev").status, 202);
  EXPECT_EQ(gateway.call("GET", base + "/stages/dev").message(),
            "Invalid stage identifier specified");
}

TEST_F(Deployments, A_stage_refuses_what_it_cannot_do) {
  gateway.create_mock(gateway.root, "GET");
  const auto id = deploy().at("id");
  const auto patch = [&](const std::string& path, const std::string& value) {
    return gateway.call("PATCH", base + "/stages/prod",
                        R"({"patchOperations":[{"op":"replace","path":")" + path +
                            R"(","value":")" + value + R"("}]})");
  };
  EXPECT_EQ(patch("/stageName", "x").status, 400);
  EXPECT_EQ(patch("/variables/a", "ö").status, 400);
  EXPECT_EQ(patch("/deploymentId", "nope").status, 404);
  EXPECT_EQ(
      gateway.call("POST", base + "/stages", R"({"stageName":"a b","deploymentId":")" + id + "\"}")
          .status,
      400);
}

}  // namespace
}  // namespace emulator::apigateway
