#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/redrive_policy.hpp"
#include "handlers/sns/replay.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

aws::Result<Protocol> read_protocol(const aws::QueryCall& call) {
  const auto text = required(call, "Protocol");
  if (!text) return text.error();
  if (const auto protocol = parse_protocol(**text)) return *protocol;
  return invalid_parameter(
      fmt::format("Amazon SNS does not support this protocol string: {}", **text));
}

// An endpoint that can't visit a link is its owner's to subscribe: whether it may be used is its
// own policy's business. Another account's queue is asked.
bool needs_no_confirmation(const Subscription& subscription) {
  if (is_http(subscription.protocol) || is_email(subscription.protocol)) return false;
  if (subscription.protocol != Protocol::sqs) return true;
  const auto queue = aws::parse_arn(subscription.endpoint);
  return queue && queue->account == subscription.owner;
}

// FIFO topics deliver to queues alone, and only they do to FIFO queues.
std::optional<aws::Error> fifo_endpoint_error(const Topic& topic, Protocol protocol,
                                              std::string_view endpoint) {
  if (topic.fifo && protocol != Protocol::sqs) {
    return invalid_parameter("Protocol", "FIFO topics can only deliver to SQS queues");
  }
  if (!topic.fifo && protocol == Protocol::sqs && endpoint.ends_with(".fifo")) {
    return invalid_parameter("Invalid parameter: Endpoint",
                             "FIFO SQS Queues can not be subscribed to standard SNS topics");
  }
  return std::nullopt;
}

std::shared_ptr<Subscription> make_subscription(State& state, const aws::QueryCall& call,
                                                const Topic& topic, Protocol protocol) {
  auto subscription = std::make_shared<Subscription>();
  subscription->topic = topic.name;
  subscription->topic_arn = topic.arn;
  subscription->arn = topic.arn + ":" + state.platform.random.uuid();
  subscription->owner = call.call.scope.account;
  subscription->protocol = protocol;
  subscription->endpoint = call.parameters.get("Endpoint");
  subscription->token = new_token(state);
  subscription->confirmed = needs_no_confirmation(*subscription);
  subscription->confirmation_was_authenticated = subscription->confirmed;
  return subscription;
}

// An endpoint that is asked again gets the same token, so that the first link stays good.
void ask_to_confirm(State& state, const aws::QueryCall& call, const Topic& topic,
                    const std::shared_ptr<Subscription>& subscription) {
  subscription->base_url = call.call.base_url;
  send(state, topic, subscription,
       subscription_confirmation(
           topic.arn, subscription->token,
           subscribe_url(subscription->base_url, topic.arn, subscription->token)));
}

}  // namespace

OperationResult subscribe(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  Topic& topic = found->topic;
  const auto protocol = read_protocol(call);
  if (!protocol) return protocol.error();
  const std::string endpoint = call.parameters.get("Endpoint");
  if (auto error = endpoint_error(*protocol, endpoint)) return *error;
  if (auto error = fifo_endpoint_error(topic, *protocol, endpoint)) return *error;
  const auto values = call.parameters.map("Attributes.entry");
  auto attributes = read_subscription_attributes(*protocol, values);
  if (!attributes) return of_attributes(attributes.error());
  if (*protocol == Protocol::firehose && !attributes->role_arn) {
    return of_attributes(missing_parameter("SubscriptionRoleArn"));
  }
  if (auto error =
          dead_letter_queue_error(topic.name, attributes->dead_letter_queue, state.queues)) {
    return of_attributes(*error);
  }

  if (auto error = replay_error(state, topic, *protocol, *attributes)) {
    return of_attributes(*error);
  }

  auto subscription = Store::find_subscription(topic, *protocol, endpoint);
  if (!subscription) {
    if (attributes->filter_policy) {
      if (auto error = filter_policy_limit_error(topic)) return *error;
    }
    subscription = make_subscription(state, call, topic, *protocol);
    subscription->base_url = call.call.base_url;
    subscription->attributes = std::move(*attributes);
    found->store.add_subscription(topic, subscription);
    replay(state, topic, subscription);
  } else if (!values.empty() && !(*attributes == subscription->attributes)) {
    return invalid_parameter("Attributes", "Subscription already exists with different attributes");
  }
  if (!subscription->confirmed) ask_to_confirm(state, call, topic, subscription);
  const bool show_arn = subscription->confirmed || state.platform.config.localstack_compat ||
                        is_true(call.parameters, "ReturnSubscriptionArn");
  return aws::query_response(call, [&](aws::XmlWriter& xml) {
    xml.element("SubscriptionArn",
                show_arn ? std::string_view(subscription->arn) : "pending confirmation");
  });
}

}  // namespace emulator::sns
