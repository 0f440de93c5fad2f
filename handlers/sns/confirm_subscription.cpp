#include "daemon/log.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

void deliver_all_held(State& state, const std::shared_ptr<Subscription>& subscription) {
  const auto held = state.held.find(subscription->arn);
  if (held == state.held.end()) return;
  auto taken = held->second.take(state.platform.clock.steady_now());
  state.held.erase(held);
  if (taken.expired > 0) {
    log::warning("SNS: {} held messages for {} are dropped: it took over a minute to confirm",
                 taken.expired, shown_endpoint(*subscription));
  }
  for (const auto& message : taken.messages)
    deliver_held(state, subscription, message);
}

}  // namespace

// Confirms a new subscription, or brings back one whose endpoint follows the link in its
// UnsubscribeConfirmation. A token may be used again.
OperationResult confirm_subscription(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  const auto token = required(call, "Token");
  if (!token) return token.error();
  auto subscription = found->store.find_by_token(found->topic, **token);
  if (!subscription) return invalid_parameter("Token");

  if (!found->store.find_subscription(subscription->arn)) {
    // The endpoint may have been subscribed anew since; there is only ever one for each endpoint.
    auto newer =
        Store::find_subscription(found->topic, subscription->protocol, subscription->endpoint);
    if (newer) {
      subscription = std::move(newer);
    } else {
      found->store.restore(found->topic, subscription);
    }
  }
  if (!subscription->confirmed) {
    const bool authenticated = !call.call.access_key_id.empty();
    subscription->confirmed = true;
    subscription->confirmation_was_authenticated = authenticated;
    subscription->authenticate_on_unsubscribe =
        authenticated && is_true(call.parameters, "AuthenticateOnUnsubscribe");
    log::info("SNS: {} confirmed its subscription {}", shown_endpoint(*subscription),
              subscription->arn);
    deliver_all_held(state, subscription);
  }
  return aws::query_response(call, [&subscription](aws::XmlWriter& xml) {
    xml.element("SubscriptionArn", subscription->arn);
  });
}

}  // namespace emulator::sns
