#include "handlers/openapi/writer.hpp"

#include <gtest/gtest.h>

#include "handlers/openapi/reader.hpp"

namespace emulator::openapi {
namespace {

Node parsed(std::string_view text) {
  Problems problems;
  auto node = read(text, problems);
  EXPECT_FALSE(problems.has_errors()) << problems.failure().message;
  return std::move(node).value();
}

TEST(Writer, Pretty_json_is_indented_as_aws_does) {
  EXPECT_EQ(to_pretty_json(parsed(R"({"a":{"b":[1,"x",{"c":null}],"d":{},"e":[]},"f":true})")),
            "{\n  \"a\" : {\n    \"b\" : [ 1, \"x\", {\n      \"c\" : null\n    } ],\n"
            "    \"d\" : { },\n    \"e\" : [ ]\n  },\n  \"f\" : true\n}");
}

TEST(Writer, Yaml_is_in_blocks_with_quoted_texts) {
  EXPECT_EQ(to_yaml(parsed(R"({"openapi":"3.0.1","paths":{"/a/{id}":{"get":{"tags":["x",[1,[2]],
      {"k":1,"l":[{"m":"n"}]},[]],"200":{},"yes":null}}}})")),
            "---\nopenapi: \"3.0.1\"\npaths:\n  \"/a/{id}\":\n    get:\n      tags:\n"
            "      - \"x\"\n      - - 1\n        - - 2\n      - k: 1\n        l:\n"
            "        - m: \"n\"\n      - []\n      \"200\": {}\n      \"yes\": null\n");
}

TEST(Writer, What_is_written_is_read_again) {
  const std::string json =
      R"({"":"","~":"~","true":"true","1":"1","- a":"- b","a: b":"c: d","#":"# no comment",)"
      R"("text":"line\nline\ttab\u0001\\\"'","unicode":"ü€😀","number":-1.5e-7,"null":null,)"
      R"("list":[[],{},[[1]],"* a","& b","! c","%","@","`"],"<<":{"x":1},"2020-01-01":"2020-01-01"})";
  const Node node = parsed(json);
  EXPECT_EQ(to_json(node), json);
  EXPECT_EQ(to_json(parsed(to_pretty_json(node))), json);
  EXPECT_EQ(to_json(parsed(to_yaml(node))), json);
}

TEST(Writer, Yaml_of_long_keys_and_of_characters_that_yaml_has_not_is_read_again) {
  Node node = Node::object();
  const std::string odd = "\x7f\xc2\x85 \xc2\xa0\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf \xef\xbf\xbe";
  node.add_text(odd, odd);
  node.add_text(std::string(2000, 'k'), "v");
  Node inner = Node::object();
  inner.add_text(std::string(3000, '"'), odd);
  node.add(std::string(1500, '?'), std::move(inner));
  EXPECT_EQ(to_json(parsed(to_yaml(node))), to_json(node));
}

}  // namespace
}  // namespace emulator::openapi
