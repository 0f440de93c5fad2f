#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

// The endpoint is told, and offered a way back.
void say_goodbye(State& state, FoundSubscription& found) {
  const auto& subscription = found.subscription;
  subscription->confirmed = false;
  subscription->reported_pending = false;
  subscription->token = new_token(state);
  found.store.remember(subscription);
  send(state, found.topic, subscription,
       unsubscribe_confirmation(
           found.topic.arn, subscription->arn, subscription->token,
           subscribe_url(subscription->base_url, found.topic.arn, subscription->token)));
}

}  // namespace

// Unsubscribing what isn't there is no error.
OperationResult unsubscribe(State& state, aws::QueryCall& call) {
  auto found = find_subscription(state, call);
  if (!found) {
    if (found.error().code == "NotFound") return aws::query_response(call);
    return found.error();
  }
  const auto& subscription = found->subscription;
  if (subscription->authenticate_on_unsubscribe && call.call.access_key_id.empty()) {
    return authorization_error("Unsubscribing this endpoint requires AWS authentication");
  }
  const bool confirmed = subscription->confirmed;
  if (!confirmed && !state.platform.config.localstack_compat) {
    return invalid_parameter("SubscriptionArn", "Subscription is pending confirmation");
  }
  found->store.remove_subscription(found->topic, *subscription);
  forget(state, *subscription);
  if (confirmed && is_http(subscription->protocol)) say_goodbye(state, *found);
  return aws::query_response(call);
}

}  // namespace emulator::sns
