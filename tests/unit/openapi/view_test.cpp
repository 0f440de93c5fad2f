#include "handlers/openapi/view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handlers/openapi/reader.hpp"

namespace emulator::openapi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

struct Document {
  explicit Document(std::string_view text) : root(*read(text, problems)), reading(root, problems) {}

  Problems problems;
  Node root;
  Reading reading;
  View view{reading};
};

TEST(View, Members_are_read_by_their_types) {
  const Document document(
      R"({"t":"x","n":7,"b":true,"l":["a",1],"m":{"k":"v","z":null},"nil":null})");
  const View& view = document.view;
  EXPECT_EQ(view.text("t"), "x");
  EXPECT_EQ(view.text("n"), "7");
  EXPECT_EQ(view.integer("n"), 7);
  EXPECT_EQ(view.boolean("b"), true);
  EXPECT_THAT(view.texts("l"), ElementsAre("a", "1"));
  EXPECT_THAT(view.text_map("m"), ElementsAre(Pair("k", "v"), Pair("z", "")));
  EXPECT_FALSE(view.has("nil"));
  EXPECT_EQ(view.text("absent", "otherwise"), "otherwise");
  EXPECT_EQ(view.object("absent").object("deeper").text("still", "nothing"), "nothing");
  EXPECT_THAT(document.problems.errors(), IsEmpty());
}

TEST(View, Each_wrong_type_is_a_problem_with_its_place) {
  const Document document(
      "a/b:\n  text: []\n  flag: maybe\n  number: 1.5\n  list: {}\n  map:\n"
      "    k: [1]\n  texts: [{}]\n");
  const View view = document.view.object("a/b");
  view.text("text");
  view.boolean("flag");
  view.integer("number");
  view.list("list");
  view.text_map("map");
  view.texts("texts");
  EXPECT_THAT(
      document.problems.errors(),
      ElementsAre(
          "Parse issue: attribute text is not of type `string` (at '/a~1b/text', line 2)",
          "Parse issue: attribute flag is not of type `boolean` (at '/a~1b/flag', line 3)",
          "Parse issue: attribute number is not of type `integer` (at '/a~1b/number', line 4)",
          "Parse issue: attribute list is not of type `array` (at '/a~1b/list', line 5)",
          "Parse issue: attribute k is not of type `string` (at '/a~1b/map/k', line 7)",
          "Parse issue: attribute 0 is not of type `string` (at '/a~1b/texts/0', line 8)"));
}

TEST(View, References_are_followed_within_the_document) {
  const Document document(R"({"a":{"$ref":"#/defs/x~1y"},"b":{"$ref":"#/defs/z%20"},
      "defs":{"x/y":{"$ref":"#/list/1"},"z ":{"k":"z"}},"list":[0,{"k":"deep"}],
      "lost":{"$ref":"#/nowhere"},"out":{"$ref":"other.yaml"},"loop":{"$ref":"#/loop"}})");
  EXPECT_EQ(document.view.object("a").resolved().text("k"), "deep");
  EXPECT_EQ(document.view.object("a").resolved().place().pointer, "/list/1");
  EXPECT_EQ(document.view.object("b").resolved().text("k"), "z");
  EXPECT_THAT(document.problems.errors(), IsEmpty());
  EXPECT_FALSE(document.view.object("lost").resolved());
  EXPECT_FALSE(document.view.object("out").resolved());
  EXPECT_FALSE(document.view.object("loop").resolved());
  EXPECT_THAT(document.problems.errors(),
              ElementsAre("Parse issue: $ref '#/nowhere' leads nowhere (at '/lost')",
                          "Parse issue: $ref 'other.yaml' leads out of the document, which is not "
                          "supported (at '/out')",
                          "Parse issue: its $ref leads in a circle (at '/loop')"));
}

TEST(Problems, A_failure_lists_errors_and_warnings_as_aws_does) {
  Problems problems;
  problems.warn({"/w", 0}, "Odd");
  EXPECT_EQ(problems.failure().message, "Warnings found during import:\n\tOdd (at '/w')");
  problems.error({"/u", 3}, "Unable to put it", {501, "", "not there", {}});
  EXPECT_EQ(problems.failure().status, 501);
  problems.error({"/e", 0}, "Wrong");
  const aws::Error failure = problems.failure();
  EXPECT_EQ(failure.status, 400);
  EXPECT_EQ(failure.code, "BadRequestException");
  EXPECT_EQ(failure.message,
            "Errors found during import:\n\tUnable to put it: not there (at '/u', line 3)\n\t"
            "Wrong (at '/e')\nAdditionally, these warnings were found:\n\tOdd (at '/w')");
}

TEST(Problems, Their_number_is_bounded_and_says_so) {
  Problems problems;
  for (int i = 0; i < 2'000; ++i)
    problems.error({}, "Wrong");
  EXPECT_EQ(problems.errors().size(), 1'001);
  EXPECT_EQ(problems.errors().back(), "There are more.");
}

}  // namespace
}  // namespace emulator::openapi
