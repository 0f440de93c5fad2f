#include "handlers/sns/topic.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/utf8.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/subscription.hpp"

namespace emulator::sns {

namespace {

constexpr std::size_t max_display_name_length = 100;

std::string default_policy(const Topic& topic) {
  return fmt::format(
      R"({{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{{)"
      R"("Sid":"__default_statement_ID","Effect":"Allow","Principal":{{"AWS":"*"}},"Action":[)"
      R"("SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission",)"
      R"("SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe",)"
      R"("SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"{}","Condition":{{)"
      R"("StringEquals":{{"AWS:SourceOwner":"{}"}}}}}}]}})",
      topic.arn, topic.name.scope.account);
}

}  // namespace

aws::Result<void> set_topic_attribute(TopicAttributes& attributes, std::string_view name,
                                      const std::string& value) {
  if (name == "DisplayName") {
    if (character_count(value) > max_display_name_length || !is_utf8(value)) {
      return invalid_parameter("DisplayName");
    }
    attributes.display_name = value;
  } else if (name == "Policy") {
    const auto document = aws::parse_json(value);
    if (!document || !document->IsObject()) {
      return invalid_parameter("Policy", "failed to parse JSON.");
    }
    attributes.policy = value;
  } else if (name == "KmsMasterKeyId") {
    // Encryption at rest, which no client can see.
    attributes.kms_master_key_id =
        value.empty() ? std::optional<std::string>() : std::optional<std::string>(value);
  } else if (name == "SignatureVersion") {
    if (value != "1" && value != "2") return invalid_parameter("SignatureVersion");
    attributes.signature_version = value;
  } else if (name == "TracingConfig") {
    // Which of them makes no difference to subscribers; X-Ray, which would tell, isn't there.
    if (value != "Active" && value != "PassThrough") return invalid_parameter("TracingConfig");
    attributes.tracing_config = value;
  } else if (name == "DeliveryPolicy") {
    if (value.empty()) {
      attributes.delivery_policy = {};
      attributes.delivery_policy_text.reset();
      return {};
    }
    auto policy = parse_topic_delivery_policy(value);
    if (!policy) return invalid_parameter("DeliveryPolicy: " + policy.error().message);
    attributes.delivery_policy = std::move(*policy);
    attributes.delivery_policy_text = value;
  } else if (is_fifo_attribute(name)) {
    if (attributes.fifo) return set_fifo_attribute(*attributes.fifo, name, value);
    if (name == "ContentBasedDeduplication") {
      return invalid_parameter(name, "Content-based deduplication can only be set for FIFO topics");
    }
    return invalid_parameter(name, "It can only be set for FIFO topics");
  } else if (is_status_attribute(name)) {
    return set_status_attribute(attributes.status_logging, name, value);
  } else {
    return invalid_parameter("AttributeName");
  }
  return {};
}

std::string policy_of(const Topic& topic) {
  return topic.attributes.policy ? *topic.attributes.policy : default_policy(topic);
}

std::vector<std::pair<std::string_view, std::string>> describe(const Topic& topic) {
  const auto confirmed = static_cast<std::size_t>(
      std::count_if(topic.subscriptions.begin(), topic.subscriptions.end(),
                    [](const auto& subscription) { return subscription->confirmed; }));
  const TopicAttributes& set = topic.attributes;
  std::vector<std::pair<std::string_view, std::string>> described{
      {"Policy", policy_of(topic)},
      {"Owner", topic.name.scope.account},
      {"SubscriptionsPending", std::to_string(topic.subscriptions.size() - confirmed)},
      {"TopicArn", topic.arn},
      {"EffectiveDeliveryPolicy", effective_topic_policy_json(set.delivery_policy)},
      {"SubscriptionsConfirmed", std::to_string(confirmed)},
      {"DisplayName", set.display_name},
      {"SubscriptionsDeleted", std::to_string(topic.subscriptions_deleted)},
  };
  const auto add = [&described](std::string_view name, const std::optional<std::string>& value) {
    if (value) described.emplace_back(name, *value);
  };
  add("DeliveryPolicy", set.delivery_policy_text);
  add("KmsMasterKeyId", set.kms_master_key_id);
  add("SignatureVersion", set.signature_version);
  add("TracingConfig", set.tracing_config);
  if (set.fifo) {
    described.emplace_back("FifoTopic", "true");
    described.emplace_back("ContentBasedDeduplication",
                           set.fifo->content_based_deduplication ? "true" : "false");
    described.emplace_back("FifoThroughputScope", set.fifo->per_group ? "MessageGroup" : "Topic");
    add("ArchivePolicy", set.fifo->archive_policy);
    if (topic.fifo && topic.fifo->archive.begins()) {
      described.emplace_back("BeginningArchiveTime",
                             iso8601_milliseconds(*topic.fifo->archive.begins()));
    }
  }
  describe_status_logging(set.status_logging, described);
  return described;
}

std::optional<aws::Error> filter_policy_limit_error(const Topic& topic) {
  constexpr std::ptrdiff_t max_filter_policies = 200;
  const auto filtering =
      std::count_if(topic.subscriptions.begin(), topic.subscriptions.end(),
                    [](const auto& entry) { return entry->attributes.filter_policy != nullptr; });
  if (filtering < max_filter_policies) return std::nullopt;
  return aws::Error{403, "FilterPolicyLimitExceeded",
                    "Filter policy limit exceeded: a topic has 200 at most"};
}

std::optional<aws::Error> tag_error(const aws::Tags& present, const aws::Tags& added) {
  for (const auto& [key, value] : added) {
    const auto fault = aws::tag_fault(key, value);
    if (!fault) continue;
    switch (*fault) {
      case aws::TagFault::key_reserved:
        return invalid_parameter("Tags",
                                 "aws: prefixed tag key names are not allowed for external use.");
      case aws::TagFault::value_too_long:
      case aws::TagFault::value_bad_character:
        return invalid_parameter("Tags", fmt::format("The value of tag '{}' is not valid", key));
      default:
        return invalid_parameter("Tags", fmt::format("The tag key '{}' is not valid", key));
    }
  }
  if (aws::merged_tag_count(present, added) > aws::max_tags) {
    return aws::Error{400, "TagLimitExceeded",
                      "Could not complete request: tag quota of per resource exceeded"};
  }
  return std::nullopt;
}

}  // namespace emulator::sns
