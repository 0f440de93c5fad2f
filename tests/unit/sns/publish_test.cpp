#include <gmock/gmock.h>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Publish : public SnsTest {
 protected:
  std::string topic = make_topic();
};

TEST_F(Publish, ReachesEveryConfirmedSubscriptionSignedOnce) {
  const std::string a = subscribe_and_confirm(topic, "http://a/");
  const std::string b =
      subscribe_and_confirm(topic, "arn:aws:lambda:us-east-1:000000000000:function:f");
  run_until_idle();
  transport->sent.clear();
  const std::string id = publish(topic, "hello");
  run_until_idle();
  ASSERT_EQ(transport->sent.size(), 2u);
  EXPECT_EQ(transport->sent[0].subscription_arn, a);
  EXPECT_EQ(transport->sent[1].subscription_arn, b);
  EXPECT_EQ(transport->sent[0].message->id, id);
  EXPECT_EQ(transport->sent[0].message, transport->sent[1].message);
  EXPECT_EQ(transport->sent[0].signature, transport->sent[1].signature);
}

TEST_F(Publish, RawMessagesAreNotSigned) {
  subscribe_and_confirm(
      topic, "http://a/",
      {{"Attributes.entry.1.key", "RawMessageDelivery"}, {"Attributes.entry.1.value", "true"}});
  run_until_idle();
  EXPECT_FALSE(transport->sent.at(0).raw) << "the confirmation is a message of SNS's own";
  publish(topic, "hello");
  run_until_idle();
  EXPECT_TRUE(transport->sent.at(1).raw);
}

TEST_F(Publish, FiltersByAttributes) {
  subscribe_and_confirm(topic, "http://a/",
                        {{"Attributes.entry.1.key", "FilterPolicy"},
                         {"Attributes.entry.1.value", R"({"kind":["order"]})"}});
  for (const char* kind : {"order", "invoice"}) {
    call("Publish", {{"TopicArn", topic},
                     {"Message", kind},
                     {"MessageAttributes.entry.1.Name", "kind"},
                     {"MessageAttributes.entry.1.Value.DataType", "String"},
                     {"MessageAttributes.entry.1.Value.StringValue", kind}});
  }
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("order"));
}

TEST_F(Publish, PendingSubscriptionGetsNothing) {
  subscribe(topic, "http://a/");
  publish(topic, "early");
  run_until_idle();
  value_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of("http://a/")}},
           "SubscriptionArn");
  publish(topic, "late");
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("late"));
}

TEST_F(Publish, Errors) {
  EXPECT_EQ(error_of("Publish", {{"Message", "m"}}),
            "400 InvalidParameter: Invalid parameter: TopicArn or TargetArn Reason: no value for "
            "required parameter");
  EXPECT_EQ(error_of("Publish", {{"TopicArn", topic + "x"}, {"Message", "m"}}),
            "404 NotFound: Topic does not exist");
  EXPECT_EQ(error_of("Publish", {{"TargetArn", topic}, {"Message", "m"}}), "no error");
  EXPECT_EQ(error_of("Publish", {{"PhoneNumber", "+4912345"}, {"Message", "m"}}), "no error");
  EXPECT_EQ(
      error_of("Publish", {{"TopicArn", topic}, {"Message", "m"}, {"MessageDeduplicationId", "1"}}),
      "400 InvalidParameter: Invalid parameter: The request includes MessageDeduplicationId "
      "parameter that is not valid for this topic type");
}

std::string entry(int number, const std::string& member) {
  return "PublishBatchRequestEntries.member." + std::to_string(number) + "." + member;
}

TEST_F(Publish, BatchTellsEachEntrysFate) {
  subscribe_and_confirm(topic, "http://a/");
  const auto answer = call("PublishBatch", {{"TopicArn", topic},
                                            {entry(1, "Id"), "a"},
                                            {entry(1, "Message"), "1"},
                                            {entry(2, "Id"), "b"},
                                            {entry(2, "Message"), ""},
                                            {entry(3, "Id"), "c"},
                                            {entry(3, "Message"), "3"}});
  EXPECT_THAT(answer.body, HasSubstr("<Failed><member><Id>b</Id><Code>InvalidParameter</Code>"
                                     "<Message>Invalid parameter: Empty message</Message>"
                                     "<SenderFault>true</SenderFault></member></Failed>"));
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "3"));
}

