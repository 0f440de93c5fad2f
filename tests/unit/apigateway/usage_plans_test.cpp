#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct UsagePlans : ::testing::Test {
  UsagePlans() {
    gateway.create_api();
    gateway.create_mock(gateway.root, "GET");
    gateway.call("POST", gateway.base + "/deployments", R"({"stageName":"prod"})");
    api = gateway.base.substr(10);
  }

  std::string stages() const {
    return R"("apiStages":[{"apiId":")" + api + R"(","stage":"prod"}])";
  }
  std::string create(const std::string& members = "") {
    const auto plan = gateway.call(
        "POST", "/usageplans", R"({"name":"basic")" + (members.empty() ? "" : "," + members) + "}");
    EXPECT_EQ(plan.status, 201) << plan.body;
    return plan.at("id");
  }
  std::string create_key() { return gateway.call("POST", "/apikeys", "{}").at("id"); }
  ControlPlane::Answer connect(const std::string& plan, const std::string& key) {
    return gateway.call("POST", "/usageplans/" + plan + "/keys",
                        R"({"keyType":"API_KEY","keyId":")" + key + "\"}");
  }
  ControlPlane::Answer patch(const std::string& id, const std::string& operations) {
    return gateway.call("PATCH", "/usageplans/" + id,
                        R"({"patchOperations":[)" + operations + "]}");
  }
  std::string refusal(const std::string& members) {
    const auto answer = gateway.call("POST", "/usageplans", R"({"name":"basic",)" + members + "}");
    EXPECT_GE(answer.status, 400);
    return answer.message();
  }

  ControlPlane gateway;
  std::string api;
};

TEST_F(UsagePlans, Keep_what_they_are_made_with) {
  const auto plan = gateway.call(
      "POST", "/usageplans",
      R"({"name":"gold","description":"d","tags":{"a":"b"},)"
      R"("throttle":{"burstLimit":5,"rateLimit":2.5},"quota":{"limit":9,"offset":1,"period":"WEEK"},)"
      R"("apiStages":[{"apiId":")" +
          api + R"(","stage":"prod","throttle":{"/orders/GET":{"burstLimit":1,"rateLimit":1}}}]})");
  EXPECT_EQ(plan.status, 201) << plan.body;
  EXPECT_EQ(plan.at("name"), "gold");
  EXPECT_EQ(plan.at("throttle"), R"({"burstLimit":5,"rateLimit":2.5})");
  EXPECT_EQ(plan.at("quota"), R"({"limit":9,"offset":1,"period":"WEEK"})");
  EXPECT_EQ(
      plan.at("apiStages"),
      R"([{"apiId":")" + api +
          R"(","stage":"prod","throttle":{"/orders/GET":{"burstLimit":1,"rateLimit":1.0}}}])");
  EXPECT_EQ(gateway.call("GET", "/usageplans/" + plan.at("id")).body, plan.body);
}

TEST_F(UsagePlans, Refuse_what_cannot_be) {
  EXPECT_EQ(refusal(R"("quota":{"limit":0,"period":"DAY"})"),
            "Usage Plan quota limit must be greater than 0");
  EXPECT_EQ(refusal(R"("quota":{"limit":1,"offset":1,"period":"DAY"})"),
            "Usage Plan quota offset must be zero in the DAY period");
  EXPECT_EQ(refusal(R"("quota":{"limit":1,"offset":7,"period":"WEEK"})"),
            "Usage Plan quota offset must be between 0 and 6 inclusive in the WEEK period");
  EXPECT_EQ(refusal(R"("quota":{"limit":1,"offset":28,"period":"MONTH"})"),
            "Usage Plan quota offset must be between 0 and 27 inclusive in the MONTH period");
  EXPECT_EQ(refusal(R"("throttle":{"rateLimit":-1})"),
            "Usage Plan throttle rate limit must not be negative");
  EXPECT_EQ(refusal(R"("apiStages":[{"stage":"prod"}])"),
            "Invalid API Stage {api: null, stage: prod} specified for usageplan basic");
  EXPECT_EQ(refusal(R"("apiStages":[{"apiId":")" + api + R"(","stage":"none"}])"),
            "API Stage not found: " + api + ":none");
}

