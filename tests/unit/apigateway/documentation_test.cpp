#include "handlers/apigateway/documentation_rules.hpp"

#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

class Documentation : public testing::Test {
 protected:
  std::string parts() const { return gateway.base + "/documentation/parts"; }
  std::string versions() const { return gateway.base + "/documentation/versions"; }
  ControlPlane::Answer put(const std::string& location, const std::string& text = "x") {
    return gateway.call(
        "POST", parts(),
        R"({"location":)" + location + R"(,"properties":"{\"description\":\")" + text + R"(\"}"})");
  }

  ControlPlane gateway;
  std::string base = gateway.create_api();
};

TEST_F(Documentation, A_location_says_what_its_type_has_and_gets_defaults_for_the_rest) {
  EXPECT_EQ(put(R"({"type":"API"})").at("location"), R"({"type":"API"})");
  EXPECT_EQ(put(R"({"type":"RESPONSE"})").at("location"),
            R"({"type":"RESPONSE","path":"/","method":"*","statusCode":"*"})");
  EXPECT_EQ(put(R"({"type":"MODEL","name":"Empty"})").status, 201);
  EXPECT_EQ(put(R"({"type":"MODEL"})").status, 400);
  EXPECT_EQ(put(R"({"type":"API","path":"/"})").status, 400);
  EXPECT_EQ(put(R"({"type":"METHOD","statusCode":"200"})").status, 400);
  EXPECT_EQ(put(R"({"type":"RESOURCE","path":"orders"})").status, 400);
  EXPECT_EQ(put(R"({"type":"SOME"})").error, "ValidationException");
}

TEST_F(Documentation, There_is_one_part_for_a_location) {
  EXPECT_EQ(put(R"({"type":"METHOD","method":"GET"})").status, 201);
  EXPECT_EQ(put(R"({"type":"METHOD","method":"GET","path":"/"})").message(),
            "Documentation part already exists for the specified location: type 'METHOD', path "
            "'/', method 'GET'");
}

TEST_F(Documentation, Properties_are_a_json_object) {
  const auto with = [&](const char* properties) {
    return gateway.call(
        "POST", parts(),
        std::string(R"({"location":{"type":"API"},"properties":)") + properties + "}");
  };
  EXPECT_EQ(with(R"("")").message(), "Documentation part properties must be non-empty");
  EXPECT_EQ(with(R"("text")").status, 400);
  EXPECT_EQ(with(R"("{}")").status, 201);
}

TEST_F(Documentation, What_is_asked_for_is_found_by_type_name_and_path) {
  put(R"({"type":"MODEL","name":"Empty"})");
  put(R"({"type":"RESOURCE","path":"/orders"})");
  const auto count = [&](const std::string& query) {
    return gateway.call("GET", parts() + query).json()["item"].Size();
  };
  EXPECT_EQ(count(""), 2);
  EXPECT_EQ(count("?type=MODEL"), 1);
  EXPECT_EQ(count("?name=Empty"), 1);
  EXPECT_EQ(count("?path=%2Forders"), 1);
  EXPECT_EQ(count("?type=MODEL&path=%2Forders"), 0);
  EXPECT_EQ(count("?limit=1"), 1);
}

TEST_F(Documentation, Entities_without_a_part_that_applies_are_undocumented) {
  gateway.create_mock(gateway.create_resource(gateway.root, "orders"), "GET");
  const auto missing = [&](const std::string& type) {
    return gateway.call("GET", parts() + "?locationStatus=UNDOCUMENTED&type=" + type)
        .json()["item"]
        .Size();
  };
  EXPECT_EQ(missing("RESOURCE"), 2);
  EXPECT_EQ(missing("RESPONSE"), 1);
  put(R"({"type":"RESPONSE","path":"/"})");
  put(R"({"type":"RESOURCE","path":"/"})");
  EXPECT_EQ(missing("RESOURCE"), 1) << "what is said of a resource does not go for those below";
  EXPECT_EQ(missing("RESPONSE"), 0) << "what is said of responses does";
}

