#include "daemon/aws/validation.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

constexpr std::string_view colours[] = {"red", "green"};

TEST(Validation, NothingWrongIsNoError) {
  const Pattern word("[a-z]+");
  Validation validation;
  validation.text("name", "abc", {.required = true, .max_length = 3, .pattern = &word});
  validation.text("colour", "red", {.values = colours});
  validation.text("absent", std::nullopt, {.max_length = 3, .pattern = &word});
  validation.number("size", 5, {.min = 5, .max = 5});
  validation.list("list", std::vector<std::string>{"red"}, {.max_size = 1, .values = colours});
  validation.required("code", true);
  EXPECT_TRUE(validation.ok());
  EXPECT_FALSE(validation.error());
}

TEST(Validation, NamesValuePathAndPattern) {
  const Pattern pattern("([a-zA-Z0-9-_]+)");
  Validation validation;
  validation.text("statementId", "a b", {.pattern = &pattern});
  const auto error = validation.error();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->status, 400u);
  EXPECT_EQ(error->code, "ValidationException");
  EXPECT_EQ(error->message,
            "1 validation error detected: Value 'a b' at 'statementId' failed to satisfy "
            "constraint: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)");
}

TEST(Validation, JoinsSeveralErrorsAsAwsDoes) {
  Validation validation;
  validation.text("role", std::nullopt, {.required = true});
  validation.number("timeout", 901, {.min = 1, .max = 900});
  EXPECT_EQ(
      validation.error()->message,
      "2 validation errors detected: Value null at 'role' failed to satisfy constraint: Member "
      "must not be null; Value '901' at 'timeout' failed to satisfy constraint: Member must "
      "have value less than or equal to 900");
}

TEST(Validation, BoundsLengthsInCharacters) {
  Validation validation;
  validation.text("name", "üü", {.min_length = 3, .max_length = 1});
  EXPECT_EQ(
      validation.error()->message,
      "2 validation errors detected: Value 'üü' at 'name' failed to satisfy constraint: Member "
      "must have length greater than or equal to 3; Value 'üü' at 'name' failed to satisfy "
      "constraint: Member must have length less than or equal to 1");
}

TEST(Validation, ListsTheValuesOfAnEnum) {
  Validation validation;
  validation.text("colour", "blue", {.values = colours});
  EXPECT_EQ(validation.error()->message,
            "1 validation error detected: Value 'blue' at 'colour' failed to satisfy constraint: "
            "Member must satisfy enum value set: [red, green]");
}

TEST(Validation, ChecksTheElementsOfAList) {
  Validation validation;
  validation.list("colours", std::vector<std::string>{"red", "blue"},
                  {.max_size = 1, .values = colours});
  EXPECT_EQ(validation.error()->message,
            "2 validation errors detected: Value '[red, blue]' at 'colours' failed to satisfy "
            "constraint: Member must have length less than or equal to 1; Value '[red, blue]' at "
            "'colours' failed to satisfy constraint: Member must satisfy constraint: [Member must "
            "satisfy enum value set: [red, green]]");
}

TEST(Validation, KeepsSensitiveValuesOutOfMessages) {
  Validation validation;
  validation.text("secret", "hunter2", {.max_length = 1, .sensitive = true});
  EXPECT_EQ(validation.error()->message,
            "1 validation error detected: Value at 'secret' failed to satisfy constraint: Member "
            "must have length less than or equal to 1");
}

TEST(Pattern, MatchesTheWholeValue) {
  const Pattern pattern("[a-z]+");
  EXPECT_TRUE(pattern.matches("abc"));
  EXPECT_FALSE(pattern.matches("abc1"));
  EXPECT_FALSE(pattern.matches(""));
}

TEST(Pattern, ReadsADashAfterARangeAsJavaDoes) {
  const Pattern pattern("[a-zA-Z0-9-_\\.]+");
  EXPECT_TRUE(pattern.matches("a-b_c.D9"));
  EXPECT_FALSE(pattern.matches("a:b"));
  EXPECT_FALSE(pattern.matches("a;b"));  // between '9' and '_', had it been read as a range
}

TEST(Pattern, KnowsTheModelsOddities) {
  EXPECT_TRUE(Pattern("[0-9A-Za-z\\.\\-_]*(?<!\\.)").matches("a.b"));
  EXPECT_FALSE(Pattern("[0-9A-Za-z\\.\\-_]*(?<!\\.)").matches("a."));
  EXPECT_TRUE(Pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()").matches(""));
  EXPECT_TRUE(Pattern("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")
                  .matches("arn:aws:iam::000000000000:role/x"));
}

}  // namespace
}  // namespace emulator::aws
