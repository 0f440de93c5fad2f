#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

constexpr const char* value = "apikey1234abcdefghij";

struct ApiKeys : ::testing::Test {
  std::string create(const std::string& body) {
    const auto key = gateway.call("POST", "/apikeys", body);
    EXPECT_EQ(key.status, 201) << key.body;
    return key.at("id");
  }
  ControlPlane::Answer patch(const std::string& id, const std::string& operation) {
    return gateway.call("PATCH", "/apikeys/" + id, R"({"patchOperations":[)" + operation + "]}");
  }
  std::string create_plan(const std::string& body = R"({"name":"basic"})") {
    const auto plan = gateway.call("POST", "/usageplans", body);
    EXPECT_EQ(plan.status, 201) << plan.body;
    return plan.at("id");
  }

  ControlPlane gateway;
};

TEST_F(ApiKeys, A_new_key_has_a_value_of_its_own_and_is_disabled) {
  const auto key = gateway.call("POST", "/apikeys", "{}");
  EXPECT_EQ(key.status, 201);
  EXPECT_EQ(key.at("id").size(), 10u);
  EXPECT_EQ(key.at("value").size(), 40u);
  EXPECT_EQ(key.at("enabled"), "false");
  EXPECT_EQ(key.at("stageKeys"), "[]");
}

TEST_F(ApiKeys, A_value_is_shown_only_to_who_asks) {
  const auto id = create(std::string(R"({"name":"mine","enabled":true,"value":")") + value +
                         R"(","customerId":"c","tags":{"a":"b"}})");
  const auto key = gateway.call("GET", "/apikeys/" + id);
  EXPECT_EQ(key.at("value"), "");
  EXPECT_EQ(key.at("enabled"), "true");
  EXPECT_EQ(key.at("customerId"), "c");
  EXPECT_EQ(key.at("tags"), R"({"a":"b"})");
  EXPECT_EQ(gateway.call("GET", "/apikeys/" + id + "?includeValue=true").at("value"), value);
}

TEST_F(ApiKeys, Values_are_unique_and_have_a_length) {
  create(std::string(R"({"value":")") + value + R"("})");
  const auto again = gateway.call("POST", "/apikeys", std::string(R"({"value":")") + value + "\"}");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.message(), "API Key already exists");
  const auto brief = gateway.call("POST", "/apikeys", R"({"value":"short"})");
  EXPECT_EQ(brief.status, 400);
  EXPECT_EQ(brief.message(), "API Key value should be at least 20 characters");
  EXPECT_EQ(
      gateway.call("POST", "/apikeys", R"({"value":")" + std::string(129, 'x') + "\"}").status,
      400);
  EXPECT_EQ(
      gateway.call("POST", "/apikeys", R"({"name":")" + std::string(1025, 'x') + "\"}").status,
      400);
}

TEST_F(ApiKeys, Are_found_by_name_and_customer_page_by_page) {
  create(R"({"name":"one","customerId":"x"})");
  create(R"({"name":"two","customerId":"x"})");
  create(R"({"name":"on and on"})");
  const auto count = [this](const std::string& query) {
    const auto document = gateway.call("GET", "/apikeys" + query).json();
    return aws::member(document, "item")->Size();
  };
  EXPECT_EQ(count(""), 3u);
  EXPECT_EQ(count("?name=on"), 2u);
  EXPECT_EQ(count("?customerId=x"), 2u);
  EXPECT_EQ(count("?customerId=x&name=on"), 1u);
  const auto first = gateway.call("GET", "/apikeys?customerId=x&limit=1");
  const auto position = first.at("position");
  ASSERT_FALSE(position.empty());
  const auto second = gateway.call("GET", "/apikeys?customerId=x&limit=1&position=" + position);
  EXPECT_EQ(aws::member(second.json(), "item")->Size(), 1u);
  EXPECT_EQ(second.at("position"), "");
}

