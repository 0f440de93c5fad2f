#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/sns/delivery_queue.hpp"
#include "handlers/sns/protocol.hpp"

// Delivery status logging: what a topic's deliveries over one protocol write to CloudWatch Logs.
// https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
namespace emulator::sns {

struct StatusLogging {
  std::string protocol;  // as attributes begin: "HTTP", "Lambda", "SQS", "Application", "Firehose"
  std::string success_role;
  std::string failure_role;
  std::optional<unsigned> sample_rate;  // percent of the successes; 0 unless set

  bool operator==(const StatusLogging&) const = default;
};

// HTTPSuccessFeedbackRoleArn, SQSSuccessFeedbackSampleRate, LambdaFailureFeedbackRoleArn, …
bool is_status_attribute(std::string_view name) noexcept;
aws::Result<void> set_status_attribute(std::vector<StatusLogging>& logging, std::string_view name,
                                       const std::string& value);
// As GetTopicAttributes lists them.
void describe_status_logging(const std::vector<StatusLogging>& logging,
                             std::vector<std::pair<std::string_view, std::string>>& described);

// Null where deliveries over the protocol aren't logged.
const StatusLogging* logging_of(const std::vector<StatusLogging>& logging,
                                Protocol protocol) noexcept;
// Whether this delivery is; `chance` is a number from 0 to 99.
bool is_logged(const StatusLogging& logging, bool delivered, unsigned chance) noexcept;

// "sns/us-east-1/000000000000/topic", with "/Failure" for failures.
std::string status_log_group(const std::string& topic_arn, bool delivered);
// The entry, as AWS's documentation shows it.
std::string status_log_entry(const DeliveryEvent& event, const std::string& delivery_id);

}  // namespace emulator::sns
