// How messages reach an HTTP subscriber, and what becomes of them when it misbehaves.

#include <csignal>

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

const Parameters raw_delivery{{"Attributes.entry.1.key", "RawMessageDelivery"},
                              {"Attributes.entry.1.value", "true"}};

std::vector<std::string> texts_of(const std::vector<SnsMessage>& messages) {
  std::vector<std::string> texts;
  texts.reserve(messages.size());
  for (const auto& message : messages)
    texts.push_back(message.message);
  return texts;
}

class SnsDelivery : public EmulatorTest {
 protected:
  explicit SnsDelivery(const std::string& backoff_ms = "20")
      : EmulatorTest({}, {{"SNS_RETRY_BACKOFF_MS", backoff_ms}}) {}

  void SetUp() override {
    EmulatorTest::SetUp();
    if (!IsSkipped()) topic = create_topic(aws(), "topic");
  }

  // Subscribes and confirms, and leaves no trace of that.
  void join(SnsSubscriber& subscriber, const Parameters& further = {}) {
    subscribe(aws(), topic, "http", subscriber.url("/sns"), further);
    ASSERT_TRUE(subscriber.wait_until_confirmed(1));
    // The link is visited before the request that brought it is answered.
    expect_success(get(url() + "/_emulator/idle?timeout=10"));
    subscriber.forget_requests();
  }

  std::string topic;
};

TEST_F(SnsDelivery, NotificationHasTheHeadersOfAws) {
  SnsSubscriber subscriber;
  join(subscriber);
  const auto id = publish(aws(), topic, "hello", {{"Subject", "Greeting"}});
  ASSERT_TRUE(subscriber.wait_for_notifications(1));
  const auto message = subscriber.notifications().front();
  EXPECT_EQ(message.message, "hello");
  EXPECT_EQ(message.subject, "Greeting");
  EXPECT_EQ(message.message_id, id);
  EXPECT_EQ(message.topic_arn, topic);
  const auto& request = message.request;
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.target, "/sns");
  EXPECT_EQ(request.header("x-amz-sns-message-type"), "Notification");
  EXPECT_EQ(request.header("x-amz-sns-message-id"), id);
  EXPECT_EQ(request.header("x-amz-sns-topic-arn"), topic);
  EXPECT_THAT(std::string(request.header("x-amz-sns-subscription-arn")),
              testing::StartsWith(topic + ":"));
  EXPECT_EQ(request.header("Content-Type"), "text/plain; charset=UTF-8");
  EXPECT_EQ(request.header("User-Agent"), "Amazon Simple Notification Service Agent");
  EXPECT_EQ(request.header("x-amz-sns-rawdelivery"), "");
}

TEST_F(SnsDelivery, RawMessageIsTheBody) {
  SnsSubscriber subscriber;
  join(subscriber, raw_delivery);
  const std::string text = "{\"a\": 1}\n\xC3\xA4\xE2\x9C\x93";
  publish(aws(), topic, text);
  ASSERT_TRUE(subscriber.wait_for_requests(1));
  const auto request = subscriber.requests().front();
  EXPECT_EQ(request.body(), text);
  EXPECT_EQ(request.header("x-amz-sns-rawdelivery"), "true");
  EXPECT_EQ(request.header("x-amz-sns-message-type"), "Notification");
  EXPECT_EQ(request.header("Content-Type"), "text/plain; charset=UTF-8");
}

TEST_F(SnsDelivery, HttpSubscriberGetsItsOwnTextOfAStructuredMessage) {
  SnsSubscriber subscriber;
  join(subscriber);
  publish(aws(), topic, R"({"default":"for all","http":"for http"})",
          {{"MessageStructure", "json"}});
  ASSERT_TRUE(subscriber.wait_for_notifications(1));
  EXPECT_EQ(subscriber.notifications().front().message, "for http");
}

