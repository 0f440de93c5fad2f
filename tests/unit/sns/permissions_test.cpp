#include <gmock/gmock.h>

#include "fixture.hpp"
#include "handlers/sns/topic_policy.hpp"

namespace emulator::sns {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view empty = R"({"Version":"2008-10-17","Statement":[]})";

TEST(TopicPolicy, PermissionsAreStatements) {
  EXPECT_EQ(add_permission(empty, "arn:t", {"l", {"111111111111"}, {"Publish"}}).value(),
            R"({"Version":"2008-10-17","Statement":[{"Sid":"l","Effect":"Allow","Principal":)"
            R"({"AWS":"arn:aws:iam::111111111111:root"},"Action":"SNS:Publish","Resource":)"
            R"("arn:t"}]})");
  EXPECT_THAT(add_permission(empty, "arn:t",
                             {"l", {"111111111111", "222222222222"}, {"Publish", "Subscribe"}})
                  .value(),
              HasSubstr(R"("Action":["SNS:Publish","SNS:Subscribe"])"));
}

TEST(TopicPolicy, FaultyPermissionsAreRefused) {
  const auto fault = [](std::string_view policy, const Permission& permission) {
    return add_permission(policy, "arn:t", permission).error().message;
  };
  EXPECT_EQ(fault(empty, {"l", {"111111111111"}, {"Fly"}}),
            "Invalid parameter: Policy statement action out of service scope!");
  EXPECT_EQ(fault(empty, {"l", {"me"}, {"Publish"}}), "Invalid parameter: AWSAccountId");
  const std::string once = add_permission(empty, "t", {"l", {"111111111111"}, {"Publish"}}).value();
  EXPECT_EQ(fault(once, {"l", {"111111111111"}, {"Publish"}}),
            "Invalid parameter: Statement already exists");
}

TEST(TopicPolicy, AStatementAloneIsAListOfOne) {
  const auto policy = R"({"Statement":{"Sid":"a"}})";
  EXPECT_EQ(remove_permission(policy, "a").value(), R"({"Statement":[]})");
  EXPECT_EQ(remove_permission(policy, "b").error().code, "InvalidParameter");
}

class Permissions : public SnsTest {};

TEST_F(Permissions, AreAddedToTheDefaultPolicyAndTakenAway) {
  const std::string topic = make_topic();
  const Parameters add{{"TopicArn", topic},
                       {"Label", "friends"},
                       {"AWSAccountId.member.1", "111111111111"},
                       {"ActionName.member.1", "Publish"}};
  const auto policy = [&] { return attribute("GetTopicAttributes", "TopicArn", topic, "Policy"); };
  EXPECT_EQ(error_of("AddPermission", add), "no error");
  EXPECT_THAT(policy(), HasSubstr("__default_statement_ID"));
  EXPECT_THAT(policy(), HasSubstr("friends"));
  EXPECT_EQ(error_of("RemovePermission", {{"TopicArn", topic}, {"Label", "friends"}}), "no error");
  EXPECT_THAT(policy(), Not(HasSubstr("friends")));
}

TEST_F(Permissions, DataProtectionPoliciesAreKept) {
  const std::string topic = make_topic();
  const auto put = [&](const char* policy) {
    return error_of("PutDataProtectionPolicy",
                    {{"ResourceArn", topic}, {"DataProtectionPolicy", policy}});
  };
  const auto get = [&] {
    return value_of("GetDataProtectionPolicy", {{"ResourceArn", topic}}, "DataProtectionPolicy");
  };
  EXPECT_EQ(get(), "");
  EXPECT_EQ(put(R"({"Version":"2021-06-01","Statement":[{}]})"), "no error");
  EXPECT_EQ(get(), "{&quot;Version&quot;:&quot;2021-06-01&quot;,&quot;Statement&quot;:[{}]}");
  EXPECT_THAT(put("no json"), HasSubstr("400 InvalidParameter"));
  EXPECT_THAT(put("{}"), HasSubstr("400 InvalidParameter"));
  EXPECT_EQ(put(""), "no error");
  EXPECT_EQ(get(), "");
}

}  // namespace
}  // namespace emulator::sns