TEST_F(UsagePlans, Are_patched_by_every_path_that_aws_documents) {
  const auto id = create();
  const std::string stage = api + ":prod";
  const auto patched = patch(id, R"({"op":"replace","path":"/name","value":"n"},
      {"op":"replace","path":"/description","value":"d"},
      {"op":"replace","path":"/productCode","value":"p"},
      {"op":"add","path":"/apiStages","value":")" +
                                     stage + R"("},
      {"op":"replace","path":"/apiStages/)" +
                                     stage + R"(/throttle//orders/GET/rateLimit","value":"1.5"},
      {"op":"replace","path":"/apiStages/)" +
                                     stage + R"(/throttle/~1orders/GET/burstLimit","value":"3"},
      {"op":"replace","path":"/throttle/rateLimit","value":"10"},
      {"op":"replace","path":"/throttle/burstLimit","value":"20"},
      {"op":"replace","path":"/quota/limit","value":"7"},
      {"op":"replace","path":"/quota/offset","value":"2"},
      {"op":"replace","path":"/quota/period","value":"MONTH"})");
  ASSERT_EQ(patched.status, 200) << patched.body;
  EXPECT_EQ(patched.at("name"), "n");
  EXPECT_EQ(patched.at("productCode"), "p");
  EXPECT_EQ(patched.at("throttle"), R"({"burstLimit":20,"rateLimit":10.0})");
  EXPECT_EQ(patched.at("quota"), R"({"limit":7,"offset":2,"period":"MONTH"})");
  EXPECT_EQ(
      patched.at("apiStages"),
      R"([{"apiId":")" + api +
          R"(","stage":"prod","throttle":{"/orders/GET":{"burstLimit":3,"rateLimit":1.5}}}])");

  const auto without = patch(id, R"({"op":"remove","path":"/apiStages/)" + stage +
                                     R"(/throttle//orders/GET"},
      {"op":"remove","path":"/throttle"},{"op":"remove","path":"/quota"},
      {"op":"remove","path":"/productCode"})");
  ASSERT_EQ(without.status, 200) << without.body;
  EXPECT_EQ(without.at("throttle") + without.at("quota") + without.at("productCode"), "");
  EXPECT_EQ(without.at("apiStages"), R"([{"apiId":")" + api + R"(","stage":"prod"}])");
  EXPECT_EQ(
      patch(id, R"({"op":"remove","path":"/apiStages","value":")" + stage + "\"}").at("apiStages"),
      "[]");
}

TEST_F(UsagePlans, A_patch_that_is_refused_changes_nothing) {
  const auto id = create(stages());
  EXPECT_EQ(patch(id, R"({"op":"replace","path":"/name","value":"n"},
                         {"op":"replace","path":"/quota/limit","value":"7"})")
                .message(),
            "Invalid Usage Plan quota period '' specified. Must be one of: [DAY, WEEK, MONTH]");
  EXPECT_EQ(patch(id, R"({"op":"add","path":"/apiStages","value":"x:y"})").message(),
            "API Stage not found: x:y");
  EXPECT_EQ(patch(id, R"({"op":"add","path":"/apiStages","value":"x"})").status, 404);
  EXPECT_EQ(patch(id, R"({"op":"remove","path":"/apiStages","value":"x:y"})").status, 404);
  EXPECT_EQ(patch(id, R"({"op":"replace","path":"/throttle/rateLimit","value":"fast"})").status,
            400);
  EXPECT_EQ(patch(id, R"({"op":"add","path":"/name","value":"n"})").status, 400);
  EXPECT_EQ(gateway.call("GET", "/usageplans/" + id).at("name"), "basic");
}

TEST_F(UsagePlans, Are_deleted_when_they_have_no_stages) {
  const auto id = create(stages());
  const auto key = create_key();
  EXPECT_EQ(connect(id, key).status, 201);
  const auto refused = gateway.call("DELETE", "/usageplans/" + id);
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.message(), "Cannot delete Usage Plan " + id +
                                   " because there are API Stages associated with it, including " +
                                   api + ":prod");
  patch(id, R"({"op":"remove","path":"/apiStages","value":")" + api + R"(:prod"})");
  EXPECT_EQ(gateway.call("DELETE", "/usageplans/" + id).status, 202);
  const auto gone = gateway.call("GET", "/usageplans/" + id);
  EXPECT_EQ(gone.status, 404);
  EXPECT_EQ(gone.message(), "Invalid Usage Plan ID specified");
  EXPECT_EQ(gateway.call("GET", "/usageplans?keyId=" + key).at("item"), "[]");
}

