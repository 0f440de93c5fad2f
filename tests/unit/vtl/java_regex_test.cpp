#include "handlers/vtl/java_regex.hpp"

#include <gtest/gtest.h>

namespace emulator::vtl {
namespace {

std::string replaced(std::string_view pattern, std::string_view text, std::string_view by) {
  return JavaRegex::compile(pattern)->replace(text, by, true, 1000).value_or("nothing");
}

TEST(JavaRegex, Replaces_with_groups) {
  EXPECT_EQ(replaced("(\\w)(\\d)", "a1 b2", "$2$1"), "1a 2b");
  EXPECT_EQ(replaced("x", "axb", "\\$"), "a$b");
  EXPECT_EQ(replaced("x", "axb", "$1"), "nothing");
  EXPECT_EQ(replaced("(a)", "a", "$10"), "a0");
  EXPECT_EQ(replaced("x*", "axb", "-"), "-a--b-");
}

TEST(JavaRegex, Splits_as_java) {
  const auto split = [](std::string_view pattern, std::string_view text, int limit) {
    std::string out;
    const auto parts = JavaRegex::compile(pattern)->split(text, limit);
    for (const auto part : parts.value())
      out.append("[").append(part).append("]");
    return out;
  };
  EXPECT_EQ(split(":", "a::b::", 0), "[a][][b]");
  EXPECT_EQ(split(":", "a::b::", -1), "[a][][b][][]");
  EXPECT_EQ(split(":", "", 0), "[]");
  EXPECT_EQ(split("", "abc", 0), "[a][b][c]");
}

TEST(JavaRegex, Takes_the_whole_text) {
  EXPECT_TRUE(JavaRegex::compile("4\\d{2}")->matches("404"));
  EXPECT_FALSE(JavaRegex::compile("4\\d{2}")->matches("4040"));
  EXPECT_FALSE(JavaRegex::compile(".*")->matches("a\nb"));
  EXPECT_TRUE(JavaRegex::compile("(.|\\n)*")->matches("a\nb"));
}

TEST(JavaRegex, Gives_up_on_what_takes_for_ever) {
  const std::string text(200, 'a');
  EXPECT_FALSE(JavaRegex::compile("(a+)+b")->matches(text));
  EXPECT_FALSE(JavaRegex::compile("(").has_value());
}

}  // namespace
}  // namespace emulator::vtl
