#include "handlers/sns/store.hpp"

#include <algorithm>

namespace emulator::sns {

namespace {

// Nobody resubscribes to more than the last few; without a bound a long run would grow for ever.
constexpr std::size_t remembered_unsubscriptions = 1000;

}  // namespace

Topic* Store::find_topic(std::string_view name) {
  const auto found = topics_.find(name);
  return found == topics_.end() ? nullptr : &found->second;
}

Topic& Store::add_topic(TopicName name) {
  Topic topic;
  topic.arn = name.arn();
  topic.name = std::move(name);
  std::string key = topic.name.name;
  return topics_.emplace(std::move(key), std::move(topic)).first->second;
}

std::vector<std::shared_ptr<Subscription>> Store::remove_topic(std::string_view name) {
  const auto found = topics_.find(name);
  if (found == topics_.end()) return {};
  auto subscriptions = std::move(found->second.subscriptions);
  for (const auto& subscription : subscriptions)
    subscriptions_.erase(subscription->arn);
  // A topic of that name made later is another one.
  std::erase_if(unsubscribed_, [&topic = found->second](const auto& entry) {
    return entry.second->topic_arn == topic.arn;
  });
  topics_.erase(found);
  return subscriptions;
}

std::shared_ptr<Subscription> Store::find_subscription(std::string_view arn) const {
  const auto found = subscriptions_.find(arn);
  return found == subscriptions_.end() ? nullptr : found->second;
}

std::shared_ptr<Subscription> Store::find_subscription(const Topic& topic, Protocol protocol,
                                                       std::string_view endpoint) {
  for (const auto& subscription : topic.subscriptions) {
    if (subscription->protocol == protocol && subscription->endpoint == endpoint) {
      return subscription;
    }
  }
  return nullptr;
}

void Store::add_subscription(Topic& topic, std::shared_ptr<Subscription> subscription) {
  subscriptions_.emplace(subscription->arn, subscription);
  topic.subscriptions.push_back(std::move(subscription));
}

void Store::remove_subscription(Topic& topic, const Subscription& subscription) {
  const auto found = subscriptions_.find(subscription.arn);
  if (found == subscriptions_.end()) return;
  std::erase(topic.subscriptions, found->second);
  ++topic.subscriptions_deleted;
  subscriptions_.erase(found);
}

std::shared_ptr<Subscription> Store::find_by_token(const Topic& topic,
                                                   std::string_view token) const {
  for (const auto& subscription : topic.subscriptions) {
    if (subscription->token == token) return subscription;
  }
  const auto found = unsubscribed_.find(token);
  if (found == unsubscribed_.end() || found->second->topic_arn != topic.arn) return nullptr;
  return found->second;
}

void Store::remember(std::shared_ptr<Subscription> subscription) {
  if (unsubscribed_tokens_.size() == remembered_unsubscriptions) {
    unsubscribed_.erase(unsubscribed_tokens_.front());
    unsubscribed_tokens_.erase(unsubscribed_tokens_.begin());
  }
  unsubscribed_tokens_.push_back(subscription->token);
  unsubscribed_.emplace(subscription->token, std::move(subscription));
}

void Store::restore(Topic& topic, const std::shared_ptr<Subscription>& subscription) {
  --topic.subscriptions_deleted;
  add_subscription(topic, subscription);
}

}  // namespace emulator::sns
