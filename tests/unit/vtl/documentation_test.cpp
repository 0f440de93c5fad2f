// Runs the examples of AWS's documentation, which are in the folder examples/.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"
#include "rendered.hpp"

namespace emulator::vtl {
namespace {

namespace fs = std::filesystem;

// The sections of a file by name; the last line of one goes without its line end.
std::map<std::string, std::string> sections_of(const fs::path& path) {
  std::map<std::string, std::string> sections;
  std::ifstream file(path);
  std::string* section = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("--- ")) {
      section = &sections[line.substr(4)];
    } else if (section != nullptr) {
      if (!section->empty()) section->push_back('\n');
      section->append(line);
    }
  }
  return sections;
}

std::vector<fs::path> examples() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(VTL_EXAMPLES)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

InputParameters::Fields fields_of(const aws::Json& parameters, std::string_view kind) {
  InputParameters::Fields fields;
  const aws::Json* members = aws::member(parameters, kind);
  if (members == nullptr) return fields;
  for (const auto& [name, value] : members->GetObject())
    fields.emplace_back(aws::string_of(name), aws::string_of(value));
  return fields;
}

class Documentation : public ::testing::TestWithParam<fs::path> {};

TEST_P(Documentation, Example_renders_as_it_says) {
  auto sections = sections_of(GetParam());
  ASSERT_TRUE(sections.contains("template"));
  ASSERT_EQ(sections.count("json") + sections.count("text"), 1u);
  Renderer render;
  render.body = sections["body"];
  if (sections.contains("parameters")) {
    const auto parameters = aws::parse_json(sections["parameters"]);
    ASSERT_TRUE(parameters);
    render.parameters.path = fields_of(*parameters, "path");
    render.parameters.querystring = fields_of(*parameters, "querystring");
    render.parameters.header = fields_of(*parameters, "header");
  }
  if (sections.contains("variables")) {
    const auto variables = aws::parse_json(sections["variables"]);
    ASSERT_TRUE(variables);
    for (const auto& [name, value] : variables->GetObject())
      render.json[std::string(aws::string_of(name))] = aws::to_string(value);
  }
  const std::string text = render(sections["template"]);
  if (sections.contains("text")) {
    EXPECT_EQ(text, sections["text"]);
    return;
  }
  const auto expected = aws::parse_json(sections["json"]);
  const auto rendered = aws::parse_json(text);
  ASSERT_TRUE(expected);
  ASSERT_TRUE(rendered) << text;
  EXPECT_EQ(aws::to_string(*rendered), aws::to_string(*expected));
}

INSTANTIATE_TEST_SUITE_P(Aws, Documentation, ::testing::ValuesIn(examples()),
                         [](const auto& example) { return example.param.stem().string(); });

TEST(DocumentationExamples, Are_all_there) {
  EXPECT_GE(examples().size(), 40u);
}

}  // namespace
}  // namespace emulator::vtl
