#include "handlers/sns/delivery_body.hpp"

#include "daemon/base64.hpp"

namespace emulator::sns {

namespace {

// Who SNS is to a queue: the SenderId that messages of its have on AWS.
constexpr std::string_view sender_id = "AIDAIT2UOQQY3AUEKVGXU";

// What the details point to, for as long as the body is being made.
struct Urls {
  Urls(const Subscription& subscription, const PendingSignature::Value* signature)
      : certificate(signature ? subscription.base_url + signature->certificate_path : ""),
        unsubscribe(unsubscribe_url(subscription.base_url, subscription.arn)),
        details{subscription.arn, signature ? std::string_view(signature->signature) : "",
                certificate, unsubscribe} {}
  Urls(const Urls&) = delete;
  Urls& operator=(const Urls&) = delete;

  std::string certificate;
  std::string unsubscribe;
  DeliveryDetails details;
};

sqs::MessageAttribute queue_attribute(const MessageAttribute& attribute) {
  sqs::MessageAttribute made{attribute.name, attribute.type, attribute.value};
  // Its base64 was found to be good when the message was published.
  if (attribute.base_type() == "Binary") {
    made.value = base64_decode(attribute.value).value_or(std::string());
  }
  return made;
}

}  // namespace

bool is_raw(const OutboundMessage& message, const Subscription& subscription) noexcept {
  return message.type == MessageType::notification && subscription.attributes.raw_message_delivery;
}

std::string body_for(const OutboundMessage& message, const Subscription& subscription,
                     const PendingSignature::Value* signature) {
  const std::string& text = message.content.text_for(subscription.protocol);
  if (is_raw(message, subscription)) return text;
  const Urls urls(subscription, signature);
  return http_body(message, text, urls.details);
}

std::string event_for(const OutboundMessage& message, const Subscription& subscription,
                      const PendingSignature::Value* signature) {
  const Urls urls(subscription, signature);
  return lambda_event(message, message.content.text_for(subscription.protocol), urls.details);
}

sqs::OutgoingMessage queue_message_for(const OutboundMessage& message,
                                       const Subscription& subscription,
                                       const PendingSignature::Value* signature,
                                       std::string_view queue_arn) {
  sqs::OutgoingMessage made;
  made.body = body_for(message, subscription, signature);
  if (is_raw(message, subscription)) {
    for (const MessageAttribute& attribute : message.content.attributes)
      made.attributes.push_back(queue_attribute(attribute));
    if (message.replayed) made.attributes.push_back({"Replayed", "String", "true"});
  }
  if (!message.group_id.empty()) made.group_id = message.group_id;
  if (queue_arn.ends_with(".fifo") && !message.deduplication_id.empty()) {
    made.deduplication_id = message.deduplication_id;
  }
  made.sender_id = sender_id;
  made.trace_header = message.trace_id;
  return made;
}

}  // namespace emulator::sns
