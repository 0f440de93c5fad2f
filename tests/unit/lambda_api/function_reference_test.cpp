#include "handlers/lambda/function_reference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

FunctionReference parsed(std::string_view text) {
  const auto reference = parse_function_reference(text);
  EXPECT_TRUE(reference) << text;
  return reference.value_or(FunctionReference{});
}

aws::Result<FunctionTarget> resolved(std::string_view name, std::string_view qualifier = {},
                                     NameRule rule = NameRule::namespaced) {
  return resolve_function(name, qualifier,
                          {.caller = {}, .operation = "GetFunction", .rule = rule});
}

TEST(FunctionReference, TakesABareName) {
  const auto reference = parsed("my-function_1");
  EXPECT_EQ(reference.name, "my-function_1");
  EXPECT_EQ(reference.qualifier, "");
  EXPECT_EQ(reference.account, "");
}

TEST(FunctionReference, TakesANameWithAQualifier) {
  EXPECT_EQ(parsed("fn:prod").qualifier, "prod");
  EXPECT_EQ(parsed("fn:$LATEST").qualifier, "$LATEST");
  EXPECT_EQ(parsed("fn:7").name, "fn");
}

TEST(FunctionReference, TakesAPartialArn) {
  const auto reference = parsed("123456789012:function:fn:2");
  EXPECT_EQ(reference.account, "123456789012");
  EXPECT_EQ(reference.name, "fn");
  EXPECT_EQ(reference.qualifier, "2");
  EXPECT_EQ(parsed("function:fn").name, "fn");
  EXPECT_EQ(parsed("123456789012:fn").name, "fn");
}

TEST(FunctionReference, TakesAFullArn) {
  const auto reference = parsed("arn:aws:lambda:us-gov-west-1:123456789012:function:fn:prod");
  EXPECT_EQ(reference.region, "us-gov-west-1");
  EXPECT_EQ(reference.account, "123456789012");
  EXPECT_EQ(reference.name, "fn");
  EXPECT_EQ(reference.qualifier, "prod");
}

TEST(FunctionReference, NamesThatLookLikePrefixesAreNames) {
  EXPECT_EQ(parsed("function").name, "function");
  EXPECT_EQ(parsed("123456789012").name, "123456789012");
  EXPECT_EQ(parsed("us-east-1").name, "us-east-1");
}

TEST(FunctionReference, RefusesWhatIsNoFunctionName) {
  for (const auto* text :
       {"", "a b", "fn:", "fn:a:b", ":fn", "arn:aws:sns:us-east-1:000000000000:topic",
        "arn:aws:lambda", "fn/x", "arn:other:lambda:us-east-1:000000000000:function:fn",
        "arn:aws:lambda:us-east-1:123456:function:fn", "fn:$NEWEST"}) {
    EXPECT_FALSE(parse_function_reference(text)) << text;
  }
}

TEST(FunctionReference, TakesOddAccountsOnlyWhenAsked) {
  const auto* arn = "arn:aws:lambda:us-east-1:123456:function:fn";
  EXPECT_EQ(parse_function_reference(arn, true)->name, "fn");
  const auto target =
      resolve_function(arn, {}, {.caller = {}, .operation = "GetFunction", .odd_accounts = true});
  ASSERT_TRUE(target);
  EXPECT_EQ(target->scope.account, aws::default_account);
}

TEST(ResolveFunction, GivesArnsWithAndWithoutTheQualifier) {
  const auto target = resolved("fn", "prod");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->arn(), "arn:aws:lambda:us-east-1:000000000000:function:fn:prod");
  EXPECT_EQ(target->unqualified_arn(), "arn:aws:lambda:us-east-1:000000000000:function:fn");
  EXPECT_FALSE(target->is_latest());
  EXPECT_TRUE(resolved("fn:$LATEST", "$LATEST")->is_latest());
}

TEST(ResolveFunction, QualifiersMustAgree) {
  const auto target = resolved("fn:1", "2");
  ASSERT_FALSE(target);
  EXPECT_EQ(target.error().code, "InvalidParameterValueException");
  EXPECT_EQ(target.error().message,
            "The derived qualifier from the function name does not match the specified qualifier.");
}

TEST(ResolveFunction, WordsAMalformedNameAsAwsDoes) {
  const auto target = resolved("a b");
  ASSERT_FALSE(target);
  EXPECT_EQ(target.error().code, "ValidationException");
  EXPECT_EQ(
      target.error().message,
      "1 validation error detected: Value 'a b' at 'functionName' failed to satisfy "
      "constraint: Member must satisfy regular expression pattern: "
      "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?"
      "(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
      "(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
}

TEST(ResolveFunction, BoundsTheNameAndTheArn) {
  EXPECT_TRUE(resolved(std::string(64, 'n')));
  const std::string name(65, 'n');
  EXPECT_EQ(resolved(name).error().message,
            "1 validation error detected: Value '" + name +
                "' at 'functionName' failed to satisfy constraint: Member must have length less "
                "than or equal to 64");
  EXPECT_THAT(resolved(std::string(141, 'n'), {}, NameRule::create).error().message,
              ::testing::HasSubstr("less than or equal to 140"));
}

TEST(ResolveFunction, NewNamesHaveNoDots) {
  EXPECT_TRUE(resolved("a.b"));
  EXPECT_EQ(resolved("a.b", {}, NameRule::create).error().code, "ValidationException");
}

TEST(ResolveFunction, OtherRegionsAreOutOfReach) {
  const auto target = resolved("arn:aws:lambda:eu-west-1:000000000000:function:fn");
  ASSERT_FALSE(target);
  EXPECT_EQ(target.error().status, 404u);
  EXPECT_EQ(target.error().message,
            "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
}

TEST(ResolveFunction, OtherAccountsAreFollowedOnlyByInvocations) {
  const auto* arn = "arn:aws:lambda:us-east-1:123456789012:function:fn";
  const auto refused = resolved(arn);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().status, 403u);
  EXPECT_EQ(refused.error().code, "AccessDeniedException");
  const auto followed = resolve_function(
      arn, {}, {.caller = {}, .operation = "Invoke", .other_accounts = OtherAccounts::followed});
  ASSERT_TRUE(followed);
  EXPECT_EQ(followed->scope.account, "123456789012");
}

}  // namespace
}  // namespace emulator::lambda
