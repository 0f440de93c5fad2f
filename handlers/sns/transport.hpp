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
  const PendingSignature::Value* signature = nullptr;  // null where there is none
  std::string content_type;
};

struct AttemptResult {
  DeliveryOutcome outcome = DeliveryOutcome::permanent;
  // What came of it, for people: "HTTP 503 Service Unavailable", "connect to …: Connection
  // refused". May be empty for a success.
  std::string reason = {};
  unsigned status = 0;              // as HTTP has it; 0 when there was no answer
  std::string code = {};            // of an AWS service's error: "ResourceNotFoundException"
  std::string provider_response{};  // what the endpoint said, as delivery status logs show it
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