TEST_F(ApiKeys, Are_patched_where_aws_lets_them_be) {
  gateway.create_api();
  gateway.create_mock(gateway.root, "GET");
  gateway.call("POST", gateway.base + "/deployments", R"({"stageName":"prod"})");
  const std::string stage = gateway.base.substr(10) + "/prod";
  const auto id = create("{}");
  const auto patched = patch(id, R"({"op":"replace","path":"/name","value":"n"},
      {"op":"replace","path":"/description","value":"d"},
      {"op":"replace","path":"/customerId","value":"c"},
      {"op":"replace","path":"/enabled","value":"true"},
      {"op":"add","path":"/stages","value":")" +
                                     stage + R"("})");
  EXPECT_EQ(patched.status, 200) << patched.body;
  EXPECT_EQ(patched.at("name"), "n");
  EXPECT_EQ(patched.at("description"), "d");
  EXPECT_EQ(patched.at("customerId"), "c");
  EXPECT_EQ(patched.at("enabled"), "true");
  EXPECT_EQ(patched.at("stageKeys"), "[\"" + stage + "\"]");
  EXPECT_EQ(patched.at("value"), "");
  EXPECT_EQ(
      patch(id, R"({"op":"remove","path":"/stages","value":")" + stage + "\"}").at("stageKeys"),
      "[]");
  EXPECT_EQ(patch(id, R"({"op":"add","path":"/stages","value":"no/where"})").status, 404);
  EXPECT_EQ(patch(id, R"({"op":"replace","path":"/value","value":"x"})").status, 400);
  EXPECT_EQ(patch(id, R"({"op":"replace","path":"/enabled","value":"maybe"})").status, 400);
}

TEST_F(ApiKeys, What_is_not_there_is_not_found) {
  for (const auto* method : {"GET", "DELETE", "PATCH"}) {
    const auto answer = gateway.call(method, "/apikeys/nope");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.error, "NotFoundException");
    EXPECT_EQ(answer.message(), "Invalid API Key identifier specified");
  }
  const auto id = create("{}");
  EXPECT_EQ(gateway.call("DELETE", "/apikeys/" + id).status, 202);
  EXPECT_EQ(gateway.call("GET", "/apikeys/" + id).status, 404);
}

TEST_F(ApiKeys, Are_imported_with_their_plans) {
  const auto plan = create_plan();
  const auto imported = gateway.call("POST", "/apikeys?mode=import&format=csv",
                                     "Name,Key,Enabled,UsagePlanIds\nfirst," + std::string(value) +
                                         ",true," + plan + "\nsecond,short,true,\n");
  EXPECT_EQ(imported.status, 201) << imported.body;
  const auto document = imported.json();
  ASSERT_EQ(aws::member(document, "ids")->Size(), 1u);
  EXPECT_EQ(imported.at("warnings"),
            R"(["Line 3: API Key value should be at least 20 characters"])");
  const std::string id(aws::string_of((*aws::member(document, "ids"))[0]));
  EXPECT_EQ(gateway.call("GET", "/apikeys/" + id).at("name"), "first");
  EXPECT_EQ(gateway.call("GET", "/usageplans/" + plan + "/keys/" + id).at("value"), value);

  const auto again = gateway.call("POST", "/apikeys?mode=import&format=csv",
                                  "Name,Key,Enabled\nrenamed," + std::string(value) + ",FALSE\n");
  EXPECT_EQ(again.at("ids"), "[\"" + id + "\"]");
  EXPECT_EQ(gateway.call("GET", "/apikeys/" + id).at("name"), "renamed");
  EXPECT_EQ(gateway.call("GET", "/apikeys/" + id).at("enabled"), "false");
}

TEST_F(ApiKeys, An_import_that_fails_on_warnings_leaves_nothing_behind) {
  const auto imported =
      gateway.call("POST", "/apikeys?mode=import&format=csv&failonwarnings=true",
                   "Name,Key,UsagePlanIds\nfirst," + std::string(value) + ",nope\n");
  EXPECT_EQ(imported.status, 400);
  EXPECT_EQ(imported.message(),
            "Warnings found during import: Line 2: Invalid Usage Plan ID specified: nope");
  EXPECT_EQ(gateway.call("GET", "/apikeys").at("item"), "[]");
  EXPECT_EQ(gateway.call("POST", "/apikeys?mode=import&format=csv", "Name\nx\n").status, 400);
  EXPECT_EQ(gateway.call("POST", "/apikeys?mode=import&format=xml", "Name,Key\n").status, 400);
}

TEST_F(ApiKeys, Have_tags_by_their_arns) {
  const auto id = create("{}");
  const std::string arn = "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fapikeys%2F" + id;
  EXPECT_EQ(gateway.call("PUT", arn, R"({"tags":{"a":"b"}})").status, 204);
  EXPECT_EQ(gateway.call("GET", "/apikeys/" + id).at("tags"), R"({"a":"b"})");
  EXPECT_EQ(gateway.call("GET", arn + "x").message(), "Invalid API Key identifier specified");
}

}  // namespace
}  // namespace emulator::apigateway
