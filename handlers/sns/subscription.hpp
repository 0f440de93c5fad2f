#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/sns/delivery_policy.hpp"
#include "handlers/sns/fifo_topic.hpp"
#include "handlers/sns/filter_policy.hpp"
#include "handlers/sns/names.hpp"
#include "handlers/sns/protocol.hpp"

namespace emulator::sns {

struct Topic;

// What Subscribe and SetSubscriptionAttributes may set, and keep.
struct SubscriptionAttributes {
  bool raw_message_delivery = false;
  FilterScope filter_scope = FilterScope::message_attributes;
  std::optional<std::string> filter_policy_text;
  std::shared_ptr<const FilterPolicy> filter_policy;
  std::optional<std::string> delivery_policy_text;
  DeliveryPolicy delivery_policy;
  std::optional<std::string> redrive_policy_text;
  std::string dead_letter_queue;        // its ARN; empty for none
  std::optional<std::string> role_arn;  // firehose's
  std::optional<ReplayPolicy> replay_policy;

  // The texts say it all; what was read from them follows.
  bool operator==(const SubscriptionAttributes& other) const noexcept {
    return raw_message_delivery == other.raw_message_delivery &&
           filter_scope == other.filter_scope && filter_policy_text == other.filter_policy_text &&
           delivery_policy_text == other.delivery_policy_text &&
           redrive_policy_text == other.redrive_policy_text && role_arn == other.role_arn;
  }
};

struct Subscription {
  std::string arn;
  TopicName topic;
  std::string topic_arn;
  std::string owner;  // the account that subscribed
  Protocol protocol = Protocol::http;
  std::string endpoint;
  std::string base_url;  // of every URL in its messages: where its subscriber reached the emulator
  std::string token;     // confirms it, while pending and after an unsubscription
  bool confirmed = false;
  bool confirmation_was_authenticated = false;
  bool authenticate_on_unsubscribe = false;
  bool reported_pending = false;  // a message that it missed while pending was logged
  SubscriptionAttributes attributes;
  // Of the last replay, where each message's fate is noted.
  std::vector<std::pair<std::weak_ptr<Publication>, std::size_t>> replays;

  bool accepts(FilterableMessage& message) const {
    return attributes.filter_policy == nullptr || attributes.filter_policy->accepts(message);
  }
};

// "Endpoint must match the specified protocol" and the like; nothing if it is in order.
std::optional<aws::Error> endpoint_error(Protocol protocol, std::string_view endpoint);
// The endpoint as AWS shows it: the password of a URL is masked.
std::string shown_endpoint(const Subscription& subscription);

// ReplayStatus: how far the last replay is.
std::string replay_status(const Subscription& subscription);

// An attribute that would be kept without effect is refused, not stored.
aws::Result<void> set_subscription_attribute(SubscriptionAttributes& attributes, Protocol protocol,
                                             std::string_view name, const std::string& value);
// All of Subscribe's at once, in whatever order they came: a policy may precede its scope.
aws::Result<SubscriptionAttributes> read_subscription_attributes(
    Protocol protocol, const std::vector<std::pair<std::string, std::string>>& values);

// As GetSubscriptionAttributes lists them.
std::vector<std::pair<std::string_view, std::string>> describe(const Subscription& subscription,
                                                               const Topic& topic);

}  // namespace emulator::sns
