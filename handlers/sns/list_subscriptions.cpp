#include <map>

#include "daemon/aws/pagination.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

OperationResult respond(const aws::QueryCall& call,
                        const aws::Page<std::shared_ptr<Subscription>>& page) {
  return aws::query_response(call, [&page](aws::XmlWriter& xml) {
    xml.open("Subscriptions");
    for (const auto* subscription : page.items)
      write_subscription(xml, **subscription);
    xml.close();
    if (page.next_marker) xml.element("NextToken", *page.next_marker);
  });
}

}  // namespace

OperationResult list_subscriptions(State& state, aws::QueryCall& call) {
  const auto start = page_start(call);
  if (!start) return start.error();
  const Store& store = state.stores[call.call.scope];
  return respond(call, aws::page_of(store.subscriptions(), *start, page_size));
}

OperationResult list_subscriptions_by_topic(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  const auto start = page_start(call);
  if (!start) return start.error();
  Store::Subscriptions of_topic;
  for (const auto& subscription : found->topic.subscriptions) {
    of_topic.emplace(subscription->arn, subscription);
  }
  return respond(call, aws::page_of(of_topic, *start, page_size));
}

}  // namespace emulator::sns