TEST_F(Documentation, An_import_replaces_what_is_at_its_places_or_all) {
  put(R"({"type":"API"})");
  put(R"({"type":"MODEL","name":"Empty"})");
  const std::string document =
      R"({"x-amazon-apigateway-documentation":{"documentationParts":[
          {"location":{"type":"API"},"properties":{"description":"new"}}]}})";
  const auto merged = gateway.call("PUT", parts(), document);
  EXPECT_EQ(merged.status, 200) << merged.body;
  EXPECT_EQ(merged.at("warnings"), "[]");
  EXPECT_EQ(gateway.call("GET", parts()).json()["item"].Size(), 2);
  EXPECT_NE(gateway.call("GET", parts() + "?type=API").body.find("new"), std::string::npos);
  gateway.call("PUT", parts() + "?mode=overwrite", document);
  EXPECT_EQ(gateway.call("GET", parts()).json()["item"].Size(), 1);
  EXPECT_EQ(gateway.call("PUT", parts(), "[]").message(), "Invalid OpenAPI input.");
  EXPECT_EQ(gateway.call("PUT", parts(), "{").status, 400);
  EXPECT_EQ(gateway
                .call("PUT", parts(),
                      "x-amazon-apigateway-documentation:\n  documentationParts:\n"
                      "  - location: {type: MODEL, name: Error}\n    properties: {a: b}\n")
                .status,
            200)
      << "YAML as well";
  EXPECT_EQ(gateway.call("GET", parts()).json()["item"].Size(), 2);
}

TEST_F(Documentation, A_merge_replaces_attributes_and_leaves_the_others) {
  gateway.call("POST", parts(), R"({"location":{"type":"API"},
      "properties":"{\"description\":\"old\",\"kept\":1,\"info\":{\"a\":1}}"})");
  const auto properties = [&] {
    return std::string(
        aws::string_of(gateway.call("GET", parts()).json()["item"][0]["properties"]));
  };
  const std::string document =
      R"({"x-amazon-apigateway-documentation":{"documentationParts":[{"location":{"type":"API"},
          "properties":{"info":{"b":2},"description":"new","added":true}}]}})";
  gateway.call("PUT", parts(), document);
  EXPECT_EQ(properties(), R"({"description":"new","kept":1,"info":{"b":2},"added":true})");
  gateway.call("PUT", parts() + "?mode=overwrite", document);
  EXPECT_EQ(properties(), R"({"info":{"b":2},"description":"new","added":true})");
}

TEST_F(Documentation, An_import_tells_what_it_left_out_or_fails_for_it) {
  const std::string document =
      R"({"x-amazon-apigateway-documentation":{"documentationParts":[
          {"location":{"type":"SOME"},"properties":{"a":"b"}},
          {"location":{"type":"API"},"properties":{"a":"b"}}]}})";
  const std::string reason = "Invalid documentation part type 'SOME' specified";
  const auto refused = gateway.call("PUT", parts() + "?failonwarnings=true", document).message();
  EXPECT_TRUE(refused.starts_with("Warnings found during import:\n\t")) << refused;
  EXPECT_NE(refused.find(reason), std::string::npos) << refused;
  EXPECT_EQ(gateway.call("GET", parts()).body, R"({"item":[]})");
  const auto imported = gateway.call("PUT", parts(), document);
  EXPECT_NE(imported.at("warnings").find(reason), std::string::npos) << imported.body;
  EXPECT_EQ(gateway.call("GET", parts()).json()["item"].Size(), 1);
}

TEST_F(Documentation, Comes_with_an_imported_api_unless_it_is_ignored) {
  const std::string document = R"({"swagger":"2.0","info":{"title":"a"},"paths":{},
      "x-amazon-apigateway-documentation":{"documentationParts":[
          {"location":{"type":"API"},"properties":{"info":{"description":"all"}}}]}})";
  const auto count = [&](const std::string& query) {
    const auto api = gateway.call("POST", "/restapis?mode=import" + query, document);
    EXPECT_EQ(api.status, 201) << api.body;
    return gateway.call("GET", "/restapis/" + api.at("id") + "/documentation/parts")
        .json()["item"]
        .Size();
  };
  EXPECT_EQ(count(""), 1);
  EXPECT_EQ(count("&ignore=documentation"), 0);
}

TEST_F(Documentation, A_version_keeps_the_parts_of_its_time_and_names_itself_to_a_stage) {
  put(R"({"type":"API"})");
  gateway.create_mock(gateway.root, "GET");
  gateway.call("POST", base + "/deployments", R"({"stageName":"prod"})");
  EXPECT_EQ(gateway.call("POST", versions(), R"({"documentationVersion":"v1","stageName":"x"})")
                .message(),
            "Invalid stage identifier specified");
  EXPECT_EQ(gateway.call("POST", versions(), R"({"documentationVersion":"v1","stageName":"prod"})")
                .status,
            201);
  const RestApi& api = *gateway.service.find_api(base.substr(10));
  EXPECT_EQ(api.stages.at("prod").documentation_version, "v1");
  put(R"({"type":"MODEL","name":"Empty"})");
  EXPECT_EQ(api.documentation.versions.at("v1").parts.size(), 1);
  EXPECT_EQ(api.documentation.parts.size(), 2);
}

}  // namespace
}  // namespace emulator::apigateway
