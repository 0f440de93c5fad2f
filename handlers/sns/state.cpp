#include "handlers/sns/state.hpp"

#include "daemon/aws/pagination.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

// The policies may change while messages wait, so they are looked up when one's turn comes.
DeliveryQueue::Manner manner_of(State& state, const Subscription& subscription) {
  DeliveryPolicy policy = subscription.attributes.delivery_policy;
  if (Store* store = state.stores.find(subscription.topic.scope)) {
    if (const Topic* topic = store->find_topic(subscription.topic.name)) {
      policy = effective_policy(topic->attributes.delivery_policy, policy);
    }
  }
  DeliveryQueue::Manner manner;
  const RetryPolicy retry = is_http(subscription.protocol)
                                ? policy.retry.value_or(default_retry_policy())
                                : managed_retry_policy();
  manner.retry = retry.at_pace(state.platform.config.sns_retry_backoff);
  manner.max_receives_per_second = policy.max_receives_per_second;
  manner.content_type = policy.content_type.value_or(std::string(default_content_type));
  return manner;
}

void report_pending(Subscription& subscription, const OutboundMessage& message) {
  if (subscription.reported_pending) return;
  subscription.reported_pending = true;
  log::warning(
      "SNS: message {} was not sent to {}: the subscription {} is pending confirmation. Its "
      "endpoint "
      "was sent a SubscriptionConfirmation and has to visit the SubscribeURL in it (or call "
      "ConfirmSubscription with its Token); messages published before that are not delivered",
      message.id, shown_endpoint(subscription), subscription.arn);
}

void hold(State& state, const Subscription& subscription,
          const std::shared_ptr<const OutboundMessage>& message) {
  const auto now = state.platform.clock.steady_now();
  const std::size_t dropped = state.held[subscription.arn].hold(message, now);
  log::info(
      "SNS: message {} is held for {} until it confirms its subscription, for a minute at most",
      message->id, shown_endpoint(subscription));
  if (dropped > 0) {
    log::warning("SNS: {} held messages for {} are dropped: it has not confirmed in time", dropped,
                 shown_endpoint(subscription));
  }
}

}  // namespace

State::State(const Platform& p, std::shared_ptr<Transport> transport, Signer::KeySource make_key)
    : platform(p),
      deliverer(
          p, std::move(transport), std::move(make_key),
          [this](const Subscription& subscription) { return manner_of(*this, subscription); }) {}

aws::Result<const std::string*> required(const aws::QueryCall& call, std::string_view name) {
  const std::string* value = call.parameters.find(name);
  if (value == nullptr) return missing_parameter(name);
  return value;
}

bool in_reach(const aws::QueryCall& call, const aws::Scope& scope) {
  return call.call.access_key_id.empty() || call.call.scope.region == scope.region;
}

aws::Result<TopicName> topic_name(const aws::QueryCall& call, std::string_view parameter) {
  const auto text = required(call, parameter);
  if (!text) return text.error();
  auto name = parse_topic_arn(**text, parameter);
  if (name && !in_reach(call, name->scope)) return invalid_parameter(parameter);
  return name;
}

aws::Result<FoundTopic> find_topic(State& state, const aws::QueryCall& call,
                                   std::string_view parameter) {
  const auto name = topic_name(call, parameter);
  if (!name) return name.error();
  Store* store = state.stores.find(name->scope);
  Topic* topic = store ? store->find_topic(name->name) : nullptr;
  if (topic == nullptr) return topic_does_not_exist();
  return FoundTopic{*store, *topic};
}

aws::Result<FoundSubscription> find_subscription(State& state, const aws::QueryCall& call) {
  const auto text = required(call, "SubscriptionArn");
  if (!text) return text.error();
  const auto name = parse_subscription_arn(**text);
  if (!name) return name.error();
  if (!in_reach(call, name->scope)) return invalid_parameter("SubscriptionArn");
  Store* store = state.stores.find(name->scope);
  Topic* topic = store ? store->find_topic(name->name) : nullptr;
  auto subscription = topic ? store->find_subscription(**text) : nullptr;
  if (!subscription) return subscription_does_not_exist();
  return FoundSubscription{*store, *topic, std::move(subscription)};
}

aws::Result<std::string> page_start(const aws::QueryCall& call) {
  const std::string* token = call.parameters.find("NextToken");
  if (token == nullptr || token->empty()) return std::string();
  auto start = aws::decode_marker(*token);
  if (!start) return invalid_parameter("NextToken");
  return std::move(*start);
}

std::shared_ptr<OutboundMessage> stamp(State& state, const Topic& topic, OutboundMessage message) {
  message.id = state.platform.random.uuid();
  message.topic_arn = topic.arn;
  message.timestamp = iso8601_milliseconds(state.platform.clock.now());
  message.signature_version = topic.signature_version();
  return std::make_shared<OutboundMessage>(std::move(message));
}

void fan_out(State& state, const Topic& topic, std::shared_ptr<const OutboundMessage> message) {
  std::vector<std::shared_ptr<const Subscription>> receivers;
  for (const auto& subscription : topic.subscriptions) {
    if (!subscription->accepts(message->content)) continue;
    if (subscription->confirmed) {
      receivers.push_back(subscription);
    } else if (state.platform.config.localstack_compat) {
      hold(state, *subscription, message);
    } else {
      report_pending(*subscription, *message);
    }
  }
  if (!receivers.empty()) state.deliverer.deliver(std::move(message), receivers);
}

void send(State& state, const Topic& topic, const std::shared_ptr<Subscription>& subscription,
          OutboundMessage message) {
  state.deliverer.deliver(stamp(state, topic, std::move(message)), {subscription});
}

std::string new_token(State& state) {
  return "2336412f37" + state.platform.random.hex(246);
}

void forget(State& state, const Subscription& subscription) {
  state.deliverer.forget(subscription);
  state.held.erase(subscription.arn);
}

void write_subscription(aws::XmlWriter& xml, const Subscription& subscription) {
  xml.open("member");
  xml.element("TopicArn", subscription.topic_arn);
  xml.element("Protocol", to_string(subscription.protocol));
  xml.element("SubscriptionArn",
              subscription.confirmed ? std::string_view(subscription.arn) : "PendingConfirmation");
  xml.element("Owner", subscription.owner);
  xml.element("Endpoint", shown_endpoint(subscription));
  xml.close();
}

void write_attributes(aws::XmlWriter& xml,
                      const std::vector<std::pair<std::string_view, std::string>>& attributes) {
  xml.open("Attributes");
  for (const auto& [name, value] : attributes) {
    xml.open("entry");
    xml.element("key", name);
    xml.element("value", value);
    xml.close();
  }
  xml.close();
}

}  // namespace emulator::sns
