#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "daemon/platform.hpp"
#include "daemon/service.hpp"
#include "handlers/sns/message.hpp"

namespace emulator::lambda {
class Invoker;
class LogDestination;
}  // namespace emulator::lambda
namespace emulator::sqs {
class QueueSender;
}

namespace emulator::sns {

// Amazon SNS: the Query protocol at any path, and the certificate that its messages' signatures
// verify against at GET /SimpleNotificationService-{hash}.pem.
class SnsService final : public Service {
 public:
  SnsService(Platform platform, lambda::Invoker& invoker);
  ~SnsService() override;

  std::string_view name() const noexcept override { return "sns"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  // Where messages to queues go; it outlives the service. Without it they can't be delivered.
  void set_queues(sqs::QueueSender& queues);
  // Where delivery status logs go; it outlives the service. Without it there are none.
  void set_logs(lambda::LogDestination& logs);
  // What another service publishes, by the topic's ARN. Errors as those of Publish.
  aws::Result<void> publish(const std::string& topic_arn, std::string text,
                            MessageAttributes attributes);
  boost::asio::awaitable<void> reset() override;
  // Lets deliveries finish until the deadline, then drops what is left with a log line for each
  // message. What fails meanwhile isn't tried again.
  boost::asio::awaitable<void> stop(std::chrono::steady_clock::time_point deadline);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace emulator::sns
