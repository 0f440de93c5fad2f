#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/http/headers.hpp"
#include "handlers/sns/message.hpp"

// The messages that SNS sends to subscribers, byte for byte.
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
namespace emulator::sns {

enum class MessageType { notification, subscription_confirmation, unsubscribe_confirmation };

std::string_view to_string(MessageType type) noexcept;

// One message on its way, shared by all subscriptions that get it.
struct OutboundMessage {
  MessageType type = MessageType::notification;
  std::string id;
  std::string topic_arn;
  std::chrono::system_clock::time_point published{};
  std::string timestamp;  // the same as text
  unsigned signature_version = 1;
  Message content;
  std::string token;             // of the two confirmations
  std::string subscribe_url;     // of the two confirmations
  std::string trace_id;          // X-Amzn-Trace-Id of the publisher, passed through to functions
  std::string group_id;          // of a message to a FIFO topic, and of others that have one
  std::string deduplication_id;  // of a message to a FIFO topic, as this and the next
  std::string sequence_number;
  bool replayed = false;  // from the topic's archive

  bool is_fifo() const noexcept { return !sequence_number.empty(); }
};

// The invitation to confirm, and the notice of an unsubscription, which offers a way back.
OutboundMessage subscription_confirmation(std::string topic_arn, std::string token,
                                          std::string subscribe_url);
OutboundMessage unsubscribe_confirmation(std::string topic_arn, std::string_view subscription_arn,
                                         std::string token, std::string subscribe_url);

// What differs from subscription to subscription, and the signature.
struct DeliveryDetails {
  std::string_view subscription_arn;
  std::string_view signature;  // base64
  std::string_view signing_cert_url;
  std::string_view unsubscribe_url;
};

// What the signature is over: no part of it depends on the subscription.
std::string string_to_sign(const OutboundMessage& message, std::string_view text);

std::string http_body(const OutboundMessage& message, std::string_view text,
                      const DeliveryDetails& details);
http::Headers http_headers(const OutboundMessage& message, std::string_view subscription_arn,
                           bool raw, std::string_view content_type);
std::string lambda_event(const OutboundMessage& message, std::string_view text,
                         const DeliveryDetails& details);

std::string subscribe_url(std::string_view base_url, std::string_view topic_arn,
                          std::string_view token);
std::string unsubscribe_url(std::string_view base_url, std::string_view subscription_arn);

}  // namespace emulator::sns
