#pragma once

#include <memory>

#include "daemon/platform.hpp"
#include "daemon/service.hpp"
#include "handlers/sqs/queue_reader.hpp"
#include "handlers/sqs/queue_sender.hpp"

namespace emulator::sqs {

struct State;

// Queues: for clients through the API, for the other services directly.
class SqsService final : public Service, public QueueSender, public QueueReader {
 public:
  explicit SqsService(const Platform& platform);
  ~SqsService() override;

  std::string_view name() const noexcept override { return "sqs"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  boost::asio::awaitable<void> reset() override;
  // The beginning of a stop: whoever waits for a message gets none, now and from now on.
  void stop_waiting();

  aws::Result<std::string> send(std::string_view queue_arn, OutgoingMessage message) override;
  bool exists(std::string_view queue_arn) const override;

  aws::Result<QueueFacts> facts(std::string_view queue_arn) const override;
  boost::asio::awaitable<aws::Result<ReadBatch>> read(std::string queue_arn,
                                                      ReadOptions options) override;
  aws::Result<void> remove(std::string_view queue_arn, std::string_view receipt_handle) override;

 private:
  std::shared_ptr<State> state_;
};

}  // namespace emulator::sqs
