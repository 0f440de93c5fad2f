#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/sns/delivery_policy.hpp"
#include "handlers/sns/delivery_status.hpp"
#include "handlers/sns/fifo_topic.hpp"
#include "handlers/sns/names.hpp"

namespace emulator::sns {

struct Subscription;

// What CreateTopic and SetTopicAttributes may set, and keep.
struct TopicAttributes {
  std::string display_name;
  std::optional<std::string> policy;  // the default policy unless set
  std::optional<std::string> kms_master_key_id;
  std::optional<std::string> signature_version;  // "1" unless set
  std::optional<std::string> tracing_config;
  std::optional<std::string> delivery_policy_text;
  TopicDeliveryPolicy delivery_policy;
  std::optional<FifoAttributes> fifo;  // of a FIFO topic
  std::vector<StatusLogging> status_logging;

  bool operator==(const TopicAttributes&) const = default;
};

struct Topic {
  TopicName name;
  std::string arn;
  TopicAttributes attributes;
  aws::Tags tags;
  std::string data_protection_policy;  // empty for none
  // In the order they were made, which is the order they are served in.
  std::vector<std::shared_ptr<Subscription>> subscriptions;
  std::size_t subscriptions_deleted = 0;
  std::shared_ptr<FifoState> fifo;  // null for a standard topic
  std::string log_stream;           // of delivery status logs

  unsigned signature_version() const noexcept {
    return attributes.signature_version == "2" ? 2 : 1;
  }
};

// An attribute that AWS has but that would be kept without effect is refused, not stored.
aws::Result<void> set_topic_attribute(TopicAttributes& attributes, std::string_view name,
                                      const std::string& value);

// The policy that holds, be it AWS's default.
std::string policy_of(const Topic& topic);

// As GetTopicAttributes lists them.
std::vector<std::pair<std::string_view, std::string>> describe(const Topic& topic);

// 403 where one more subscription with a filter policy would be too many.
std::optional<aws::Error> filter_policy_limit_error(const Topic& topic);

// "Invalid parameter: Tags Reason: …"; nothing if they are in order.
std::optional<aws::Error> tag_error(const aws::Tags& present, const aws::Tags& added);

}  // namespace emulator::sns
