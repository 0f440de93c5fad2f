#include "handlers/sns/subscription.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/http/url.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/redrive_policy.hpp"
#include "handlers/sns/topic.hpp"

namespace emulator::sns {

namespace {

bool is_arn_of(std::string_view service, std::string_view prefix, std::string_view text) {
  const auto arn = aws::parse_arn(text);
  return arn && arn->service == service && !arn->region.empty() && !arn->account.empty() &&
         arn->resource.starts_with(prefix) && arn->resource.size() > prefix.size();
}

// E.164, with the separators that AWS lets pass.
bool is_phone_number(std::string_view text) noexcept {
  std::size_t digits = 0;
  for (const char c : text.substr(text.starts_with('+') ? 1 : 0)) {
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (std::string_view("-() .").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return digits >= 3 && digits <= 15;
}

// One '@' with something on both sides of it, and no spaces; what else there is to an address is
// for its mail server to say.
bool is_email_address(std::string_view text) noexcept {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(" \t\r\n") == std::string_view::npos;
}

aws::Result<void> set_role(SubscriptionAttributes& attributes, Protocol protocol,
                           const std::string& value) {
  if (protocol != Protocol::firehose) {
    return invalid_parameter(
        "SubscriptionRoleArn",
        fmt::format("Delivery protocol [{}] does not support a subscription role.",
                    to_string(protocol)));
  }
  const auto role = aws::parse_arn(value);
  if (!role || role->service != "iam" || !role->resource.starts_with("role/")) {
    return invalid_parameter("SubscriptionRoleArn");
  }
  attributes.role_arn = value;
  return {};
}

aws::Result<void> set_filter_policy(SubscriptionAttributes& attributes, const std::string& text,
                                    FilterScope scope) {
  auto policy = FilterPolicy::parse(text, scope);
  if (!policy) return invalid_parameter("FilterPolicy: " + policy.error().message);
  attributes.filter_policy = std::move(*policy);
  attributes.filter_policy_text = text;
  attributes.filter_scope = scope;
  return {};
}

aws::Result<void> set_filter_scope(SubscriptionAttributes& attributes, const std::string& value) {
  const auto scope = parse_filter_scope(value);
  if (!scope) {
    return invalid_parameter(fmt::format(
        "FilterPolicyScope: Invalid value [{}]. Please use either MessageBody or MessageAttributes",
        value));
  }
  // The policy has to be valid in its new scope.
  if (attributes.filter_policy_text) {
    const std::string text = *attributes.filter_policy_text;
    return set_filter_policy(attributes, text, *scope);
  }
  attributes.filter_scope = *scope;
  return {};
}

}  // namespace

std::optional<aws::Error> endpoint_error(Protocol protocol, std::string_view endpoint) {
  if (endpoint.empty()) return invalid_parameter("Endpoint");
  switch (protocol) {
    case Protocol::lambda:
      if (is_arn_of("lambda", "function:", endpoint)) return std::nullopt;
      return invalid_parameter("Lambda endpoint ARN");
    case Protocol::sqs:
      if (is_arn_of("sqs", "", endpoint)) return std::nullopt;
      return invalid_parameter("SQS endpoint ARN");
    case Protocol::application:
      if (is_arn_of("sns", "endpoint/", endpoint)) return std::nullopt;
      return invalid_parameter("Application endpoint arn invalid");
    case Protocol::sms:
      if (is_phone_number(endpoint)) return std::nullopt;
      return invalid_parameter(fmt::format("Invalid SMS endpoint: {}", endpoint));
    case Protocol::email:
    case Protocol::email_json:
      if (is_email_address(endpoint)) return std::nullopt;
      return invalid_parameter("Email address");
    case Protocol::firehose:
      if (is_arn_of("firehose", "deliverystream/", endpoint)) return std::nullopt;
      return invalid_parameter("Firehose endpoint ARN");
    case Protocol::http:
    case Protocol::https:
      break;
  }
  const std::string_view scheme = protocol == Protocol::http ? "http://" : "https://";
  if (!endpoint.starts_with(scheme)) {
    return invalid_parameter("Endpoint must match the specified protocol");
  }
  const auto url = http::parse_url(endpoint);
  if (!url || url->host.empty()) return invalid_parameter("Endpoint");
  return std::nullopt;
}

std::string shown_endpoint(const Subscription& subscription) {
  const std::string& endpoint = subscription.endpoint;
  const auto url = is_http(subscription.protocol) ? http::parse_url(endpoint) : std::nullopt;
  if (!url || url->userinfo.find(':') == std::string::npos) return endpoint;
  const auto authority = endpoint.find("://") + 3;
  const auto password = authority + url->userinfo.find(':') + 1;
  return endpoint.substr(0, password) + "****" + endpoint.substr(authority + url->userinfo.size());
}

aws::Result<void> set_subscription_attribute(SubscriptionAttributes& attributes, Protocol protocol,
                                             std::string_view name, const std::string& value) {
  if (name == "RawMessageDelivery") {
    if (value != "true" && value != "false") {
      return invalid_parameter(
          fmt::format("RawMessageDelivery: Invalid value [{}]. Must be true or false.", value));
    }
    if (value == "true" && !supports_raw_delivery(protocol)) {
      return invalid_parameter(
          "RawMessageDelivery",
          fmt::format("Delivery protocol [{}] does not support raw message delivery.",
                      to_string(protocol)));
    }
    attributes.raw_message_delivery = value == "true";
  } else if (name == "FilterPolicy") {
    if (value.empty()) {
      attributes.filter_policy.reset();
      attributes.filter_policy_text.reset();
      return {};
    }
    return set_filter_policy(attributes, value, attributes.filter_scope);
  } else if (name == "FilterPolicyScope") {
    return set_filter_scope(attributes, value);
  } else if (name == "DeliveryPolicy") {
    if (!is_http(protocol)) {
      return invalid_parameter(
          "DeliveryPolicy",
          fmt::format("Delivery protocol [{}] does not support delivery policies.",
                      to_string(protocol)));
    }
    if (value.empty()) {
      attributes.delivery_policy = {};
      attributes.delivery_policy_text.reset();
      return {};
    }
    auto policy = parse_subscription_delivery_policy(value, attributes.raw_message_delivery);
    if (!policy) return invalid_parameter("DeliveryPolicy: " + policy.error().message);
    attributes.delivery_policy = std::move(*policy);
    attributes.delivery_policy_text = value;
  } else if (name == "RedrivePolicy") {
    attributes.redrive_policy_text.reset();
    attributes.dead_letter_queue.clear();
    if (value.empty()) return {};
    auto queue = parse_redrive_policy(value);
    if (!queue) return invalid_parameter("RedrivePolicy: " + queue.error().message);
    attributes.dead_letter_queue = std::move(*queue);
    attributes.redrive_policy_text = value;
  } else if (name == "SubscriptionRoleArn") {
    return set_role(attributes, protocol, value);
  } else if (name == "ReplayPolicy") {
    // Whether its topic can is the caller's to check.
    auto policy = parse_replay_policy(value);
    if (!policy) return invalid_parameter("ReplayPolicy: " + policy.error().message);
    attributes.replay_policy = std::move(*policy);
  } else {
    return invalid_parameter("AttributeName");
  }
  return {};
}

aws::Result<SubscriptionAttributes> read_subscription_attributes(
    Protocol protocol, const std::vector<std::pair<std::string, std::string>>& values) {
  SubscriptionAttributes attributes;
  const auto read = [&](bool decisive) -> aws::Result<void> {
    for (const auto& [name, value] : values) {
      // Which policies are valid depends on these.
      if ((name == "FilterPolicyScope" || name == "RawMessageDelivery") != decisive) continue;
      auto set = set_subscription_attribute(attributes, protocol, name, value);
      if (!set) return set.error();
    }
    return {};
  };
  for (const bool decisive : {true, false}) {
    auto done = read(decisive);
    if (!done) return done.error();
  }
  return attributes;
}

std::vector<std::pair<std::string_view, std::string>> describe(const Subscription& subscription,
                                                               const Topic& topic) {
  const SubscriptionAttributes& set = subscription.attributes;
  const auto text = [](bool value) { return std::string(value ? "true" : "false"); };
  std::vector<std::pair<std::string_view, std::string>> described{
      {"SubscriptionPrincipal",
       fmt::format("arn:{}:iam::{}:root", aws::partition_of(subscription.topic.scope.region),
                   subscription.owner)},
      {"Owner", subscription.owner},
      {"RawMessageDelivery", text(set.raw_message_delivery)},
      {"TopicArn", subscription.topic_arn},
      {"Endpoint", shown_endpoint(subscription)},
      {"Protocol", std::string(to_string(subscription.protocol))},
      {"PendingConfirmation", text(!subscription.confirmed)},
      {"ConfirmationWasAuthenticated", text(subscription.confirmation_was_authenticated)},
      {"SubscriptionArn", subscription.arn},
  };
  if (is_http(subscription.protocol)) {
    const DeliveryPolicy effective =
        effective_policy(topic.attributes.delivery_policy, set.delivery_policy);
    described.emplace_back("EffectiveDeliveryPolicy",
                           effective_subscription_policy_json(effective));
  }
  if (set.delivery_policy_text) described.emplace_back("DeliveryPolicy", *set.delivery_policy_text);
  if (set.redrive_policy_text) described.emplace_back("RedrivePolicy", *set.redrive_policy_text);
  if (set.role_arn) described.emplace_back("SubscriptionRoleArn", *set.role_arn);
  if (set.replay_policy) {
    described.emplace_back("ReplayPolicy", set.replay_policy->text);
    described.emplace_back("ReplayStatus", replay_status(subscription));
  }
  if (set.filter_policy_text) {
    described.emplace_back("FilterPolicy", *set.filter_policy_text);
    described.emplace_back("FilterPolicyScope", std::string(to_string(set.filter_scope)));
  }
  return described;
}

}  // namespace emulator::sns
