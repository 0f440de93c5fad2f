#include "handlers/sns/store.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

class StoreTest : public testing::Test {
 protected:
  std::shared_ptr<Subscription> subscribe(const char* id, const char* endpoint) {
    auto subscription = std::make_shared<Subscription>();
    subscription->arn = topic_.arn + ":" + id;
    subscription->topic_arn = topic_.arn;
    subscription->endpoint = endpoint;
    subscription->token = std::string("token-") + id;
    store_.add_subscription(topic_, subscription);
    return subscription;
  }

  Store store_;
  Topic& topic_ = store_.add_topic({aws::Scope(), "t"});
};

TEST_F(StoreTest, FindsTopicsByName) {
  EXPECT_EQ(store_.find_topic("t"), &topic_);
  EXPECT_EQ(store_.find_topic("T"), nullptr);
  EXPECT_EQ(topic_.arn, "arn:aws:sns:us-east-1:000000000000:t");
}

TEST_F(StoreTest, RemovedTopicTakesItsSubscriptionsWithIt) {
  const auto subscription = subscribe("1", "http://a");
  const auto removed = store_.remove_topic("t");
  EXPECT_EQ(removed.size(), 1u);
  EXPECT_EQ(store_.find_subscription(subscription->arn), nullptr);
  EXPECT_TRUE(store_.remove_topic("t").empty());
}

TEST_F(StoreTest, FindsSubscriptionsByArnEndpointAndToken) {
  const auto subscription = subscribe("1", "http://a");
  EXPECT_EQ(store_.find_subscription(subscription->arn), subscription);
  EXPECT_EQ(Store::find_subscription(topic_, Protocol::http, "http://a"), subscription);
  EXPECT_EQ(Store::find_subscription(topic_, Protocol::https, "http://a"), nullptr);
  EXPECT_EQ(store_.find_by_token(topic_, "token-1"), subscription);
  EXPECT_EQ(store_.find_by_token(topic_, "token-2"), nullptr);
}

TEST_F(StoreTest, UnsubscribedSubscriptionCanBeRestoredByItsToken) {
  const auto subscription = subscribe("1", "http://a");
  store_.remove_subscription(topic_, *subscription);
  store_.remember(subscription);
  EXPECT_EQ(topic_.subscriptions_deleted, 1u);
  EXPECT_EQ(store_.find_subscription(subscription->arn), nullptr);
  ASSERT_EQ(store_.find_by_token(topic_, "token-1"), subscription);
  store_.restore(topic_, subscription);
  EXPECT_EQ(store_.find_subscription(subscription->arn), subscription);
  EXPECT_EQ(topic_.subscriptions_deleted, 0u);
}

TEST_F(StoreTest, TopicMadeAnewKnowsNoOldTokens) {
  const auto subscription = subscribe("1", "http://a");
  store_.remove_subscription(topic_, *subscription);
  store_.remember(subscription);
  store_.remove_topic("t");
  Topic& again = store_.add_topic({aws::Scope(), "t"});
  EXPECT_EQ(store_.find_by_token(again, "token-1"), nullptr);
}

}  // namespace
}  // namespace emulator::sns
