#include "daemon/aws/identity.hpp"

#include <gtest/gtest.h>

#include "daemon/aws/arn.hpp"

namespace emulator::aws {
namespace {

Credential credential(std::string authorization) {
  http::Request request;
  request.headers.add("Authorization", std::move(authorization));
  return credential_of(request);
}

TEST(Identity, ReadsTheCredentialScope) {
  const auto found = credential(
      "AWS4-HMAC-SHA256 Credential=AKID/20260131/eu-west-1/sns/aws4_request, SignedHeaders=host");
  EXPECT_EQ(found.access_key_id, "AKID");
  EXPECT_EQ(found.region, "eu-west-1");
  EXPECT_EQ(found.service, "sns");
}

TEST(Identity, IsEmptyForOtherAuthorizations) {
  EXPECT_EQ(credential("Bearer token").service, "");
  EXPECT_EQ(credential("AWS4-HMAC-SHA256 Credential=only").service, "");
}

TEST(Identity, UsesATwelveDigitKeyAsAccount) {
  EXPECT_EQ(scope_of({"123456789012", "eu-west-1", "sns"}).account, "123456789012");
  EXPECT_EQ(scope_of({"1234567890123", "eu-west-1", "sns"}).account, default_account);
  EXPECT_EQ(scope_of({"test", "eu-west-1", "sns"}).account, default_account);
}

TEST(Identity, FallsBackToTheDefaultRegion) {
  EXPECT_EQ(scope_of({}).region, default_region);
  EXPECT_EQ(scope_of({"test", "eu-west-1", "sns"}).region, "eu-west-1");
}

TEST(Regional, KeepsScopesApart) {
  Regional<int> states;
  states[{"1", "a"}] = 1;
  states[{"1", "b"}] = 2;
  EXPECT_EQ(states[(Scope{"1", "a"})], 1);
  EXPECT_EQ(states.find({"2", "a"}), nullptr);
}

TEST(Arn, SplitsAndKeepsColonsOfTheResource) {
  const auto arn = parse_arn("arn:aws:lambda:us-east-1:000000000000:function:name:alias");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->service, "lambda");
  EXPECT_EQ(arn->account, "000000000000");
  EXPECT_EQ(arn->resource, "function:name:alias");
  EXPECT_EQ(arn->to_string(), "arn:aws:lambda:us-east-1:000000000000:function:name:alias");
}

TEST(Arn, RefusesOtherTexts) {
  EXPECT_FALSE(parse_arn("name"));
  EXPECT_FALSE(parse_arn("arn:aws:sns:us-east-1"));
}

TEST(Arn, NamesThePartitionOfTheRegion) {
  EXPECT_EQ(make_arn("sns", "cn-north-1", "1", "t"), "arn:aws-cn:sns:cn-north-1:1:t");
  EXPECT_EQ(make_arn("sns", "us-east-1", "1", "t"), "arn:aws:sns:us-east-1:1:t");
}

}  // namespace
}  // namespace emulator::aws