TEST_F(UsagePlans, Have_keys_that_come_and_go) {
  const auto id = create(stages());
  const auto key = create_key();
  const auto added = connect(id, key);
  EXPECT_EQ(added.status, 201);
  EXPECT_EQ(added.at("id"), key);
  EXPECT_EQ(added.at("type"), "API_KEY");
  EXPECT_EQ(added.at("value").size(), 40u);
  EXPECT_EQ(connect(id, key).status, 409);
  const std::string path = "/usageplans/" + id + "/keys";
  EXPECT_EQ(gateway.call("GET", path + "/" + key).body, added.body);
  EXPECT_EQ(aws::member(gateway.call("GET", path).json(), "item")->Size(), 1u);
  EXPECT_EQ(gateway.call("GET", path + "?name=other").at("item"), "[]");
  EXPECT_EQ(aws::member(gateway.call("GET", "/usageplans?keyId=" + key).json(), "item")->Size(),
            1u);
  EXPECT_EQ(gateway.call("DELETE", path + "/" + key).status, 202);
  EXPECT_EQ(gateway.call("DELETE", path + "/" + key).status, 404);
  EXPECT_EQ(connect(id, "nope").message(), "Invalid API Key identifier specified");
  EXPECT_EQ(connect("nope", key).message(), "Invalid Usage Plan ID specified");
  EXPECT_EQ(gateway.call("POST", path, R"({"keyType":"x","keyId":")" + key + "\"}").status, 400);
}

TEST_F(UsagePlans, One_key_reaches_a_stage_by_one_plan) {
  const auto first = create(stages());
  const auto second = create(stages());
  const auto third = create();
  const auto key = create_key();
  EXPECT_EQ(connect(first, key).status, 201);
  const auto conflict = connect(second, key);
  EXPECT_EQ(conflict.status, 409);
  EXPECT_EQ(conflict.message(), "Usage Plan " + second + " cannot be added because API Key " + key +
                                    " cannot reference multiple usage plans with the same API "
                                    "stage: " +
                                    api + ":prod");
  EXPECT_EQ(connect(third, key).status, 201);
  EXPECT_EQ(
      patch(third, R"({"op":"add","path":"/apiStages","value":")" + api + R"(:prod"})").status,
      409);
}

TEST_F(UsagePlans, Tell_the_usage_of_their_keys_day_by_day) {
  const auto id = create(R"("quota":{"limit":5,"period":"DAY"})");
  const auto key = create_key();
  connect(id, key);
  const std::string usage = "/usageplans/" + id + "/usage";
  // The test's clock stands on 2023-11-14.
  const auto told = gateway.call("GET", usage + "?startDate=2023-11-13&endDate=2023-11-14");
  EXPECT_EQ(told.at("usagePlanId"), id);
  EXPECT_EQ(told.at("startDate"), "2023-11-13");
  EXPECT_EQ(told.at("endDate"), "2023-11-14");
  EXPECT_EQ(told.at("values"), "{\"" + key + "\":[[0,5],[0,5]]}");
  const auto granted =
      gateway.call("PATCH", "/usageplans/" + id + "/keys/" + key + "/usage",
                   R"({"patchOperations":[{"op":"replace","path":"/remaining","value":"50"}]})");
  EXPECT_EQ(granted.status, 200) << granted.body;
  EXPECT_EQ(granted.at("startDate"), "2023-11-14");
  EXPECT_EQ(granted.at("values"), "{\"" + key + "\":[[0,50]]}");
  EXPECT_EQ(gateway.call("GET", usage + "?startDate=2023-11-14&endDate=2023-11-15&keyId=" + key)
                .at("values"),
            "{\"" + key + "\":[[0,50],[0,5]]}");
}

TEST_F(UsagePlans, Usage_is_told_of_days_that_there_are) {
  const auto id = create();
  const std::string usage = "/usageplans/" + id + "/usage";
  for (const auto* query :
       {"", "?startDate=2023-11-14", "?startDate=2023-11-14&endDate=2023-11-13",
        "?startDate=2023-13-14&endDate=2023-11-13", "?startDate=2023-02-30&endDate=2023-11-13",
        "?startDate=14.11.2023&endDate=2023-11-13", "?startDate=2023-01-01&endDate=2023-11-13"}) {
    EXPECT_EQ(gateway.call("GET", usage + query).status, 400) << query;
  }
  const std::string days = "?startDate=2023-11-14&endDate=2023-11-14";
  EXPECT_EQ(gateway.call("GET", usage + days).at("values"), "{}");
  EXPECT_EQ(gateway.call("GET", usage + days + "&keyId=nope").status, 404);
  const auto key = create_key();
  connect(id, key);
  const std::string path = "/usageplans/" + id + "/keys/" + key + "/usage";
  EXPECT_EQ(gateway
                .call("PATCH", path,
                      R"({"patchOperations":[{"op":"replace","path":"/remaining","value":"5"}]})")
                .message(),
            "Usage Plan " + id + " does not have a quota");
  EXPECT_EQ(gateway
                .call("PATCH", path,
                      R"({"patchOperations":[{"op":"add","path":"/remaining","value":"5"}]})")
                .status,
            400);
}

}  // namespace
}  // namespace emulator::apigateway
