#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "handlers/sns/mobile_push.hpp"
#include "handlers/sns/sms.hpp"
#include "handlers/sns/subscription.hpp"
#include "handlers/sns/topic.hpp"

namespace emulator::sns {

// What one account has in one region.
class Store {
 public:
  MobilePush push;
  Sms sms;

  using Topics = std::map<std::string, Topic, std::less<>>;
  using Subscriptions = std::map<std::string, std::shared_ptr<Subscription>, std::less<>>;

  Topic* find_topic(std::string_view name);
  Topic& add_topic(TopicName name);
  // Takes its subscriptions with it and hands them back.
  std::vector<std::shared_ptr<Subscription>> remove_topic(std::string_view name);
  const Topics& topics() const noexcept { return topics_; }

  std::shared_ptr<Subscription> find_subscription(std::string_view arn) const;
  // The one of this topic with that protocol and endpoint, or null.
  static std::shared_ptr<Subscription> find_subscription(const Topic& topic, Protocol protocol,
                                                         std::string_view endpoint);
  void add_subscription(Topic& topic, std::shared_ptr<Subscription> subscription);
  void remove_subscription(Topic& topic, const Subscription& subscription);
  const Subscriptions& subscriptions() const noexcept { return subscriptions_; }

  // Who a token belongs to, be it pending, confirmed, or unsubscribed and restored by the token.
  std::shared_ptr<Subscription> find_by_token(const Topic& topic, std::string_view token) const;
  // Keeps an unsubscribed subscription, so that the token of its UnsubscribeConfirmation restores
  // it.
  void remember(std::shared_ptr<Subscription> subscription);
  void restore(Topic& topic, const std::shared_ptr<Subscription>& subscription);

 private:
  Topics topics_;                // by name
  Subscriptions subscriptions_;  // by ARN
  // Unsubscribed ones by token, the latest few.
  std::map<std::string, std::shared_ptr<Subscription>, std::less<>> unsubscribed_;
  std::vector<std::string> unsubscribed_tokens_;
};

}  // namespace emulator::sns
