// Endpoints that misbehave: how often, when and for how long they are tried.

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

// A policy's second lasts 100 ms in these tests.
constexpr std::chrono::milliseconds second{100};

std::string retry_policy(const std::string& members) {
  return R"({"healthyRetryPolicy":{)" + members + "}}";
}
const std::string two_quick_retries = retry_policy(R"("numRetries":2,"numNoDelayRetries":2)");
const std::string no_retry = retry_policy(R"("numRetries":0)");

class SnsMisbehaving : public EmulatorTest {
 protected:
  SnsMisbehaving() : EmulatorTest({}, {{"SNS_RETRY_BACKOFF_MS", std::to_string(second.count())}}) {}

  void SetUp() override {
    EmulatorTest::SetUp();
    if (!IsSkipped()) topic = create_topic(aws(), "topic");
  }

  void join(SnsSubscriber& subscriber, const std::string& policy) {
    subscribe(aws(), topic, "http", subscriber.url("/sns"),
              {{"Attributes.entry.1.key", "DeliveryPolicy"}, {"Attributes.entry.1.value", policy}});
    ASSERT_TRUE(subscriber.wait_until_confirmed(1));
    // The link is visited before the request that brought it is answered.
    expect_success(get(url() + "/_emulator/idle?timeout=10"));
    subscriber.forget_requests();
  }

  // What became of a message, once that is certain.
  std::string fate(const std::string& id) {
    return expect_success(
               get(url() + "/_emulator/sns/messages/" + id + "?wait=delivered&timeout=60s"))
        .body;
  }
  std::string publish_and_wait() { return fate(publish(aws(), topic, "hello")); }

  std::string topic;
};

std::string status_of(const std::string& fate) {
  return json_text(fate, "/subscriptions/0/status");
}
std::string attempts_of(const std::string& fate) {
  return json_text(fate, "/subscriptions/0/attempts");
}

TEST_F(SnsMisbehaving, AttemptsAreSpacedAsThePolicySays) {
  SnsSubscriber subscriber;
  join(subscriber,
       retry_policy(R"("minDelayTarget":1,"maxDelayTarget":5,"numRetries":6,"numNoDelayRetries":1,)"
                    R"("numMinDelayRetries":1,"numMaxDelayRetries":1,"backoffFunction":"linear")"));
  for (int i = 0; i < 6; ++i)
    subscriber.answer_next({.status = 500});
  const auto told = publish_and_wait();
  EXPECT_EQ(status_of(told), "delivered");
  EXPECT_EQ(attempts_of(told), "7");
  const auto requests = subscriber.requests();
  ASSERT_EQ(requests.size(), 7u);
  const int delays[] = {0, 1, 1, 3, 5, 5};
  for (std::size_t i = 0; i < std::size(delays); ++i) {
    const auto gap = requests[i + 1].arrived - requests[i].arrived;
    EXPECT_GE(gap, delays[i] * second - 5ms) << "before attempt " << i + 2;
    EXPECT_LT(gap, delays[i] * second + 1s) << "before attempt " << i + 2;
  }
}

TEST_F(SnsMisbehaving, WhatIsPassingIsTriedAgain) {
  SnsSubscriber subscriber;
  join(subscriber, two_quick_retries);
  const std::string huge(2 * 1024 * 1024, 'x');
  const CannedAnswer passing[] = {
      {.status = 429},
      {.status = 500},
      {.status = 503},
      {.status = 500, .body = huge},
      {.manner = CannedAnswer::Manner::close},
      {.body = "half of it", .manner = CannedAnswer::Manner::close_mid_answer}};
  for (const CannedAnswer& answer : passing) {
    subscriber.answer_next(answer);
    const auto told = publish_and_wait();
    EXPECT_EQ(status_of(told), "delivered") << told;
    EXPECT_EQ(attempts_of(told), "2") << told;
  }
}

