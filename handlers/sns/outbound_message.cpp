#include "handlers/sns/outbound_message.hpp"

#include <fmt/format.h>

#include "daemon/json_string.hpp"

namespace emulator::sns {

namespace {

// Members in the layout of AWS's HTTP bodies: `"Key" : "value"`, one a line.
class Members {
 public:
  void add(std::string_view key, std::string_view value) {
    begin(key);
    append_json_string(out_, value);
  }

  void add_attributes(const MessageAttributes& attributes) {
    begin("MessageAttributes");
    out_ += '{';
    std::string_view separator = "\n    ";
    for (const MessageAttribute& attribute : attributes) {
      out_ += separator;
      append_json_string(out_, attribute.name);
      out_ += " : {\"Type\":";
      append_json_string(out_, attribute.type);
      out_ += ",\"Value\":";
      append_json_string(out_, attribute.value);
      out_ += '}';
      separator = ",\n    ";
    }
    out_ += "\n  }";
  }

  std::string finish() {
    out_ += "\n}";
    return std::move(out_);
  }

 private:
  void begin(std::string_view key) {
    out_ += out_.empty() ? "{\n  \"" : ",\n  \"";
    out_ += key;
    out_ += "\" : ";
  }

  std::string out_;
};

void sign_member(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append("\n").append(value).append("\n");
}

// {"name":{"Type":…,"Value":…},…}
void append_event_attributes(std::string& out, const MessageAttributes& attributes) {
  out += '{';
  for (const MessageAttribute& attribute : attributes) {
    if (&attribute != &attributes.front()) out += ',';
    append_json_string(out, attribute.name);
    out += ":{\"Type\":";
    append_json_string(out, attribute.type);
    out += ",\"Value\":";
    append_json_string(out, attribute.value);
    out += '}';
  }
  out += '}';
}

void append_event_member(std::string& out, std::string_view key, std::string_view value) {
  out += '"';
  out += key;
  out += "\":";
  append_json_string(out, value);
  out += ',';
}

}  // namespace

std::string_view to_string(MessageType type) noexcept {
  switch (type) {
    case MessageType::notification:
      return "Notification";
    case MessageType::subscription_confirmation:
      return "SubscriptionConfirmation";
    case MessageType::unsubscribe_confirmation:
      break;
  }
  return "UnsubscribeConfirmation";
}

OutboundMessage subscription_confirmation(std::string topic_arn, std::string token,
                                          std::string subscribe_url) {
  OutboundMessage message;
  message.type = MessageType::subscription_confirmation;
  message.content.text = fmt::format(
      "You have chosen to subscribe to the topic {}.\nTo confirm the subscription, visit the "
      "SubscribeURL included in this message.",
      topic_arn);
  message.topic_arn = std::move(topic_arn);
  message.token = std::move(token);
  message.subscribe_url = std::move(subscribe_url);
  return message;
}

OutboundMessage unsubscribe_confirmation(std::string topic_arn, std::string_view subscription_arn,
                                         std::string token, std::string subscribe_url) {
  OutboundMessage message;
  message.type = MessageType::unsubscribe_confirmation;
  message.content.text = fmt::format(
      "You have chosen to deactivate subscription {}.\nTo cancel this operation and restore the "
      "subscription, visit the SubscribeURL included in this message.",
      subscription_arn);
  message.topic_arn = std::move(topic_arn);
  message.token = std::move(token);
  message.subscribe_url = std::move(subscribe_url);
  return message;
}

std::string string_to_sign(const OutboundMessage& message, std::string_view text) {
  std::string out;
  out.reserve(text.size() + 512);
  sign_member(out, "Message", text);
  sign_member(out, "MessageId", message.id);
  if (message.type == MessageType::notification) {
    if (message.content.subject) sign_member(out, "Subject", *message.content.subject);
    sign_member(out, "Timestamp", message.timestamp);
  } else {
    sign_member(out, "SubscribeURL", message.subscribe_url);
    sign_member(out, "Timestamp", message.timestamp);
    sign_member(out, "Token", message.token);
  }
  sign_member(out, "TopicArn", message.topic_arn);
  sign_member(out, "Type", to_string(message.type));
  return out;
}

std::string http_body(const OutboundMessage& message, std::string_view text,
                      const DeliveryDetails& details) {
  const bool notification = message.type == MessageType::notification;
  Members body;
  body.add("Type", to_string(message.type));
  body.add("MessageId", message.id);
  if (message.is_fifo()) body.add("SequenceNumber", message.sequence_number);
  if (!notification) body.add("Token", message.token);
  body.add("TopicArn", message.topic_arn);
  if (message.content.subject) body.add("Subject", *message.content.subject);
  body.add("Message", text);
  if (!notification) body.add("SubscribeURL", message.subscribe_url);
  body.add("Timestamp", message.timestamp);
  if (!details.signature.empty()) {
    body.add("SignatureVersion", message.signature_version == 2 ? "2" : "1");
    body.add("Signature", details.signature);
    body.add("SigningCertURL", details.signing_cert_url);
  }
  if (notification) body.add("UnsubscribeURL", details.unsubscribe_url);
  if (message.replayed) body.add("Replayed", "true");
  if (!message.content.attributes.empty()) body.add_attributes(message.content.attributes);
  return body.finish();
}

http::Headers http_headers(const OutboundMessage& message, std::string_view subscription_arn,
                           bool raw, std::string_view content_type) {
  http::Headers headers;
  headers.add("x-amz-sns-message-type", std::string(to_string(message.type)));
  headers.add("x-amz-sns-message-id", message.id);
  headers.add("x-amz-sns-topic-arn", message.topic_arn);
  // An unconfirmed subscription has no ARN yet in AWS's eyes.
  if (message.type != MessageType::subscription_confirmation) {
    headers.add("x-amz-sns-subscription-arn", std::string(subscription_arn));
  }
  if (raw) headers.add("x-amz-sns-rawdelivery", "true");
  headers.add("Content-Type", std::string(content_type));
  headers.add("User-Agent", "Amazon Simple Notification Service Agent");
  headers.add("Accept-Encoding", "gzip,deflate");
  return headers;
}

std::string lambda_event(const OutboundMessage& message, std::string_view text,
                         const DeliveryDetails& details) {
  std::string out;
  out.reserve(text.size() + 1536);
  out += R"({"Records":[{"EventSource":"aws:sns","EventVersion":"1.0",)";
  append_event_member(out, "EventSubscriptionArn", details.subscription_arn);
  out += R"("Sns":{)";
  append_event_member(out, "Type", to_string(message.type));
  append_event_member(out, "MessageId", message.id);
  append_event_member(out, "TopicArn", message.topic_arn);
  if (message.content.subject) {
    append_event_member(out, "Subject", *message.content.subject);
  } else {
    out += R"("Subject":null,)";
  }
  append_event_member(out, "Message", text);
  append_event_member(out, "Timestamp", message.timestamp);
  append_event_member(out, "SignatureVersion", message.signature_version == 2 ? "2" : "1");
  append_event_member(out, "Signature", details.signature);
  append_event_member(out, "SigningCertUrl", details.signing_cert_url);
  append_event_member(out, "UnsubscribeUrl", details.unsubscribe_url);
  out += R"("MessageAttributes":)";
  append_event_attributes(out, message.content.attributes);
  out += "}}]}";
  return out;
}

std::string subscribe_url(std::string_view base_url, std::string_view topic_arn,
                          std::string_view token) {
  return fmt::format("{}/?Action=ConfirmSubscription&TopicArn={}&Token={}", base_url, topic_arn,
                     token);
}

std::string unsubscribe_url(std::string_view base_url, std::string_view subscription_arn) {
  return fmt::format("{}/?Action=Unsubscribe&SubscriptionArn={}", base_url, subscription_arn);
}

}  // namespace emulator::sns