TEST_F(SnsDelivery, MessagesKeepTheirOrder) {
  SnsSubscriber subscriber;
  join(subscriber);
  std::vector<std::string> sent;
  for (int i = 0; i < 100; ++i)
    publish(aws(), topic, sent.emplace_back(std::to_string(i)));
  ASSERT_TRUE(subscriber.wait_for_notifications(sent.size()));
  EXPECT_EQ(texts_of(subscriber.notifications()), sent);
}

TEST_F(SnsDelivery, OrderSurvivesFailures) {
  SnsSubscriber subscriber;
  join(subscriber);
  for (int i = 0; i < 3; ++i)
    subscriber.answer_next({.status = 500});
  for (const char* text : {"1", "2", "3"})
    publish(aws(), topic, text);
  ASSERT_TRUE(subscriber.wait_for_notifications(6));
  EXPECT_THAT(texts_of(subscriber.notifications()), ElementsAre("1", "1", "1", "1", "2", "3"));
}

TEST_F(SnsDelivery, ServerErrorIsTriedAgainWithTheSameMessage) {
  SnsSubscriber subscriber;
  join(subscriber);
  subscriber.answer_next({.status = 503});
  subscriber.answer_next({.status = 429});
  subscriber.answer_next({.manner = CannedAnswer::Manner::close});
  publish(aws(), topic, "hello");
  ASSERT_TRUE(subscriber.wait_for_notifications(4));
  const auto attempts = subscriber.notifications();
  for (const auto& attempt : attempts)
    EXPECT_EQ(attempt.request.body(), attempts[0].request.body());
}

TEST_F(SnsDelivery, ClientErrorIsNotTriedAgain) {
  SnsSubscriber subscriber;
  join(subscriber);
  subscriber.answer_next({.status = 404});
  publish(aws(), topic, "refused");
  publish(aws(), topic, "taken");
  ASSERT_TRUE(subscriber.wait_for_notifications(2));
  EXPECT_THAT(texts_of(subscriber.notifications()), ElementsAre("refused", "taken"));
  EXPECT_TRUE(emulator().process().wait_for_output("HTTP 404", 1s));
}

TEST_F(SnsDelivery, GivesUpAfterItsRetriesAndGoesOn) {
  SnsSubscriber subscriber;
  join(subscriber);
  for (int i = 0; i < 4; ++i)
    subscriber.answer_next({.status = 500});
  publish(aws(), topic, "lost");
  publish(aws(), topic, "taken");
  ASSERT_TRUE(subscriber.wait_for_notifications(5));
  EXPECT_EQ(subscriber.notifications().back().message, "taken");
  EXPECT_TRUE(emulator().process().wait_for_output("that was the last try", 1s));
}

TEST_F(SnsDelivery, EndpointThatComesBackGetsItsMessage) {
  std::string address;
  {
    SnsSubscriber subscriber;
    join(subscriber);
    address = "127.0.0.1:" + std::to_string(subscriber.port());
  }
  publish(aws(), topic, "patience");
  ASSERT_TRUE(emulator().process().wait_for_output("next try in", 5s));
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test, address};
  ASSERT_TRUE(subscriber.wait_for_notifications(1));
  EXPECT_EQ(subscriber.notifications().front().message, "patience");
}

TEST_F(SnsDelivery, HangingEndpointDelaysNobody) {
  SnsSubscriber hanging;
  SnsSubscriber quick;
  join(hanging);
  join(quick);
  hanging.answer_always({.manner = CannedAnswer::Manner::hang});
  const auto before = std::chrono::steady_clock::now();
  for (const char* text : {"1", "2", "3"})
    publish(aws(), topic, text);
  EXPECT_LT(std::chrono::steady_clock::now() - before, 5s) << "publishing must not wait";
  ASSERT_TRUE(quick.wait_for_notifications(3, 5s));
  EXPECT_THAT(texts_of(quick.notifications()), ElementsAre("1", "2", "3"));
  EXPECT_EQ(hanging.request_count(), 1u);
  // What it never got is of no account any more.
  expect_success(aws().query("sns", "DeleteTopic", {{"TopicArn", topic}}));
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=5").status(), 200);
}

