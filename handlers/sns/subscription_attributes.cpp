#include "handlers/sns/operations.hpp"
#include "handlers/sns/redrive_policy.hpp"
#include "handlers/sns/replay.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

OperationResult get_subscription_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_subscription(state, call);
  if (!found) return found.error();
  const auto attributes = describe(*found->subscription, found->topic);
  return aws::query_response(
      call, [&attributes](aws::XmlWriter& xml) { write_attributes(xml, attributes); });
}

OperationResult set_subscription_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_subscription(state, call);
  if (!found) return found.error();
  const auto name = required(call, "AttributeName");
  if (!name) return name.error();
  Subscription& subscription = *found->subscription;
  if (**name == "FilterPolicy" && !subscription.attributes.filter_policy) {
    if (auto error = filter_policy_limit_error(found->topic)) return *error;
  }
  SubscriptionAttributes attributes = subscription.attributes;
  auto set = set_subscription_attribute(attributes, subscription.protocol, **name,
                                        call.parameters.get("AttributeValue"));
  if (!set) return set.error();
  if (**name == "RedrivePolicy") {
    if (auto error = dead_letter_queue_error(found->topic.name, attributes.dead_letter_queue,
                                             state.queues)) {
      return *error;
    }
  }
  if (**name == "ReplayPolicy") {
    if (auto error = replay_error(state, found->topic, subscription.protocol, attributes)) {
      return *error;
    }
  }
  subscription.attributes = std::move(attributes);
  if (**name == "ReplayPolicy") replay(state, found->topic, found->subscription);
  return aws::query_response(call);
}

}  // namespace emulator::sns
