#include "handlers/sns/delivery_policy.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;

std::string fault(std::string_view json) {
  const auto policy = parse_subscription_delivery_policy(json);
  return policy ? "no fault" : policy.error().message;
}

TEST(DeliveryPolicy, ReadsAllParts) {
  const auto policy = parse_subscription_delivery_policy(
      R"({"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":60,"numRetries":50,)"
      R"("numNoDelayRetries":3,"numMinDelayRetries":2,"numMaxDelayRetries":35,)"
      R"("backoffFunction":"exponential"},"throttlePolicy":{"maxReceivesPerSecond":10},)"
      R"("requestPolicy":{"headerContentType":"application/json"}})");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->retry->retries(), 50u);
  EXPECT_EQ(policy->retry->backoff_retries, 10u);
  EXPECT_EQ(policy->retry->min_delay, 1s);
  EXPECT_EQ(policy->retry->max_delay, 60s);
  EXPECT_EQ(policy->retry->backoff, RetryPolicy::Backoff::exponential);
  EXPECT_EQ(policy->max_receives_per_second, 10u);
  EXPECT_EQ(policy->content_type, "application/json");
}

TEST(DeliveryPolicy, WhatIsMissingIsAsOnAws) {
  const auto policy =
      parse_subscription_delivery_policy(R"({"healthyRetryPolicy":{"numRetries":5}})");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->retry->backoff_retries, 5u);
  EXPECT_EQ(policy->retry->min_delay, 20s);
  EXPECT_EQ(policy->retry->max_delay, 20s);
  EXPECT_FALSE(policy->content_type);
}

TEST(DeliveryPolicy, FaultsAreNamed) {
  EXPECT_EQ(fault("x"), "failed to parse JSON.");
  EXPECT_EQ(fault(R"({"retries":5})"), "Unexpected JSON member: retries in DeliveryPolicy");
  EXPECT_EQ(fault(R"({"healthyRetryPolicy":{"numRetries":101}})"),
            "numRetries must be a whole number from 0 to 100");
  EXPECT_EQ(fault(R"({"healthyRetryPolicy":{"minDelayTarget":30,"maxDelayTarget":20}})"),
            "maxDelayTarget must be greater than or equal to minDelayTarget");
  EXPECT_EQ(fault(R"({"healthyRetryPolicy":{"numRetries":2,"numNoDelayRetries":3}})"),
            "numRetries must be greater than or equal to the sum of the phases' retries");
  EXPECT_EQ(fault(R"({"healthyRetryPolicy":{"backoffFunction":"random"}})"),
            "backoffFunction must be one of linear, arithmetic, geometric, exponential");
  EXPECT_EQ(fault(R"({"requestPolicy":{"headerContentType":"image/png"}})"),
            "headerContentType 'image/png' is not supported");
  EXPECT_EQ(fault(R"({"guaranteed":true})"), "guaranteed is not supported");
}

TEST(DeliveryPolicy, EffectivePolicyReadsBackAsAPolicy) {
  const auto policy = parse_subscription_delivery_policy(
      R"({"healthyRetryPolicy":{"numRetries":7,"numNoDelayRetries":2},)"
      R"("throttlePolicy":{"maxReceivesPerSecond":4}})");
  ASSERT_TRUE(policy);
  auto again = parse_subscription_delivery_policy(effective_subscription_policy_json(*policy));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->retry, policy->retry);
  EXPECT_EQ(again->max_receives_per_second, 4u);
  EXPECT_EQ(again->content_type, "text/plain; charset=UTF-8");
}

TEST(DeliveryPolicy, SubscriptionGoesBeforeTopicUnlessTheTopicForbidsIt) {
  auto topic =
      parse_topic_delivery_policy(R"({"http":{"defaultHealthyRetryPolicy":{"numRetries":1},)"
                                  R"("defaultRequestPolicy":{"headerContentType":"text/csv"}}})");
  const auto own = parse_subscription_delivery_policy(R"({"healthyRetryPolicy":{"numRetries":9}})");
  ASSERT_TRUE(topic && own);
  EXPECT_EQ(effective_policy(*topic, *own).retry->retries(), 9u);
  EXPECT_EQ(effective_policy(*topic, *own).content_type, "text/csv");
  topic->disable_subscription_overrides = true;
  EXPECT_EQ(effective_policy(*topic, *own).retry->retries(), 1u);
}

}  // namespace
}  // namespace emulator::sns