TEST_F(SnsDelivery, CredentialsAreSentToAnEndpointThatAsks) {
  SnsSubscriber subscriber;
  subscriber.answer_by([](const ReceivedRequest& request) -> CannedAnswer {
    if (request.header("Authorization") == "Basic dXNlcjpzM2NyZXQ=") return {.status = 200};
    return {.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"sns\""}}};
  });
  const auto endpoint = "http://user:s3cret@127.0.0.1:" + std::to_string(subscriber.port()) + "/";
  subscribe(aws(), topic, "http", endpoint);
  ASSERT_TRUE(subscriber.wait_for("SubscriptionConfirmation", 2));
  const auto listed = expect_success(aws().query("sns", "ListSubscriptions")).body;
  EXPECT_THAT(listed, HasSubstr("http://user:****@127.0.0.1"));
}

TEST_F(SnsDelivery, ContentTypeFollowsTheDeliveryPolicy) {
  SnsSubscriber subscriber;
  join(subscriber, {{"Attributes.entry.1.key", "DeliveryPolicy"},
                    {"Attributes.entry.1.value",
                     R"({"requestPolicy":{"headerContentType":"application/json"}})"}});
  publish(aws(), topic, "{}");
  ASSERT_TRUE(subscriber.wait_for_notifications(1));
  EXPECT_EQ(subscriber.notifications().front().request.header("Content-Type"), "application/json");
}

TEST_F(SnsDelivery, FilterPolicyDecidesWhoGetsWhat) {
  SnsSubscriber orders;
  SnsSubscriber all;
  join(orders, {{"Attributes.entry.1.key", "FilterPolicy"},
                {"Attributes.entry.1.value", R"({"kind":[{"prefix":"order"}]})"}});
  join(all);
  for (const char* kind : {"invoice", "order-new"}) {
    publish(aws(), topic, kind,
            {{"MessageAttributes.entry.1.Name", "kind"},
             {"MessageAttributes.entry.1.Value.DataType", "String"},
             {"MessageAttributes.entry.1.Value.StringValue", kind}});
  }
  ASSERT_TRUE(all.wait_for_notifications(2));
  ASSERT_TRUE(orders.wait_for_notifications(1));
  EXPECT_THAT(texts_of(orders.notifications()), ElementsAre("order-new"));
}

TEST_F(SnsDelivery, ResetForgetsWhatIsWaiting) {
  SnsSubscriber subscriber;
  join(subscriber);
  subscriber.answer_always({.manner = CannedAnswer::Manner::hang});
  publish(aws(), topic, "never");
  ASSERT_TRUE(subscriber.wait_for_requests(1));
  EXPECT_EQ(post(url() + "/_emulator/reset", "").status(), 200);
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=1").status(), 200);
  EXPECT_FALSE(has_xml(expect_success(aws().query("sns", "ListTopics")).body, "TopicArn"));
}

class SnsDeliveryWithLongBackoff : public SnsDelivery {
 protected:
  SnsDeliveryWithLongBackoff() : SnsDelivery("60000") {}
};

TEST_F(SnsDeliveryWithLongBackoff, DeadEndpointDoesNotHoldUpTheEnd) {
  {
    SnsSubscriber subscriber;
    join(subscriber);
  }
  publish(aws(), topic, "to nobody");
  ASSERT_TRUE(emulator().process().wait_for_output("next try in 1200 s", 5s));
  emulator().process().signal(SIGTERM);
  const auto status = emulator().process().wait(4s);
  ASSERT_TRUE(status);
  EXPECT_EQ(status->code, 0);
  EXPECT_THAT(emulator().process().output(), HasSubstr("is lost"));
}

}  // namespace
}  // namespace emulator::functional
