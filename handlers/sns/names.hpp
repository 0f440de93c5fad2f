#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/error.hpp"
#include "daemon/aws/identity.hpp"

// Names and ARNs of topics and subscriptions.
namespace emulator::sns {

// arn:aws:sns:{region}:{account}:{name}
struct TopicName {
  aws::Scope scope;
  std::string name;

  std::string arn() const;
  bool is_fifo() const noexcept { return name.ends_with(".fifo"); }
};

// Letters, digits, '-' and '_', at most 256: a standard topic's name.
bool is_standard_topic_name(std::string_view name) noexcept;
// The same, with ".fifo" at its end, which counts.
bool is_fifo_topic_name(std::string_view name) noexcept;

// Any ARN of SNS's. Errors name the parameter: "Invalid parameter: TopicArn Reason: An ARN must
// have at least …".
aws::Result<aws::Arn> parse_sns_arn(std::string_view text, std::string_view parameter);
aws::Result<TopicName> parse_topic_arn(std::string_view text, std::string_view parameter);
// The topic of a subscription's ARN, which is the topic's with one more part.
aws::Result<TopicName> parse_subscription_arn(std::string_view text);

}  // namespace emulator::sns
