#include "handlers/sns/state.hpp"

#include "daemon/aws/pagination.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/delivery_journal.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

State::State(const Platform& p, std::shared_ptr<Transport> transport, Signer::KeySource make_key)
    : platform(p),
      publications(p.loop),
      deliverer(
          p, std::move(transport), std::move(make_key),
          {[this](const Subscription& subscription) { return manner_of(*this, subscription); },
           [this](const DeliveryEvent& event) { note(*this, event); }}) {}

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

aws::Result<std::string> page_start(const aws::QueryCall& call, std::string_view parameter) {
  const std::string* token = call.parameters.find(parameter);
  if (token == nullptr || token->empty()) return std::string();
  auto start = aws::decode_marker(*token);
  if (!start) return invalid_parameter(parameter);
  return std::move(*start);
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
