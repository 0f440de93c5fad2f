#include "handlers/openapi/view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handlers/openapi/places.hpp"
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
  problems.refuse("Unable to put it", {{"/u", {"/u", 3}, {501, "", "not there", {}}}});
  EXPECT_EQ(problems.failure().status, 501);
  problems.error({"/e", 0}, "Wrong");
  const aws::Error failure = problems.failure();
  EXPECT_EQ(failure.status, 400);
  EXPECT_EQ(failure.code, "BadRequestException");
  EXPECT_EQ(failure.message,
            "Errors found during import:\n\tUnable to put it: not there (at '/u', line 3)\n\t"
            "Wrong (at '/e')\nAdditionally, these warnings were found:\n\tOdd (at '/w')");
}

TEST(Problems, Nothing_is_told_twice_and_nothing_that_only_follows) {
  Problems problems;
  problems.error({"/a", 1}, "Wrong");
  problems.unreadable({"/b", 2}, "No object");
  problems.warn({"/a", 1}, "Odd");
  problems.warn({"/a", 1}, "Odd");
  problems.unreadable({"/b", 2}, "No object");
  problems.unreadable({"/c", 3}, "No name", "/c/name");
  const aws::Error refused{400, "", "refused", {}};
  problems.refuse("Unable", {{"/b/deep/er", {"/b", 2}, refused},
                             {"/c/name", {"/c", 3}, refused},
                             {"/bc", {"/bc", 4}, refused},
                             {"/c/uri", {"/c", 3}, refused},
                             {"/c", {"/c", 3}, {400, "", "a list of which a part is lost", {}}}});
  problems.refuse("Unable again", {{"/bc", {"/bc", 4}, refused}});
  EXPECT_THAT(problems.errors(),
              ElementsAre("Wrong (at '/a', line 1)", "No object (at '/b', line 2)",
                          "No name (at '/c', line 3)", "Unable: refused (at '/bc', line 4)",
                          "Unable: refused (at '/c', line 3)"));
  EXPECT_EQ(problems.warnings().size(), 1);
}

TEST(Places, Faults_are_told_where_the_members_stand) {
  Document document("it:\n  a:\n    b/c: [x, y]\n  name: n\nelsewhere: e\n");
  Places places(document.view.object("it"));
  places.put("/other", document.view.member("elsewhere"));
  places.name("/title");
  aws::Faults faults;
  const auto fault = [](const char* text) { return aws::Error{400, "", text, {}}; };
  faults.add("/a/b~1c/1", fault("deep"));
  faults.add("/a/none/1", fault("missing"));
  faults.add("/other", fault("elsewhere"));
  faults.add("/title", fault("name"));
  faults.add(aws::Fault{"", fault("joint"), {{"/name", fault("first")}, {"/a", fault("second")}}});
  places.tell(faults, "Unable");
  EXPECT_THAT(
      document.problems.errors(),
      ElementsAre("Unable: deep (at '/it/a/b~1c/1', line 3)",
                  "Unable: missing (at '/it/a', line 2)",
                  "Unable: elsewhere (at '/elsewhere', line 5)", "Unable: name (at '/it', line 1)",
                  "Unable: first (at '/it/name', line 4)", "Unable: second (at '/it/a', line 2)"));
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