TEST_F(Publish, BatchErrors) {
  const auto error = [this](Parameters parameters) {
    parameters.emplace_back("TopicArn", topic);
    const std::string text = error_of("PublishBatch", parameters);
    return text.substr(0, text.find(':'));
  };
  EXPECT_EQ(error({}), "400 ValidationError");
  EXPECT_EQ(error({{"PublishBatchRequestEntries", ""}}), "400 EmptyBatchRequest");
  EXPECT_EQ(error({{entry(1, "Id"), "a b"}, {entry(1, "Message"), "m"}}),
            "400 InvalidBatchEntryId");
  EXPECT_EQ(error({{entry(1, "Id"), "a"},
                   {entry(1, "Message"), "m"},
                   {entry(2, "Id"), "a"},
                   {entry(2, "Message"), "m"}}),
            "400 BatchEntryIdsNotDistinct");
  Parameters eleven;
  for (int i = 1; i <= 11; ++i) {
    eleven.emplace_back(entry(i, "Id"), std::to_string(i));
    eleven.emplace_back(entry(i, "Message"), "m");
  }
  EXPECT_EQ(error(eleven), "400 TooManyEntriesInBatchRequest");
  const std::string half(131'073, 'x');
  EXPECT_EQ(error({{entry(1, "Id"), "a"},
                   {entry(1, "Message"), half},
                   {entry(2, "Id"), "b"},
                   {entry(2, "Message"), half}}),
            "400 BatchRequestTooLong");
}

TEST_F(Publish, StopDropsWhatFailsAndKeepsWhatWorks) {
  subscribe_and_confirm(topic, "http://a/");
  run_until_idle();
  transport->sent.clear();
  config.sns_retry_backoff = 1h;
  transport->answers.assign(1, {DeliveryOutcome::retryable, "HTTP 500"});
  publish(topic, "fails");
  publish(topic, "works");
  while (transport->answers.size() > 0 && loop.run_one() > 0) {
  }
  boost::asio::co_spawn(loop, state.deliverer.stop(std::chrono::steady_clock::now() + 1h),
                        [](std::exception_ptr) {});
  run_until_idle();
  EXPECT_EQ(texts().back(), "works");
}

// In LocalStack mode.
class PublishCompat : public Publish {
 protected:
  PublishCompat() { config.localstack_compat = true; }
};

TEST_F(PublishCompat, SubscribeShowsTheArn) {
  EXPECT_THAT(subscribe(topic, "http://a/"), testing::StartsWith(topic + ":"));
  EXPECT_THAT(call("ListSubscriptions", {}).body, HasSubstr("PendingConfirmation"));
}

TEST_F(PublishCompat, MessagesWaitForTheConfirmation) {
  subscribe(topic, "http://a/");
  publish(topic, "1");
  publish(topic, "2");
  run_until_idle();
  EXPECT_TRUE(texts().empty());
  value_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of("http://a/")}},
           "SubscriptionArn");
  publish(topic, "3");
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "2", "3"));
}

TEST_F(PublishCompat, MessagesWaitForAMinuteAtMost) {
  subscribe(topic, "http://a/");
  publish(topic, "1");
  clock.advance(61s);
  value_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of("http://a/")}},
           "SubscriptionArn");
  run_until_idle();
  EXPECT_TRUE(texts().empty());
}

TEST_F(PublishCompat, FilteredMessagesAreNotHeld) {
  subscribe(topic, "http://a/",
            {{"Attributes.entry.1.key", "FilterPolicy"},
             {"Attributes.entry.1.value", R"({"kind":["order"]})"}});
  publish(topic, "no kind");
  EXPECT_TRUE(state.held.empty());
}

}  // namespace
}  // namespace emulator::sns
