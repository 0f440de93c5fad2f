// What is wrong with a document that is no HTTP API is told to the last problem.

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>

#include "handlers/openapi/reader.hpp"
#include "handlers/openapi/writer.hpp"
#include "tests/unit/apigatewayv2/control_plane.hpp"

namespace emulator::apigatewayv2 {
namespace {

std::string problems_of(const std::string& name, const std::string& document) {
  ControlPlane gateway;
  const auto answer = gateway.import("PUT", "/v2/apis?failOnWarnings=true", document);
  EXPECT_GE(answer.status, 400) << name;
  EXPECT_EQ(gateway.call("GET", "/v2/apis").body, R"({"items":[]})") << name;
  std::string told = answer.message();
  for (const std::string heading : {"Errors found during import:", "Warnings found during import:",
                                    "\nAdditionally, these warnings were found:"}) {
    if (const auto at = told.find(heading); at != told.npos) told.erase(at, heading.size());
  }
  return told;
}

// {"name": …, "document": {…} or "yaml": "…", "problems": […]}
TEST(MalformedDocuments, Have_all_their_problems_told_in_json_and_in_yaml) {
  std::ifstream file(std::string(DOCUMENTS) + "/malformed_http.json");
  ASSERT_TRUE(file.is_open());
  std::ostringstream text;
  text << file.rdbuf();
  const auto table = aws::parse_json(text.str());
  ASSERT_TRUE(table && table->IsArray());
  EXPECT_GE(table->Size(), 8);
  const std::regex line(", line \\d+\\)");
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
    const std::string of_yaml = problems_of(name, openapi::to_yaml(*document));
    EXPECT_EQ(std::regex_replace(of_yaml, line, ")"), expected) << name;
    EXPECT_EQ(std::distance(std::sregex_iterator(of_yaml.begin(), of_yaml.end(), line),
                            std::sregex_iterator()),
              std::count(of_yaml.begin(), of_yaml.end(), '\n'))
        << "each has a line: " << name << of_yaml;
  }
}

}  // namespace
}  // namespace emulator::apigatewayv2
