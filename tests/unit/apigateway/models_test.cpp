#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct Models : ::testing::Test {
  Models() { gateway.create_api(); }

  ControlPlane::Answer create(const std::string& name, const std::string& schema) {
    return gateway.call("POST", gateway.base + "/models",
                        R"({"name":")" + name + R"(","contentType":"application/json","schema":")" +
                            schema + R"("})");
  }

  ControlPlane gateway;
};

TEST_F(Models, An_api_begins_with_two) {
  const auto models = gateway.call("GET", gateway.base + "/models");
  const auto json = models.json();
  ASSERT_EQ(json["item"].Size(), 2u);
  EXPECT_STREQ(json["item"][0]["name"].GetString(), "Empty");
  EXPECT_STREQ(json["item"][1]["name"].GetString(), "Error");
}

TEST_F(Models, Are_created_changed_and_deleted) {
  const auto created = create("Pet", R"({\"type\":\"object\"})");
  EXPECT_EQ(created.status, 201) << created.body;
  EXPECT_EQ(created.at("schema"), R"({"type":"object"})");
  const auto changed = gateway.call("PATCH", gateway.base + "/models/Pet", R"({"patchOperations":[
      {"op":"replace","path":"/description","value":"a pet"}]})");
  EXPECT_EQ(changed.at("description"), "a pet");
  EXPECT_EQ(gateway.call("GET", gateway.base + "/models/Pet").body, changed.body);
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/models/Pet").status, 202);
  EXPECT_EQ(gateway.call("GET", gateway.base + "/models/Pet").message(),
            "Invalid model name specified: Pet");
}

TEST_F(Models, Must_be_schemas) {
  constexpr auto message =
      "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema "
      "specified]";
  EXPECT_EQ(create("A", R"({\"type\":\"thing\"})").message(), message);
  EXPECT_EQ(create("A", R"({\"$ref\":\"https://x/models/None\"})").message(), message);
  EXPECT_EQ(create("A b", "{}").message(), "Model name must be alphanumeric: A b");
  create("A", "{}");
  EXPECT_EQ(create("A", "{}").error, "ConflictException");
}

TEST_F(Models, Are_flattened_with_all_that_they_refer_to) {
  create("Name", R"({\"definitions\":{\"text\":{\"type\":\"string\"}},)"
                 R"(\"$ref\":\"#/definitions/text\"})");
  create("Pet", R"({\"properties\":{\"name\":{\"$ref\":\"https://x/restapis/a/models/Name\"}}})");
  const auto pets = create("Pets", R"({\"items\":{\"$ref\":\"https://x/restapis/a/models/Pet\"}})");
  EXPECT_EQ(pets.status, 201) << pets.body;
  const auto flat = gateway.call("GET", gateway.base + "/models/Pets?flatten=true");
  EXPECT_EQ(flat.at("schema"), R"({"items":{"$ref":"#/definitions/Pet"},"definitions":{)"
                               R"("Pet":{"properties":{"name":{"$ref":"#/definitions/Name"}}},)"
                               R"("Name":{"definitions":{"text":{"type":"string"}},)"
                               R"("$ref":"#/definitions/Name/definitions/text"}}})");
  EXPECT_EQ(gateway.call("GET", gateway.base + "/models/Pets?flatten=false").body, pets.body);
}

TEST_F(Models, In_use_they_stay) {
  create("Pet", "{}");
  create("Pets", R"({\"items\":{\"$ref\":\"https://x/restapis/a/models/Pet\"}})");
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/models/Pet").message(),
            "Cannot delete model 'Pet', is referenced in model: Pets");
  gateway.call("PUT", gateway.method_path(gateway.root, "POST"),
               R"({"authorizationType":"NONE","requestModels":{"application/json":"Pets"}})");
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/models/Pets").error, "ConflictException");
}

TEST_F(Models, Validators_are_named_by_methods) {
  const auto created =
      gateway.call("POST", gateway.base + "/requestvalidators",
                   R"({"name":"all","validateRequestBody":true,"validateRequestParameters":true})");
  EXPECT_EQ(created.status, 201) << created.body;
  const std::string path = gateway.base + "/requestvalidators/" + created.at("id");
  EXPECT_EQ(gateway.call("GET", path).body, created.body);
  const auto changed = gateway.call("PATCH", path, R"({"patchOperations":[
      {"op":"replace","path":"/validateRequestBody","value":"false"}]})");
  EXPECT_EQ(changed.at("validateRequestBody"), "false");
  const auto method = gateway.method_path(gateway.root, "POST");
  EXPECT_EQ(gateway.call("PUT", method, R"({"authorizationType":"NONE","requestValidatorId":"x"})")
                .message(),
            "Invalid Request Validator identifier specified");
  const auto put = gateway.call(
      "PUT", method,
      R"({"authorizationType":"NONE","requestValidatorId":")" + created.at("id") + R"("})");
  EXPECT_EQ(put.at("requestValidatorId"), created.at("id"));
  EXPECT_EQ(gateway.call("DELETE", path).error, "ConflictException");
  gateway.call("DELETE", method);
  EXPECT_EQ(gateway.call("DELETE", path).status, 202);
  EXPECT_EQ(gateway.call("GET", path).error, "NotFoundException");
}

}  // namespace
}  // namespace emulator::apigateway
