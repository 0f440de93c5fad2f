#include "daemon/aws/rest_json.hpp"

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"

namespace emulator::aws {
namespace {

std::optional<UriLabels> match(std::string_view pattern, std::string_view path) {
  UriLabels labels;
  if (!match_uri(pattern, path, labels)) return std::nullopt;
  return labels;
}

TEST(MatchUri, DecodesLabelsAfterSplitting) {
  const auto labels = match("/2017-03-31/tags/{Resource}", "/2017-03-31/tags/arn%3Aaws%3Ax%2Fy");
  ASSERT_TRUE(labels);
  EXPECT_EQ(labels->at(0).first, "Resource");
  EXPECT_EQ(labels->at(0).second, "arn:aws:x/y");
}

TEST(MatchUri, WantsTheSameNumberOfSegments) {
  EXPECT_FALSE(match("/a/{b}", "/a"));
  EXPECT_FALSE(match("/a/{b}", "/a/"));
  EXPECT_FALSE(match("/a/{b}", "/a/b/c"));
  EXPECT_FALSE(match("/a/{b}/c", "/a/b/d"));
  EXPECT_TRUE(match("/a/", "/a"));
}

TEST(MatchUri, GivesTheRestToAGreedyLabel) {
  const auto labels = match("/tags/{arn+}", "/tags/arn:x/y/z");
  ASSERT_TRUE(labels);
  EXPECT_EQ(labels->at(0).second, "arn:x/y/z");
}

TEST(MoreSpecific, PrefersTheEarlierLiteral) {
  EXPECT_TRUE(more_specific("/a/b/{c}", "/a/{b}/c"));
  EXPECT_FALSE(more_specific("/a/{b}/c", "/a/b/{c}"));
  EXPECT_FALSE(more_specific("/a/b", "/a/b"));
}

TEST(RestError, SpellsErrorsAsTheServiceDoes) {
  const Error error{404, "ResourceNotFoundException", "Function not found: x", {{"Reason", "r"}}};
  const auto lambda = rest_error(error, RestErrorStyle::lambda);
  EXPECT_EQ(lambda.status, 404u);
  EXPECT_EQ(lambda.headers.get("x-amzn-ErrorType"), "ResourceNotFoundException");
  EXPECT_NE(lambda.body.find(R"("Type":"User")"), std::string::npos);
  EXPECT_NE(lambda.body.find(R"("Reason":"r")"), std::string::npos);
  EXPECT_EQ(rest_error({400, "A", "b"}, RestErrorStyle::plain).body, R"({"message":"b"})");
}

TEST(ParseJsonObject, SaysWhereTheFaultIs) {
  const auto result = parse_json_object(R"({"a":)");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "SerializationException");
  EXPECT_NE(result.error().message.find("at byte 5"), std::string::npos);
}

TEST(ParseJsonObject, TakesAnEmptyBodyForAnEmptyObject) {
  const auto result = parse_json_object("");
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->IsObject());
}

TEST(ParseJsonObject, SurvivesDeepNesting) {
  EXPECT_FALSE(parse_json_object(std::string(1'000'000, '[')));
}

TEST(Members, RefuseTheWrongType) {
  const auto document = parse_json_object(R"({"s":"x","n":1,"b":true,"z":null})");
  ASSERT_TRUE(document);
  EXPECT_EQ(string_member(*document, "s")->value(), "x");
  EXPECT_EQ(integer_member(*document, "n")->value(), 1);
  EXPECT_EQ(boolean_member(*document, "b")->value(), true);
  EXPECT_FALSE(string_member(*document, "z")->has_value());
  EXPECT_EQ(string_member(*document, "n").error().code, "SerializationException");
}

}  // namespace
}  // namespace emulator::aws
