#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/sns/retry_policy.hpp"

// Delivery policies: how HTTP endpoints are served and retried.
// https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html
namespace emulator::sns {

// What a subscription's DeliveryPolicy, or the "http" part of a topic's, sets.
struct DeliveryPolicy {
  std::optional<RetryPolicy> retry;
  std::optional<unsigned> max_receives_per_second;
  std::optional<std::string> content_type;

  bool operator==(const DeliveryPolicy&) const = default;
};

struct TopicDeliveryPolicy {
  DeliveryPolicy http;
  bool disable_subscription_overrides = false;

  bool operator==(const TopicDeliveryPolicy&) const = default;
};

// The error is AWS's reason alone; which parameter it belongs to is the caller's to say.
// With raw delivery the body is the publisher's, and may be of more types.
aws::Result<DeliveryPolicy> parse_subscription_delivery_policy(std::string_view json,
                                                               bool raw = false);
aws::Result<TopicDeliveryPolicy> parse_topic_delivery_policy(std::string_view json);

// What holds for a subscription: its own policy over the topic's.
DeliveryPolicy effective_policy(const TopicDeliveryPolicy& topic,
                                const DeliveryPolicy& subscription);

// EffectiveDeliveryPolicy: AWS's system defaults where nothing is set.
std::string effective_topic_policy_json(const TopicDeliveryPolicy& policy);
std::string effective_subscription_policy_json(const DeliveryPolicy& policy);

inline constexpr std::string_view default_content_type = "text/plain; charset=UTF-8";

}  // namespace emulator::sns
