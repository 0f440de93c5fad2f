#include "handlers/openapi/reader.hpp"

#include <gtest/gtest.h>

#include "handlers/openapi/writer.hpp"

namespace emulator::openapi {
namespace {

// The document as JSON, or what is wrong with it.
std::string read_as_json(std::string_view text, const Bounds& bounds = {}) {
  Problems problems;
  const auto node = read(text, problems, bounds);
  std::string out = node ? to_json(*node) : "";
  for (const auto& error : problems.errors())
    out += "! " + error;
  return out;
}

TEST(Reader, Json_and_yaml_of_one_document_are_the_same) {
  const std::string json =
      R"({"swagger":"2.0","paths":{"/x":{"get":{"responses":{"200":{"description":"d"}}}}},)"
      R"("tags":[1,2.5,true,null,{"a":[]}]})";
  EXPECT_EQ(read_as_json(json), json);
  EXPECT_EQ(read_as_json(R"(
# A comment.
swagger: "2.0"
paths:
  /x:
    get:
      responses:
        200: {description: d}
tags:
- 1
- 2.5
- true
-
- a: []
)"),
            json);
}

TEST(Reader, Keys_of_yaml_are_text_and_quoted_scalars_are_too) {
  EXPECT_EQ(read_as_json("200: '200'\ntrue: \"true\"\nnull: !!str 1\nx: !!int 7\ny: >\n  a\n  b\n"),
            R"({"200":"200","true":"true","null":"1","x":7,"y":"a b\n"})");
}

TEST(Reader, Anchors_aliases_and_merges_are_taken_for_what_they_name) {
  EXPECT_EQ(read_as_json(R"(
base: &base {a: 1, b: 2}
more: {<<: *base, b: 3}
both: {<<: [*base, {c: 4, a: 9}], d: 5}
same: *base
)"),
            R"({"base":{"a":1,"b":2},"more":{"b":3,"a":1},"both":{"d":5,"a":1,"b":2,"c":4},)"
            R"("same":{"a":1,"b":2}})");
}

TEST(Reader, Aliases_of_aliases_end_at_the_bound) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
    for (int k = 1; k < 10; ++k)
      bomb += "," + below;
    bomb += "]\n";
  }
  EXPECT_EQ(read_as_json(bomb),
            "! Invalid OpenAPI input. Its aliases stand for more than 300000 values "
            "(at '/a5/0', line 6)");
  EXPECT_EQ(read_as_json("a: &a [*a]\n"),
            "! Invalid OpenAPI input. found undefined alias 'a' (at '/a/0', line 1)");
}

TEST(Reader, Size_depth_and_number_of_values_are_bounded) {
  const Bounds bounds{.bytes = 100, .nodes = 10, .depth = 4};
  const std::string json_fault =
      "! Invalid OpenAPI input. It is nested deeper than 4 levels, or has more than 10 values (at "
      "'')";
  EXPECT_EQ(read_as_json(R"({"a":{"a":{"a":{"a":{"a":1}}}}})", bounds), json_fault);
  EXPECT_EQ(read_as_json(R"({"a":[1,2,3,4,5,6,7,8,9]})", bounds), json_fault);
  EXPECT_EQ(read_as_json(R"({"a":[1,2,3,4,5,6,7,8]})", bounds), R"({"a":[1,2,3,4,5,6,7,8]})");
  EXPECT_EQ(
      read_as_json("a: [[[[[1]]]]]", bounds),
      "! Invalid OpenAPI input. It is nested deeper than 4 levels, or has more than 10 values "
      "(at '/a/0/0/0/0', line 1)");
  EXPECT_EQ(read_as_json(std::string(101, ' '), bounds),
            "! Invalid OpenAPI input: it is larger than 0 MB (at '')");
  EXPECT_NE(read_as_json(std::string(100'000, '[')).find("! Invalid OpenAPI input."),
            std::string::npos);
  EXPECT_NE(read_as_json("{\"a\":" + std::string(100'000, '[')).find("! Invalid OpenAPI input."),
            std::string::npos);
}

TEST(Reader, What_is_no_document_is_named_with_its_line) {
  EXPECT_EQ(read_as_json("a: 1\nb: [1\nc: 2\n"),
            "! Invalid OpenAPI input. did not find expected ',' or ']' (at '', line 3)");
  EXPECT_EQ(read_as_json("a: 1\n---\nb: 2\n"),
            "! Invalid OpenAPI input. there is more than one document (at '', line 2)");
  EXPECT_EQ(read_as_json("a: 1\nb: {[1]: 2}\n"),
            "! Invalid OpenAPI input. a key that is no text (at '/b', line 2)");
  EXPECT_EQ(read_as_json("a:\n  b: !Sub 'x'\n"),
            "! Invalid OpenAPI input. could not determine a constructor for the tag !Sub "
            "(at '/a/b', line 2)");
  EXPECT_EQ(read_as_json("a: {<<: 1}\n"),
            "! Invalid OpenAPI input. expected a mapping or a list of mappings for merging "
            "(at '/a/<<', line 1)");
  EXPECT_EQ(read_as_json("{\"a\": }"),
            "! Invalid OpenAPI input. Could not parse the request body as JSON: Invalid value. "
            "(at byte 6) (at '')");
}

TEST(Reader, Members_that_share_a_name_are_all_named) {
  EXPECT_EQ(read_as_json(R"({"a":1,"a":2,"b/c":{"x":1,"x":2,"x":3}})"),
            R"({"a":1,"b/c":{"x":1}})"
            "! Parse issue: duplicate key 'a' (at '/a')"
            "! Parse issue: duplicate key 'x' (at '/b~1c/x')"
            "! Parse issue: duplicate key 'x' (at '/b~1c/x')");
  EXPECT_EQ(read_as_json("a:\n- b: 1\n  b: 2\n"),
            R"({"a":[{"b":1}]}! Parse issue: duplicate key 'b' (at '/a/0/b', line 3))");
}

TEST(Reader, Nothing_is_null) {
  EXPECT_EQ(read_as_json(""), "null");
  EXPECT_EQ(read_as_json("# nothing\n"), "null");
}

}  // namespace
}  // namespace emulator::openapi
