// Subscribing, confirming and leaving, over the links that subscribers are sent.

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class SnsHandshake : public EmulatorTest {
 protected:
  void SetUp() override {
    EmulatorTest::SetUp();
    if (!IsSkipped()) topic = create_topic(aws(), "topic");
  }

  std::string list() const {
    return expect_success(aws().query("sns", "ListSubscriptionsByTopic", {{"TopicArn", topic}}))
        .body;
  }

  std::string topic;
};

TEST_F(SnsHandshake, ConfirmationHasTheHeadersOfAws) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  EXPECT_EQ(subscribe(aws(), topic, "http", subscriber.url()), "pending confirmation");
  ASSERT_TRUE(subscriber.wait_for("SubscriptionConfirmation", 1));
  const auto message = subscriber.confirmations().front();
  EXPECT_EQ(message.request.header("x-amz-sns-message-type"), "SubscriptionConfirmation");
  EXPECT_EQ(message.request.header("x-amz-sns-message-id"), message.message_id);
  EXPECT_EQ(message.request.header("x-amz-sns-topic-arn"), topic);
  EXPECT_EQ(message.request.header("x-amz-sns-subscription-arn"), "");
  EXPECT_EQ(message.request.header("Content-Type"), "text/plain; charset=UTF-8");
  EXPECT_FALSE(message.token.empty());
  EXPECT_THAT(list(), HasSubstr("PendingConfirmation"));
}

TEST_F(SnsHandshake, LinkPointsToWhereTheCallerReachedTheEmulator) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_for("SubscriptionConfirmation", 1));
  EXPECT_THAT(subscriber.confirmations().front().subscribe_url, StartsWith(url() + "/"));
}

TEST_F(SnsHandshake, VisitToTheLinkConfirms) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_for("SubscriptionConfirmation", 1));
  publish(aws(), topic, "too early");
  const auto answer = expect_success(get(subscriber.confirmations().front().subscribe_url));
  const auto subscription = xml_text(answer.body, "SubscriptionArn");
  EXPECT_THAT(subscription, StartsWith(topic + ":"));
  publish(aws(), topic, "in time");
  ASSERT_TRUE(subscriber.wait_for_notifications(1));
  EXPECT_EQ(subscriber.notifications().front().message, "in time");
  EXPECT_EQ(subscriber.notifications().front().request.header("x-amz-sns-subscription-arn"),
            subscription);
}

TEST_F(SnsHandshake, ConfirmSubscriptionTakesTheToken) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_for("SubscriptionConfirmation", 1));
  const auto token = subscriber.confirmations().front().token;
  const auto confirm = [&](const std::string& with) {
    return aws().query("sns", "ConfirmSubscription", {{"TopicArn", topic}, {"Token", with}});
  };
  EXPECT_EQ(confirm(token + "0").status(), 400);
  expect_success(confirm(token));
  EXPECT_THAT(list(), Not(HasSubstr("PendingConfirmation")));
}

TEST_F(SnsHandshake, UnsubscribeLinkEndsItAndItsAnswerBringsItBack) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_for("SubscriptionConfirmation", 1));
  expect_success(get(subscriber.confirmations().front().subscribe_url));
  publish(aws(), topic, "1");
  ASSERT_TRUE(subscriber.wait_for_notifications(1));

  expect_success(get(subscriber.notifications().front().unsubscribe_url));
  ASSERT_TRUE(subscriber.wait_for("UnsubscribeConfirmation", 1));
  EXPECT_FALSE(has_xml(list(), "SubscriptionArn"));
  publish(aws(), topic, "2");

  const auto farewell = subscriber.messages("UnsubscribeConfirmation").front();
  EXPECT_EQ(farewell.request.header("x-amz-sns-message-type"), "UnsubscribeConfirmation");
  expect_success(get(farewell.subscribe_url));
  publish(aws(), topic, "3");
  ASSERT_TRUE(subscriber.wait_for_notifications(2));
  EXPECT_EQ(subscriber.notifications().back().message, "3");
}

TEST_F(SnsHandshake, EndpointThatStartsLateIsStillAskedToConfirm) {
  std::string address;
  {
    const HttpImposter reserved;
    address = "127.0.0.1:" + std::to_string(reserved.port());
  }
  subscribe(aws(), topic, "http", "http://" + address + "/");
  SnsSubscriber subscriber{SnsSubscriber::Confirm::at_once, address};
  EXPECT_TRUE(subscriber.wait_until_confirmed(1));
}

}  // namespace
}  // namespace emulator::functional
