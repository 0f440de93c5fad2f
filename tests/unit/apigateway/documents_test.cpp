// The documents in tests/documents: they come back from an export as they went in, and what is
// wrong with those that are malformed is told to the last problem.

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>

#include "handlers/openapi/reader.hpp"
#include "handlers/openapi/writer.hpp"
#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

std::string contents(const std::string& name) {
  const std::ifstream file(std::string(DOCUMENTS) + "/" + name);
  EXPECT_TRUE(file.is_open()) << name;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string without(std::string text, const std::string& id) {
  for (auto at = text.find(id); at != text.npos; at = text.find(id))
    text.replace(at, id.size(), "API");
  return text;
}

struct Deployed {
  std::string id;
  std::string warnings;
};

Deployed deployed(ControlPlane& gateway, const std::string& document) {
  const auto api = gateway.call("POST", "/restapis?mode=import", document);
  EXPECT_EQ(api.status, 201) << api.message();
  const auto deployment =
      gateway.call("POST", "/restapis/" + api.at("id") + "/deployments", R"({"stageName":"live"})");
  EXPECT_EQ(deployment.status, 201) << deployment.body;
  return {api.at("id"), api.at("warnings")};
}

std::string exported(ControlPlane& gateway, const std::string& id, const std::string& type) {
  const auto answer = gateway.call(
      "GET", "/restapis/" + id + "/stages/live/exports/" + type + "?extensions=apigateway");
  EXPECT_EQ(answer.status, 200) << answer.body;
  return without(answer.body, id);
}

// By path and method; ids left out, as they differ from API to API.
std::string methods(ControlPlane& gateway, const std::string& id) {
  std::string out;
  const RestApi* found = gateway.service.find_api(id);
  if (found == nullptr) return "no API";
  const RestApi& api = *found;
  std::map<std::string, const Resource*> by_path;
  for (const auto& [resource_id, resource] : api.resources)
    by_path.emplace(resource.path, &resource);
  for (const auto& [path, resource] : by_path) {
    for (const auto& [name, method] : resource->methods) {
      std::string text =
          gateway.call("GET", "/restapis/" + id + "/resources/" + resource->id + "/methods/" + name)
              .body;
      text = without(without(std::move(text), resource->id), id);
      if (!method.authorizer_id.empty()) text = without(std::move(text), method.authorizer_id);
      if (!method.request_validator_id.empty()) {
        text = without(std::move(text), method.request_validator_id);
      }
      out += path + " " + text + "\n";
    }
  }
  return out;
}

class Documents : public testing::TestWithParam<const char*> {};

TEST_P(Documents, Come_back_from_an_export_as_the_same_api) {
  ControlPlane gateway;
  const Deployed first = deployed(gateway, contents(GetParam()));
  EXPECT_EQ(first.warnings, "");
  for (const std::string type : {"oas30", "swagger"}) {
    const std::string document = exported(gateway, first.id, type);
    const Deployed second = deployed(gateway, document);
    EXPECT_EQ(second.warnings, "");
    EXPECT_EQ(exported(gateway, second.id, type), document);
    if (type == "oas30") {
      EXPECT_EQ(methods(gateway, second.id), methods(gateway, first.id));
    }
  }
}

// Something is written of every entity, and published with the stage.
void document_all(ControlPlane& gateway, const std::string& id) {
  const std::string documentation = "/restapis/" + id + "/documentation/";
  for (int number = 0;; ++number) {
    const auto answer =
        gateway.call("GET", documentation + "parts?locationStatus=UNDOCUMENTED&limit=1");
    const auto missing = answer.json();
    if (missing["item"].Empty()) break;
    const auto part = gateway.call(
        "POST", documentation + "parts",
        R"({"location":)" + aws::to_string(missing["item"][0]["location"]) +
            R"(,"properties":"{\"description\":\"about )" + std::to_string(number) + R"(\"}"})");
    ASSERT_EQ(part.status, 201) << part.body;
  }
}

void publish(ControlPlane& gateway, const std::string& id) {
  const auto version = gateway.call("POST", "/restapis/" + id + "/documentation/versions",
                                    R"({"documentationVersion":"1","stageName":"live"})");
  EXPECT_EQ(version.status, 201) << version.body;
}

TEST_P(Documents, Come_back_with_what_is_written_of_them) {
  ControlPlane gateway;
  const Deployed first = deployed(gateway, contents(GetParam()));
  document_all(gateway, first.id);
  publish(gateway, first.id);
  for (const std::string type : {"oas30", "swagger"}) {
    const std::string document = exported(gateway, first.id, type);
    EXPECT_NE(document.find("about 1"), document.npos);
    const Deployed second = deployed(gateway, document);
    EXPECT_EQ(second.warnings, "");
    publish(gateway, second.id);
    EXPECT_EQ(exported(gateway, second.id, type), document);
  }
}

TEST_P(Documents, Are_the_same_in_json_and_in_yaml) {
  openapi::Problems problems;
  const auto document = openapi::read(contents(GetParam()), problems);
  ASSERT_TRUE(document) << problems.failure().message;
  const std::string json = openapi::to_json(*document);
  const auto of_yaml = openapi::read(openapi::to_yaml(*document), problems);
  ASSERT_TRUE(of_yaml) << problems.failure().message;
  EXPECT_EQ(openapi::to_json(*of_yaml), json);
}

INSTANTIATE_TEST_SUITE_P(All, Documents,
                         testing::Values("clinic.json", "orders.yaml", "admin.yaml", "media.json"),
                         [](const auto& tested) {
                           const std::string name = tested.param;
                           return name.substr(0, name.find('.'));
                         });

// What an import has to say, without the headings that stand between errors and warnings.
std::string problems_of(const std::string& name, const std::string& document) {
  ControlPlane gateway;
  const auto answer = gateway.call("POST", "/restapis?mode=import&failonwarnings=true", document);
  EXPECT_GE(answer.status, 400) << name;
  EXPECT_EQ(gateway.call("GET", "/restapis").body, R"({"item":[]})") << name;
  std::string told = answer.message();
  for (const std::string heading : {"Errors found during import:", "Warnings found during import:",
                                    "\nAdditionally, these warnings were found:"}) {
    if (const auto at = told.find(heading); at != told.npos) told.erase(at, heading.size());
  }
  return told;
}

// "…, line 7)" as "…)"; each problem has a line.
std::string without_lines(const std::string& name, const std::string& told) {
  const std::regex line(", line \\d+\\)");
  EXPECT_EQ(
      std::distance(std::sregex_iterator(told.begin(), told.end(), line), std::sregex_iterator()),
      std::count(told.begin(), told.end(), '\n'))
      << name << told;
  return std::regex_replace(told, line, ")");
}

// {"name": …, "document": {…} or "yaml": "…", "problems": […]}
TEST(MalformedDocuments, Have_all_their_problems_told_in_json_and_in_yaml) {
  const auto table = aws::parse_json(contents("malformed.json"));
  ASSERT_TRUE(table && table->IsArray());
  EXPECT_GE(table->Size(), 70);
  for (const aws::Json& row : table->GetArray()) {
    const std::string name(aws::string_of(row["name"]));
    std::string expected;
    for (const aws::Json& problem : row["problems"].GetArray())
      expected += "\n\t" + std::string(aws::string_of(problem));
    if (const aws::Json* yaml = aws::member(row, "yaml")) {
      EXPECT_EQ(problems_of(name, std::string(aws::string_of(*yaml))), expected) << name;
      continue;
    }
    const std::string json = aws::to_string(row["document"]);
    EXPECT_EQ(problems_of(name, json), expected) << name;
    openapi::Problems problems;
    const auto document = openapi::read(json, problems);
    ASSERT_TRUE(document) << name;
    EXPECT_EQ(without_lines(name, problems_of(name, openapi::to_yaml(*document))), expected)
        << name;
  }
}

}  // namespace
}  // namespace emulator::apigateway
