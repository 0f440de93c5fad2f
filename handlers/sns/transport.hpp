#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/sns/outbound_message.hpp"
#include "handlers/sns/retry_policy.hpp"
#include "handlers/sns/signer.hpp"
#include "handlers/sns/subscription.hpp"

namespace emulator::lambda {
class Invoker;
}

namespace emulator::sns {

// One attempt to deliver one message.
struct Attempt {
  std::shared_ptr<const Subscription> subscription;
  std::shared_ptr<const OutboundMessage> message;
  const PendingSignature::Value* signature = nullptr;  // null: delivered raw
  std::string content_type;
};

struct AttemptResult {
  DeliveryOutcome outcome = DeliveryOutcome::permanent;
  std::string reason;  // of a failure: "HTTP 503", "connect to …: Connection refused"
};

// How messages leave: over HTTP, or into a Lambda function's queue of invocations.
class Transport {
 public:
  Transport(const Platform& platform, lambda::Invoker& invoker);

  boost::asio::awaitable<AttemptResult> deliver(Attempt attempt);
  // Ends all requests on their way.
  void close();

 private:
  boost::asio::awaitable<AttemptResult> post(Attempt attempt);
  AttemptResult invoke(const Attempt& attempt);

  http::Client client_;
  lambda::Invoker& invoker_;
};

}  // namespace emulator::sns
