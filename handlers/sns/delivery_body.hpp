#pragma once

#include <string>

#include "handlers/sns/outbound_message.hpp"
#include "handlers/sns/signer.hpp"
#include "handlers/sns/subscription.hpp"
#include "handlers/sqs/queue_sender.hpp"

// A message in the form that one subscription gets it in.
namespace emulator::sns {

// Whether its text goes out as it is, without SNS's JSON around it.
bool is_raw(const OutboundMessage& message, const Subscription& subscription) noexcept;

// The body for an HTTP endpoint or a queue. A signature that is null is left out.
std::string body_for(const OutboundMessage& message, const Subscription& subscription,
                     const PendingSignature::Value* signature);
// The event for a function.
std::string event_for(const OutboundMessage& message, const Subscription& subscription,
                      const PendingSignature::Value* signature);

// A queue takes no more attributes; raw delivery of a message with more fails.
inline constexpr std::size_t max_queue_attributes = 10;

// For a queue: a subscribed one, or one where dead letters go.
sqs::OutgoingMessage queue_message_for(const OutboundMessage& message,
                                       const Subscription& subscription,
                                       const PendingSignature::Value* signature,
                                       std::string_view queue_arn);

}  // namespace emulator::sns