TEST_F(SnsMisbehaving, WhatIsFinalIsNot) {
  SnsSubscriber subscriber;
  SnsSubscriber elsewhere;
  join(subscriber, two_quick_retries);
  for (const int status : {301, 302, 307, 400, 403, 404, 410}) {
    subscriber.answer_next({.status = status, .headers = {{"Location", elsewhere.url("/")}}});
    const auto told = publish_and_wait();
    EXPECT_EQ(status_of(told), "failed") << told;
    EXPECT_EQ(attempts_of(told), "1") << told;
  }
  EXPECT_EQ(elsewhere.request_count(), 0u) << "redirects are not followed";
}

TEST_F(SnsMisbehaving, LongAnswerIsNotReadAndStillASuccess) {
  SnsSubscriber subscriber;
  join(subscriber, two_quick_retries);
  subscriber.answer_next({.status = 200, .body = std::string(8 * 1024 * 1024, 'x')});
  const auto told = publish_and_wait();
  EXPECT_EQ(status_of(told), "delivered") << told;
  EXPECT_EQ(attempts_of(told), "1") << told;
}

TEST_F(SnsMisbehaving, EndpointThatIsGoneGetsAllItsAttempts) {
  {
    SnsSubscriber subscriber;
    join(subscriber, retry_policy(R"("minDelayTarget":1,"maxDelayTarget":1,"numRetries":3)"));
  }
  const auto told = publish_and_wait();
  EXPECT_EQ(status_of(told), "failed");
  EXPECT_EQ(attempts_of(told), "4");
  EXPECT_THAT(json_text(told, "/subscriptions/0/reason"), testing::HasSubstr("refused"));
}

TEST_F(SnsMisbehaving, SlowEndpointsAreGivenUpAfterFifteenSecondsAndDelayNobody) {
  SnsSubscriber hanging;
  SnsSubscriber dripping;
  SnsSubscriber quick;
  for (SnsSubscriber* subscriber : {&hanging, &dripping, &quick})
    join(*subscriber, no_retry);
  hanging.answer_always({.manner = CannedAnswer::Manner::hang});
  dripping.answer_always({.body = std::string(10'000, 'x'), .manner = CannedAnswer::Manner::drip});
  const auto before = std::chrono::steady_clock::now();
  const auto id = publish(aws(), topic, "hello");
  ASSERT_TRUE(quick.wait_for_notifications(1, 5s));
  const auto told = fate(id);
  const auto took = std::chrono::steady_clock::now() - before;
  EXPECT_GE(took, 14s);
  EXPECT_LT(took, 25s);
  EXPECT_EQ(json_text(told, "/subscriptions/0/status"), "failed");
  EXPECT_EQ(json_text(told, "/subscriptions/1/status"), "failed");
  EXPECT_EQ(json_text(told, "/subscriptions/2/status"), "delivered");
}

TEST_F(SnsMisbehaving, ThrottleKeepsMessagesApart) {
  SnsSubscriber subscriber;
  join(subscriber, R"({"throttlePolicy":{"maxReceivesPerSecond":10}})");
  for (const char* text : {"1", "2", "3", "4"})
    publish(aws(), topic, text);
  ASSERT_TRUE(subscriber.wait_for_notifications(4));
  const auto requests = subscriber.requests();
  for (std::size_t i = 1; i < requests.size(); ++i)
    EXPECT_GE(requests[i].arrived - requests[i - 1].arrived, 90ms);
}

TEST_F(SnsMisbehaving, TopicMayForbidSubscriptionsTheirOwnPolicy) {
  SnsSubscriber subscriber;
  join(subscriber, two_quick_retries);
  expect_success(
      aws().query("sns", "SetTopicAttributes",
                  {{"TopicArn", topic},
                   {"AttributeName", "DeliveryPolicy"},
                   {"AttributeValue", R"({"http":{"defaultHealthyRetryPolicy":{"numRetries":0},)"
                                      R"("disableSubscriptionOverrides":true}})"}}));
  subscriber.answer_next({.status = 500});
  const auto told = publish_and_wait();
  EXPECT_EQ(status_of(told), "failed");
  EXPECT_EQ(attempts_of(told), "1");
}

}  // namespace
}  // namespace emulator::functional
