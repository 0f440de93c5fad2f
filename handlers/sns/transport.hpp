#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "handlers/sns/outbound_message.hpp"
#include "handlers/sns/retry_policy.hpp"
#include "handlers/sns/signer.hpp"
#include "handlers/sns/subscription.hpp"

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

// How messages leave.
class Transport {
 public:
  virtual ~Transport() = default;

  virtual boost::asio::awaitable<AttemptResult> deliver(Attempt attempt) = 0;
  // Ends all attempts on their way.
  virtual void close() = 0;
};

}  // namespace emulator::sns
