#include "handlers/sns/redrive_policy.hpp"

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sqs/queue_sender.hpp"

namespace emulator::sns {

namespace {

aws::Error fault(std::string_view reason) {
  return {400, "InvalidParameter", std::string(reason)};
}

}  // namespace

aws::Result<std::string> parse_redrive_policy(std::string_view json) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault("failed to parse JSON.");
  if (document->ObjectEmpty()) return std::string();
  for (const auto& member : document->GetObject()) {
    const std::string_view name = aws::string_of(member.name);
    if (name != "deadLetterTargetArn") {
      return fault(std::string("Unexpected JSON member: ").append(name));
    }
  }
  const aws::Json* target = aws::member(*document, "deadLetterTargetArn");
  const auto arn = target && target->IsString() ? aws::parse_arn(aws::string_of(*target))
                                                : std::optional<aws::Arn>();
  if (!arn || arn->service != "sqs" || arn->resource.empty()) {
    return fault("deadLetterTargetArn has to be the ARN of a queue");
  }
  return std::string(aws::string_of(*target));
}

std::optional<aws::Error> dead_letter_queue_error(const TopicName& topic, std::string_view queue,
                                                  const sqs::QueueSender* queues) {
  if (queue.empty()) return std::nullopt;
  const auto refused = [](std::string_view reason) {
    return invalid_parameter(std::string("RedrivePolicy: ").append(reason));
  };
  const auto arn = aws::parse_arn(queue);
  if (!arn || arn->region != topic.scope.region || arn->account != topic.scope.account) {
    return refused("deadLetterTargetArn must be in the account and region of the subscription");
  }
  if (topic.is_fifo() && !queue.ends_with(".fifo")) {
    return refused("the dead letters of a FIFO topic go to a FIFO queue");
  }
  if (!topic.is_fifo() && queue.ends_with(".fifo")) {
    return refused("the dead letters of a standard topic go to a standard queue");
  }
  if (queues != nullptr && !queues->exists(queue)) {
    return refused("deadLetterTargetArn: the queue does not exist");
  }
  return std::nullopt;
}

}  // namespace emulator::sns
