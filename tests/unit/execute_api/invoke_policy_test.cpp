#include "handlers/execute_api/invoke_policy.hpp"

#include <string>

#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

constexpr std::string_view arn =
    "arn:aws:execute-api:us-east-1:123456789012:abcdef/prod/GET/pets/7";

std::string statement(std::string_view effect, std::string_view action, std::string_view resource) {
  return std::string(R"({"Effect":")")
      .append(effect)
      .append(R"(","Action":)")
      .append(action)
      .append(R"(,"Resource":)")
      .append(resource)
      .append("}");
}

bool allows(const std::string& statements) {
  return decide(R"({"Version":"2012-10-17","Statement":)" + statements + "}", arn) ==
         Decision::allow;
}

TEST(Policy, AllowsWhatAStatementIsAbout) {
  EXPECT_TRUE(allows("[" + statement("Allow", R"("execute-api:Invoke")", R"("*")") + "]"));
  EXPECT_TRUE(allows(statement("Allow", R"(["other:X","execute-api:*"])",
                               R"(["arn:aws:execute-api:*:*:abcdef/prod/GET/*"])")));
  EXPECT_TRUE(allows("[" + statement("Allow", R"("*")", R"("*/GET/pets/?")") + "]"));
}

TEST(Policy, AllowsNothingElse) {
  EXPECT_FALSE(allows("[]"));
  EXPECT_FALSE(allows("[" + statement("Allow", R"("lambda:Invoke")", R"("*")") + "]"));
  EXPECT_FALSE(allows("[" + statement("Allow", R"("execute-api:Invoke")", R"("*/POST/*")") + "]"));
  EXPECT_NE(decide("", arn), Decision::allow);
  EXPECT_NE(decide("{}", arn), Decision::allow);
  EXPECT_NE(decide(R"({"Statement":"Allow"})", arn), Decision::allow);
}

TEST(Policy, DenialWins) {
  const std::string all = statement("Allow", R"("*")", R"("*")");
  EXPECT_FALSE(allows("[" + all + "," + statement("Deny", R"("*")", R"("*/pets/*")") + "]"));
  EXPECT_FALSE(allows("[" + statement("Deny", R"("*")", R"("*")") + "," + all + "]"));
  EXPECT_TRUE(allows("[" + statement("Deny", R"("*")", R"("*/dogs/*")") + "," + all + "]"));
}

TEST(Wildcards, MatchAnyRunAndAnyCharacter) {
  EXPECT_TRUE(matches_wildcards("a*c*e", "abcde"));
  EXPECT_TRUE(matches_wildcards("*", ""));
  EXPECT_TRUE(matches_wildcards("a?c", "abc"));
  EXPECT_FALSE(matches_wildcards("a?c", "ac"));
  EXPECT_FALSE(matches_wildcards("a*d", "abc"));
  EXPECT_FALSE(matches_wildcards("", "a"));
}

}  // namespace
}  // namespace emulator::execute_api
