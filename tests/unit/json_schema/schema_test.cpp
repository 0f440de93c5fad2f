#include "handlers/json_schema/schema.hpp"

#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace emulator::json_schema {
namespace {

std::map<std::string, std::string, std::less<>> models;

const std::string* find_model(std::string_view name) {
  const auto found = models.find(name);
  return found == models.end() ? nullptr : &found->second;
}

// The messages, separated by "; "; empty for a valid body.
std::string faults(std::string_view schema, std::string_view body) {
  const auto compiled = Schema::compile(schema, find_model);
  if (!compiled) return "no schema";
  return fmt::format("{}", fmt::join(compiled->validate(body), "; "));
}

bool is_schema(std::string_view schema) {
  return Schema::compile(schema, find_model).has_value();
}

TEST(Schema, Types) {
  EXPECT_EQ(faults(R"({"type":"string"})", R"("x")"), "");
  EXPECT_EQ(faults(R"({"type":"number"})", "1"), "");
  EXPECT_EQ(faults(R"({"type":"integer"})", "1.0"), "");
  EXPECT_EQ(faults(R"({"type":["string","null"]})", "null"), "");
  EXPECT_EQ(faults(R"({"type":"integer"})", "1.5"),
            "instance type (number) does not match any allowed primitive type (allowed: "
            "[\"integer\"])");
  EXPECT_EQ(faults(R"({"type":"number"})", R"("1")"),
            "instance type (string) does not match any allowed primitive type (allowed: "
            "[\"integer\",\"number\"])");
  EXPECT_EQ(faults("{}", "{"), "Invalid JSON");
}

TEST(Schema, Enums) {
  EXPECT_EQ(faults(R"({"enum":["a",1,{"b":[]}]})", R"({"b":[]})"), "");
  EXPECT_EQ(faults(R"({"enum":["a","b"]})", R"("c")"),
            R"(instance value ("c") not found in enum (possible values: ["a","b"]))");
}

TEST(Schema, Texts) {
  EXPECT_EQ(faults(R"({"minLength":2})", R"("é")"),
            "string \"é\" is too short (length: 1, required minimum: 2)");
  EXPECT_EQ(faults(R"({"maxLength":2})", R"("abc")"),
            "string \"abc\" is too long (length: 3, maximum allowed: 2)");
  EXPECT_EQ(faults(R"({"pattern":"^a+$"})", R"("aaa")"), "");
  EXPECT_EQ(faults(R"({"pattern":"b"})", R"("abc")"), "");
  EXPECT_EQ(faults(R"({"pattern":"^b"})", R"("abc")"),
            "ECMA 262 regex \"^b\" does not match input string \"abc\"");
}

TEST(Schema, Formats) {
  const auto is = [](std::string_view format, std::string_view text) {
    return is_of_format(format, text);
  };
  EXPECT_TRUE(is("date-time", "2026-02-28T09:30:00Z"));
  EXPECT_TRUE(is("date-time", "2024-02-29T09:30:00.123+01:00"));
  EXPECT_FALSE(is("date-time", "2026-02-29T09:30:00Z"));
  EXPECT_FALSE(is("date-time", "2026-02-28 09:30:00"));
  EXPECT_TRUE(is("email", "a.b@example.com"));
  EXPECT_FALSE(is("email", "a..b@example.com"));
  EXPECT_FALSE(is("email", "example.com"));
  EXPECT_TRUE(is("ipv4", "127.0.0.1"));
  EXPECT_FALSE(is("ipv4", "256.0.0.1"));
  EXPECT_TRUE(is("ipv6", "::1"));
  EXPECT_TRUE(is("ipv6", "2001:db8::ff00:42:8329"));
  EXPECT_TRUE(is("ipv6", "::ffff:1.2.3.4"));
  EXPECT_FALSE(is("ipv6", "1::2::3"));
  EXPECT_FALSE(is("ipv6", "1:2:3"));
  EXPECT_TRUE(is("uri", "https://example.com/a?b=c"));
  EXPECT_FALSE(is("uri", "a b"));
  EXPECT_TRUE(is("hostname", "example.com"));
  EXPECT_FALSE(is("hostname", "-a.com"));
  EXPECT_FALSE(is("regex", "("));
  EXPECT_TRUE(is("unheard-of", "x"));
  EXPECT_EQ(faults(R"({"format":"email"})", R"("x")"), "string \"x\" is not a valid email address");
}

TEST(Schema, Numbers) {
  EXPECT_EQ(faults(R"({"minimum":10})", "5"),
            "numeric instance is lower than the required minimum (minimum: 10, found: 5)");
  EXPECT_EQ(faults(R"({"minimum":10,"exclusiveMinimum":true})", "10"),
            "numeric instance is not strictly greater than the required minimum 10");
  EXPECT_EQ(faults(R"({"maximum":10})", "50"),
            "numeric instance is greater than the required maximum (maximum: 10, found: 50)");
  EXPECT_EQ(faults(R"({"maximum":10,"exclusiveMaximum":true})", "10"),
            "numeric instance is not strictly lower than the required maximum 10");
  EXPECT_EQ(faults(R"({"multipleOf":0.1})", "0.3"), "");
  EXPECT_EQ(faults(R"({"multipleOf":2})", "5"), "remainder of division is not zero (5 / 2)");
}

TEST(Schema, Arrays) {
  EXPECT_EQ(faults(R"({"minItems":1})", "[]"),
            "array is too short: must have at least 1 elements but instance has 0 elements");
  EXPECT_EQ(faults(R"({"maxItems":1})", "[1,2]"),
            "array is too long: must have at most 1 elements but instance has 2 elements");
  EXPECT_EQ(faults(R"({"uniqueItems":true})", R"([1,{"a":1},{"a":1}])"),
            "array must not contain duplicate elements");
  EXPECT_EQ(faults(R"({"items":{"type":"string"}})", R"(["a","b"])"), "");
  EXPECT_NE(faults(R"({"items":{"type":"string"}})", R"(["a",1])"), "");
  EXPECT_NE(
      faults(R"({"items":[{"type":"string"}],"additionalItems":{"type":"null"}})", R"(["a",1])"),
      "");
  EXPECT_NE(faults(R"({"items":[{}],"additionalItems":false})", "[1,2]"), "");
}

TEST(Schema, Objects) {
  EXPECT_EQ(faults(R"({"required":["b","a"]})", "{}"),
            R"(object has missing required properties (["a","b"]))");
  EXPECT_EQ(faults(R"({"properties":{"a":{}},"additionalProperties":false})", R"({"a":1,"b":2})"),
            R"(object instance has properties which are not allowed by the schema: ["b"])");
  EXPECT_EQ(faults(R"({"minProperties":1})", "{}"),
            "object has too few properties (found 0 but schema requires at least 1)");
  EXPECT_EQ(faults(R"({"maxProperties":1})", R"({"a":1,"b":2})"),
            "object has too many properties (found 2 but schema requires at most 1)");
  EXPECT_EQ(faults(R"({"dependencies":{"a":["b"]}})", R"({"a":1})"),
            R"(property "a" of object has missing property dependencies (schema requires ["b"]; )"
            R"(missing: ["b"]))");
  EXPECT_NE(faults(R"({"patternProperties":{"^x-":{"type":"string"}}})", R"({"x-a":1})"), "");
  EXPECT_NE(faults(R"({"additionalProperties":{"type":"string"}})", R"({"a":1})"), "");
}

TEST(Schema, Members_are_looked_at_when_the_object_is_right) {
  constexpr auto schema = R"({"required":["b"],"properties":{"a":{"type":"string"}}})";
  EXPECT_EQ(faults(schema, R"({"a":1})"), R"(object has missing required properties (["b"]))");
  EXPECT_EQ(faults(schema, R"({"a":1,"b":1})"),
            "instance type (integer) does not match any allowed primitive type (allowed: "
            "[\"string\"])");
}

TEST(Schema, Combinations) {
  constexpr auto either = R"([{"type":"string"},{"minimum":10}])";
  const auto with = [&](std::string_view word) {
    return fmt::format(R"({{"{}":{}}})", word, either);
  };
  EXPECT_EQ(faults(with("anyOf"), "11"), "");
  EXPECT_EQ(faults(with("anyOf"), "5"),
            "instance failed to match at least one required schema among 2");
  EXPECT_EQ(faults(with("oneOf"), R"("x")"),
            "instance failed to match exactly one schema (matched 2 out of 2)");
  EXPECT_EQ(faults(with("allOf"), "11"),
            "instance failed to match all required schemas (matched only 1 out of 2)");
  EXPECT_EQ(faults(R"({"not":{"type":"string"}})", R"("x")"),
            "instance matched a schema which it should not have");
}

TEST(Schema, References_lead_into_the_model_and_to_others) {
  models = {{"Pet", R"({"type":"object","required":["name"],
                        "definitions":{"age":{"type":"integer"}}})"},
            {"Loop", R"({"properties":{"next":{"$ref":"https://x/restapis/a/models/Loop"}}})"}};
  EXPECT_EQ(
      faults(R"({"$ref":"#/definitions/a~1b","definitions":{"a/b":{"type":"null"}}})", "null"), "");
  constexpr auto pets =
      R"({"items":{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/Pet"}})";
  EXPECT_EQ(faults(pets, R"([{"name":"x"}])"), "");
  EXPECT_EQ(faults(pets, "[{}]"), R"(object has missing required properties (["name"]))");
  EXPECT_NE(faults(R"({"$ref":"https://x/models/Pet#/definitions/age"})", R"("x")"), "");
  EXPECT_EQ(referred_models(pets), std::vector<std::string>{"Pet"});
  EXPECT_EQ(faults(R"({"$ref":"https://x/models/Loop"})", R"({"next":{"next":{}}})"), "");
  EXPECT_EQ(faults(R"({"$ref":"#"})", "1"), "the schema is too complex for this instance");
}

TEST(Schema, What_is_none_is_refused) {
  models.clear();
  for (const auto* schema :
       {"[]", "{", R"({"type":"text"})", R"({"required":"a"})", R"({"pattern":"("})",
        R"({"minimum":"1"})", R"({"properties":{"a":1}})", R"({"$ref":"#/definitions/none"})",
        R"({"$ref":"https://x/models/None"})", R"({"minLength":-1})", R"({"enum":[]})"}) {
    EXPECT_FALSE(is_schema(schema)) << schema;
  }
  EXPECT_TRUE(is_schema(R"({"$schema":"http://json-schema.org/draft-04/schema#","title":"x"})"));
}

TEST(Schema, All_that_keeps_a_text_from_being_one_is_found) {
  const auto pointers = [](std::string_view text) {
    return fmt::format("{}", fmt::join(Schema::faults(text, find_model), " "));
  };
  models = {{"Good", R"({"properties":{"a":{}}})"}, {"Bad", R"({"type":7})"}, {"None", "{"}};
  EXPECT_EQ(pointers(R"({"type":"object","properties":{"a":{"$ref":"#"}}})"), "");
  EXPECT_EQ(Schema::faults("{", find_model), std::vector<std::string>{""});
  EXPECT_EQ(Schema::faults("[]", find_model), std::vector<std::string>{""});
  EXPECT_EQ(
      pointers(R"({"type":"text","properties":{"a/b":{"minLength":-1},"c":7},"required":[]})"),
      "/type /properties/a~1b/minLength /properties/c /required");
  EXPECT_EQ(pointers(R"({"items":[{},{"enum":[]}],"not":{"pattern":"("},"allOf":[]})"),
            "/items/1/enum /not/pattern /allOf");
  EXPECT_EQ(pointers(R"({"properties":{"a":{"$ref":"Good#/properties/a"},"b":{"$ref":"Good#/x"},
                          "c":{"$ref":"Bad"},"d":{"$ref":"None#/x"},"e":{"$ref":"Lost"},
                          "f":{"$ref":"#/properties/a"},"g":{"$ref":"#/g"}}})"),
            "/properties/b/$ref /properties/e/$ref /properties/g/$ref")
      << "what is wrong with other models is not among them";
}

}  // namespace
}  // namespace emulator::json_schema
