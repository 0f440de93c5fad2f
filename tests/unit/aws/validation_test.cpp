#include "daemon/aws/validation.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

TEST(Validation, NothingWrongIsNoError) {
  EXPECT_FALSE(Validation().error());
}

TEST(Validation, NamesValueAndPath) {
  Validation validation;
  validation.fail("statementId", "a b", "Member must satisfy regular expression pattern: [a-z]+");
  const auto error = validation.error();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->status, 400u);
  EXPECT_EQ(error->code, "ValidationException");
  EXPECT_EQ(error->message,
            "1 validation error detected: Value 'a b' at 'statementId' failed to satisfy "
            "constraint: Member must satisfy regular expression pattern: [a-z]+");
}

TEST(Validation, JoinsSeveralErrorsAsAwsDoes) {
  Validation validation;
  validation.missing("role");
  validation.fail("secret", std::nullopt, "Member must have length less than or equal to 1");
  EXPECT_EQ(
      validation.error()->message,
      "2 validation errors detected: Value null at 'role' failed to satisfy constraint: Member "
      "must not be null; Value at 'secret' failed to satisfy constraint: Member must have length "
      "less than or equal to 1");
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

TEST(Pattern, LetsADotStopAtTheEndOfALine) {
  EXPECT_TRUE(Pattern(".*").matches("a b"));
  EXPECT_FALSE(Pattern(".*").matches("a\nb"));
  EXPECT_TRUE(Pattern("[\\s\\S]*").matches("a\nb"));
}

TEST(Pattern, KnowsUnicodesClasses) {
  const Pattern pattern("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
  EXPECT_TRUE(pattern.matches("Größe 7: a/b=c"));
  EXPECT_FALSE(pattern.matches("a;b"));
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
