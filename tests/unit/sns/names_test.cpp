#include "handlers/sns/names.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

std::string topic_error(std::string_view arn) {
  const auto parsed = parse_topic_arn(arn, "TopicArn");
  return parsed ? "no error" : parsed.error().message;
}

TEST(Names, TopicArnHoldsRegionAccountAndName) {
  const auto parsed = parse_topic_arn("arn:aws:sns:eu-west-1:123456789012:orders", "TopicArn");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->scope.region, "eu-west-1");
  EXPECT_EQ(parsed->scope.account, "123456789012");
  EXPECT_EQ(parsed->name, "orders");
  EXPECT_EQ(parsed->arn(), "arn:aws:sns:eu-west-1:123456789012:orders");
}

TEST(Names, BadTopicArnsAreRefusedInAwsWords) {
  EXPECT_EQ(topic_error("orders"),
            "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1");
  EXPECT_EQ(topic_error("arn:aws:sqs:us-east-1:000000000000:q"), "Invalid parameter: TopicArn");
  EXPECT_EQ(topic_error("arn:aws:sns:us-east-1:000000000000:t:sub"), "Invalid parameter: TopicArn");
  EXPECT_EQ(topic_error("arn:aws:sns:us-east-1:000000000000:"), "Invalid parameter: TopicArn");
}

TEST(Names, SubscriptionArnLeadsToItsTopic) {
  const auto parsed = parse_subscription_arn("arn:aws:sns:us-east-1:000000000000:orders:1-2");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->name, "orders");
  EXPECT_EQ(
      parse_subscription_arn("PendingConfirmation").error().message,
      "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1");
  EXPECT_EQ(parse_subscription_arn("arn:aws:sns:us-east-1:000000000000:orders").error().message,
            "Invalid parameter: SubscriptionArn");
}

TEST(Names, StandardTopicNames) {
  EXPECT_TRUE(is_standard_topic_name("Orders_2-x"));
  EXPECT_TRUE(is_standard_topic_name(std::string(256, 'a')));
  EXPECT_FALSE(is_standard_topic_name(std::string(257, 'a')));
  EXPECT_FALSE(is_standard_topic_name(""));
  EXPECT_FALSE(is_standard_topic_name("a b"));
  EXPECT_FALSE(is_standard_topic_name("orders.fifo"));
}

}  // namespace
}  // namespace emulator::sns
