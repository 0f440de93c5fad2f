#pragma once

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/sns/captured_messages.hpp"
#include "handlers/sns/transport.hpp"

namespace emulator::lambda {
class Invoker;
}
namespace emulator::sqs {
class QueueSender;
}

namespace emulator::sns {

// Over HTTP, into a queue, or into a Lambda function's queue of invocations; what would go to a
// phone or a mobile endpoint is captured.
class WireTransport final : public Transport {
 public:
  WireTransport(const Platform& platform, lambda::Invoker& invoker);

  // Both outlive its use. Without them, what they would get is refused.
  void set_queues(sqs::QueueSender& queues) noexcept { queues_ = &queues; }
  void set_captured(CapturedMessages& captured) noexcept { captured_ = &captured; }

  boost::asio::awaitable<AttemptResult> deliver(Attempt attempt) override;
  void close() override;

 private:
  boost::asio::awaitable<AttemptResult> post(Attempt attempt);
  AttemptResult invoke(const Attempt& attempt);
  AttemptResult enqueue(const Attempt& attempt);
  AttemptResult capture(const Attempt& attempt);

  http::Client client_;
  Random& random_;
  lambda::Invoker& invoker_;
  sqs::QueueSender* queues_ = nullptr;
  CapturedMessages* captured_ = nullptr;
};

}  // namespace emulator::sns
