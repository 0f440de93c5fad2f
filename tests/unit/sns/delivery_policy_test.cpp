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

// A fault in the retry policy, without the name of the policy before it.
std::string retry_fault(const std::string& members) {
  const std::string text = fault(R"({"healthyRetryPolicy":{)" + members + "}}");
  const std::string prefix = "healthyRetryPolicy.";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

TEST(DeliveryPolicy, FaultsAreNamed) {
  EXPECT_EQ(fault("x"), "failed to parse JSON.");
  EXPECT_EQ(fault(R"({"retries":5})"), "Unexpected JSON member: retries");
  EXPECT_EQ(fault(R"({"healthyRetryPolicy":[]})"), "healthyRetryPolicy must be an object");
  EXPECT_EQ(fault(R"({"guaranteed":true})"), "guaranteed is not supported");
  EXPECT_EQ(fault(R"({"throttlePolicy":{"maxReceivesPerSecond":0}})"),
            "throttlePolicy.maxReceivesPerSecond must be greater than or equal to 1");
  EXPECT_EQ(fault(R"({"requestPolicy":{"headerContentType":"image/png"}})"),
            "requestPolicy.headerContentType 'image/png' is not supported");
}

TEST(DeliveryPolicy, BoundsOfTheRetryPolicyAreThoseOfAws) {
  EXPECT_EQ(retry_fault(R"("minDelayTarget":0)"),
            "minDelayTarget must be greater than or equal to 1");
  EXPECT_EQ(retry_fault(R"("maxDelayTarget":3601)"),
            "maxDelayTarget must be less than or equal to 3600");
  EXPECT_EQ(retry_fault(R"("numRetries":101)"), "numRetries must be less than or equal to 100");
  EXPECT_EQ(retry_fault(R"("numRetries":-1)"), "numRetries must be greater than or equal to 0");
  EXPECT_EQ(retry_fault(R"("numRetries":2.5)"), "numRetries must be an integer");
  EXPECT_EQ(retry_fault(R"("minDelayTarget":30,"maxDelayTarget":20)"),
            "maxDelayTarget must be greater than or equal to minDelayTarget");
  EXPECT_EQ(retry_fault(R"("numRetries":2,"numNoDelayRetries":3)"),
            "numRetries is less than numNoDelayRetries, numMinDelayRetries and "
            "numMaxDelayRetries are together");
  EXPECT_EQ(retry_fault(R"("backoffFunction":"random")"),
            "backoffFunction must be one of linear, arithmetic, geometric or exponential");
}

TEST(DeliveryPolicy, RetriesAreOverWithinAnHour) {
  EXPECT_EQ(retry_fault(R"("numRetries":100,"maxDelayTarget":36,"minDelayTarget":36)"), "no fault");
  EXPECT_EQ(retry_fault(R"("numRetries":100,"maxDelayTarget":37,"minDelayTarget":37)"),
            "healthyRetryPolicy total retry time must be less than or equal to 3600 seconds");
}

TEST(DeliveryPolicy, RawDeliveryAllowsMoreContentTypes) {
  const std::string_view policy = R"({"requestPolicy":{"headerContentType":"text/csv"}})";
  EXPECT_EQ(fault(policy), "requestPolicy.headerContentType 'text/csv' is not supported");
  const auto raw = parse_subscription_delivery_policy(policy, true);
  ASSERT_TRUE(raw);
  EXPECT_EQ(raw->content_type, "text/csv");
}

TEST(DeliveryPolicy, TopicsFaultsNameTheTopicsParts) {
  const auto policy =
      parse_topic_delivery_policy(R"({"http":{"defaultHealthyRetryPolicy":{"numRetries":101}}})");
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().message,
            "http.defaultHealthyRetryPolicy.numRetries must be less than or equal to 100");
  const auto type = parse_topic_delivery_policy(
      R"({"http":{"defaultRequestPolicy":{"headerContentType":"text/csv"}}})");
  ASSERT_FALSE(type);
  EXPECT_EQ(type.error().message,
            "http.defaultRequestPolicy.headerContentType 'text/csv' is not supported");
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
  auto topic = parse_topic_delivery_policy(
      R"({"http":{"defaultHealthyRetryPolicy":{"numRetries":1},)"
      R"("defaultRequestPolicy":{"headerContentType":"application/json"}}})");
  const auto own = parse_subscription_delivery_policy(R"({"healthyRetryPolicy":{"numRetries":9}})");
  ASSERT_TRUE(topic && own);
  EXPECT_EQ(effective_policy(*topic, *own).retry->retries(), 9u);
  EXPECT_EQ(effective_policy(*topic, *own).content_type, "application/json");
  topic->disable_subscription_overrides = true;
  EXPECT_EQ(effective_policy(*topic, *own).retry->retries(), 1u);
}

}  // namespace
}  // namespace emulator::sns
