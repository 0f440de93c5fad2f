#include "handlers/apigateway/model_template.hpp"

#include <gtest/gtest.h>

namespace emulator::apigateway {
namespace {

std::string body_of(const RestApi& api, std::string schema) {
  const std::string text = model_template(api, {"id", "M", "", "application/json", schema});
  const std::string begin = "#set($inputRoot = $input.path('$'))\n";
  EXPECT_TRUE(text.starts_with(begin)) << text;
  return text.substr(begin.size());
}

// The example of AWS's reference of GetModelTemplate.
TEST(ModelTemplate, Has_sample_values_of_the_types) {
  EXPECT_EQ(body_of({}, R"({"type":"object","properties":{"a":{"type":"number"},
                           "b":{"type":"number"},"op":{"type":"string"},"c":{"type":"number"}}})"),
            "{\n  \"a\" : 3.1415,\n  \"b\" : 3.1415,\n  \"op\" : \"foo\",\n  \"c\" : 3.1415\n}");
  EXPECT_EQ(body_of({}, R"({"type":"object"})"), "{ }");
  EXPECT_EQ(body_of({}, ""), "{ }");
}

TEST(ModelTemplate, Loops_over_arrays) {
  EXPECT_EQ(body_of({}, R"({"type":"object","properties":{"tags":{"type":"array",
                           "items":{"type":"integer"}}}})"),
            "{\n  \"tags\" : [\n"
            "  ##TODO: Update this foreach loop to reference array from input json\n"
            "  #foreach($elem in $inputRoot.tags)\n"
            "   42 \n"
            "  #if($foreach.hasNext),#end\n"
            "  #end\n"
            "  ]\n}");
}

TEST(ModelTemplate, Follows_references_and_ends_where_a_schema_holds_itself) {
  RestApi api;
  api.models.emplace("Pet", Model{"id", "Pet", "", "application/json", R"({"type":"boolean"})"});
  EXPECT_EQ(body_of(api, R"({"properties":{"p":{"$ref":
                "https://apigateway.amazonaws.com/restapis/abc/models/Pet"},
                "q":{"$ref":"#/definitions/q"}},"definitions":{"q":{"type":"string"}}})"),
            "{\n  \"p\" : true,\n  \"q\" : \"foo\"\n}");
  const std::string endless = body_of(api, R"({"properties":{"a":{"$ref":"#/definitions/a"}},
               "definitions":{"a":{"properties":{"a":{"$ref":"#/definitions/a"}}}}})");
  EXPECT_NE(endless.find("{ }"), std::string::npos);
}

}  // namespace
}  // namespace emulator::apigateway
