#include <gmock/gmock.h>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Subscriptions : public SnsTest {
 protected:
  std::string get(const std::string& subscription, const char* name) {
    return attribute("GetSubscriptionAttributes", "SubscriptionArn", subscription, name);
  }

  std::vector<std::string_view> sent_types() {
    std::vector<std::string_view> types;
    for (const auto& sent : transport->sent)
      types.push_back(to_string(sent.message->type));
    return types;
  }

  std::string topic = make_topic();
};

TEST_F(Subscriptions, HttpEndpointIsAskedToConfirm) {
  EXPECT_EQ(subscribe(topic, "http://a/"), "pending confirmation");
  run_until_idle();
  ASSERT_EQ(transport->sent.size(), 1u);
  const auto& message = *transport->sent[0].message;
  EXPECT_EQ(message.type, MessageType::subscription_confirmation);
  EXPECT_EQ(message.subscribe_url, "http://emulator:4566/?Action=ConfirmSubscription&TopicArn=" +
                                       topic + "&Token=" + token_of("http://a/"));
  EXPECT_FALSE(transport->sent[0].signature.empty());
  EXPECT_THAT(call("ListSubscriptions", {}).body,
              HasSubstr("<SubscriptionArn>PendingConfirmation</SubscriptionArn>"));
  EXPECT_EQ(attribute("GetTopicAttributes", "TopicArn", topic, "SubscriptionsPending"), "1");
}

TEST_F(Subscriptions, ArnIsShownWhenAskedFor) {
  const std::string arn = subscribe(topic, "http://a/", {{"ReturnSubscriptionArn", "true"}});
  EXPECT_THAT(arn, testing::StartsWith(topic + ":"));
  EXPECT_EQ(get(arn, "PendingConfirmation"), "true");
}

TEST_F(Subscriptions, LinkConfirmsWithoutCredentials) {
  subscribe(topic, "http://a/");
  const auto answer =
      visit("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of("http://a/")}});
  const std::string arn = element(answer.body, "SubscriptionArn");
  EXPECT_EQ(get(arn, "PendingConfirmation"), "false");
  EXPECT_EQ(get(arn, "ConfirmationWasAuthenticated"), "false");
  EXPECT_EQ(get(arn, "Protocol"), "http");
}

TEST_F(Subscriptions, LinkWorksInEveryRegion) {
  region = "eu-west-1";
  const std::string other = make_topic();
  subscribe(other, "http://b/");
  region = "us-east-1";
  const auto answer =
      visit("ConfirmSubscription", {{"TopicArn", other}, {"Token", token_of("http://b/")}});
  EXPECT_EQ(answer.status, 200u) << answer.body;
}

TEST_F(Subscriptions, TokenMayBeUsedAgain) {
  const std::string arn = subscribe_and_confirm(topic, "http://a/");
  EXPECT_EQ(value_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of("http://a/")}},
                     "SubscriptionArn"),
            arn);
}

TEST_F(Subscriptions, ConfirmationErrors) {
  EXPECT_EQ(error_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", "x"}}),
            "400 InvalidParameter: Invalid parameter: Token");
  EXPECT_EQ(error_of("ConfirmSubscription", {{"TopicArn", topic + "x"}, {"Token", "x"}}),
            "404 NotFound: Topic does not exist");
}

TEST_F(Subscriptions, FunctionNeedsNoConfirmation) {
  const std::string arn = subscribe(topic, "arn:aws:lambda:us-east-1:000000000000:function:f");
  EXPECT_EQ(get(arn, "PendingConfirmation"), "false");
  run_until_idle();
  EXPECT_TRUE(transport->sent.empty());
}

TEST_F(Subscriptions, SubscribeIsIdempotent) {
  const std::string arn = subscribe_and_confirm(topic, "http://a/");
  EXPECT_EQ(subscribe(topic, "http://a/"), arn);
  EXPECT_EQ(
      error_of("Subscribe", {{"TopicArn", topic},
                             {"Protocol", "http"},
                             {"Endpoint", "http://a/"},
                             {"Attributes.entry.1.key", "RawMessageDelivery"},
                             {"Attributes.entry.1.value", "true"}}),
      "400 InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists "
      "with different attributes");
}

TEST_F(Subscriptions, PendingEndpointIsAskedAgainWithTheSameToken) {
  subscribe(topic, "http://a/");
  subscribe(topic, "http://a/");
  run_until_idle();
  ASSERT_EQ(transport->sent.size(), 2u);
  EXPECT_EQ(transport->sent[0].message->token, transport->sent[1].message->token);
}

TEST_F(Subscriptions, MailIsConfirmedByItsTokenAndStreamsAtOnce) {
  EXPECT_EQ(value_of("Subscribe",
                     {{"TopicArn", topic}, {"Protocol", "email"}, {"Endpoint", "ann@example.com"}},
                     "SubscriptionArn"),
            "pending confirmation");
  value_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of("ann@example.com")}},
           "SubscriptionArn");
  const std::string role = "arn:aws:iam::000000000000:role/r";
  const std::string stream =
      value_of("Subscribe",
               {{"TopicArn", topic},
                {"Protocol", "firehose"},
                {"Endpoint", "arn:aws:firehose:us-east-1:000000000000:deliverystream/s"},
                {"Attributes.entry.1.key", "SubscriptionRoleArn"},
                {"Attributes.entry.1.value", role}},
               "SubscriptionArn");
  EXPECT_EQ(
      attribute("GetSubscriptionAttributes", "SubscriptionArn", stream, "SubscriptionRoleArn"),
      role);
  publish(topic, "hello");
  run_until_idle();
  EXPECT_EQ(texts(), (std::vector<std::string>{"hello", "hello"}));
}

TEST_F(Subscriptions, ATopicHasTwoHundredFilterPoliciesAtMost) {
  Parameters filtering{{"Attributes.entry.1.key", "FilterPolicy"},
                       {"Attributes.entry.1.value", R"({"a":["x"]})"}};
  for (int i = 0; i < 200; ++i)
    subscribe(topic, "http://" + std::to_string(i) + "/", filtering);
  const std::string plain = subscribe_and_confirm(topic, "http://plain/");
  filtering.insert(filtering.end(),
                   {{"TopicArn", topic}, {"Protocol", "http"}, {"Endpoint", "http://more/"}});
  EXPECT_THAT(error_of("Subscribe", filtering), HasSubstr("403 FilterPolicyLimitExceeded"));
  EXPECT_THAT(error_of("SetSubscriptionAttributes", {{"SubscriptionArn", plain},
                                                     {"AttributeName", "FilterPolicy"},
                                                     {"AttributeValue", R"({"a":["x"]})"}}),
              HasSubstr("403 FilterPolicyLimitExceeded"));
}

TEST_F(Subscriptions, SubscribeErrors) {
  const auto error = [this](const char* protocol, const char* endpoint) {
    return error_of("Subscribe",
                    {{"TopicArn", topic}, {"Protocol", protocol}, {"Endpoint", endpoint}});
  };
  EXPECT_EQ(error("carrier-pigeon", "x"),
            "400 InvalidParameter: Invalid parameter: Amazon SNS does not support this protocol "
            "string: carrier-pigeon");
  EXPECT_EQ(error("email", "somebody"), "400 InvalidParameter: Invalid parameter: Email address");
  EXPECT_EQ(error("firehose", "stream"),
            "400 InvalidParameter: Invalid parameter: Firehose endpoint ARN");
  EXPECT_EQ(
      error("firehose", "arn:aws:firehose:us-east-1:000000000000:deliverystream/s"),
      "400 InvalidParameter: Invalid parameter: Attributes Reason: SubscriptionRoleArn Reason: no "
      "value for required parameter");
  EXPECT_EQ(error("sqs", "http://a/"), "400 InvalidParameter: Invalid parameter: SQS endpoint ARN");
  EXPECT_EQ(error("https", "http://a/"),
            "400 InvalidParameter: Invalid parameter: Endpoint must match the specified protocol");
  EXPECT_EQ(error_of("Subscribe", {{"TopicArn", topic},
                                   {"Protocol", "http"},
                                   {"Endpoint", "http://a/"},
                                   {"Attributes.entry.1.key", "FilterPolicy"},
                                   {"Attributes.entry.1.value", "{"}}),
            "400 InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: failed to "
            "parse JSON.");
  EXPECT_THAT(call("ListSubscriptions", {}).body, Not(HasSubstr("<member>")));
}

TEST_F(Subscriptions, UnsubscribedEndpointIsToldAndCanComeBack) {
  const std::string arn = subscribe_and_confirm(topic, "http://a/");
  run_until_idle();
  EXPECT_EQ(visit("Unsubscribe", {{"SubscriptionArn", arn}}).status, 200u);
  run_until_idle();
  publish(topic, "while away");
  run_until_idle();
  EXPECT_THAT(sent_types(), ElementsAre("SubscriptionConfirmation", "UnsubscribeConfirmation"));
  EXPECT_EQ(error_of("GetSubscriptionAttributes", {{"SubscriptionArn", arn}}),
            "404 NotFound: Subscription does not exist");
  EXPECT_EQ(attribute("GetTopicAttributes", "TopicArn", topic, "SubscriptionsDeleted"), "1");

  visit("ConfirmSubscription", {{"TopicArn", topic}, {"Token", transport->sent[1].message->token}});
  publish(topic, "back again");
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("back again"));
  EXPECT_EQ(get(arn, "PendingConfirmation"), "false");
}

TEST_F(Subscriptions, UnsubscribeMayBeRepeated) {
  const std::string arn = subscribe_and_confirm(topic, "http://a/");
  EXPECT_EQ(error_of("Unsubscribe", {{"SubscriptionArn", arn}}), "no error");
  EXPECT_EQ(error_of("Unsubscribe", {{"SubscriptionArn", arn}}), "no error");
  EXPECT_EQ(error_of("Unsubscribe", {{"SubscriptionArn", "pending confirmation"}}),
            "400 InvalidParameter: Invalid parameter: SubscriptionArn Reason: An ARN must have at "
            "least 6 elements, not 1");
}

TEST_F(Subscriptions, UnsubscribingCanBeKeptToOwners) {
  subscribe(topic, "http://a/");
  const std::string arn = value_of("ConfirmSubscription",
                                   {{"TopicArn", topic},
                                    {"Token", token_of("http://a/")},
                                    {"AuthenticateOnUnsubscribe", "true"}},
                                   "SubscriptionArn");
  EXPECT_EQ(get(arn, "ConfirmationWasAuthenticated"), "true");
  EXPECT_EQ(visit("Unsubscribe", {{"SubscriptionArn", arn}}).status, 403u);
  EXPECT_EQ(error_of("Unsubscribe", {{"SubscriptionArn", arn}}), "no error");
}

TEST_F(Subscriptions, AreListedByTopic) {
  subscribe_and_confirm(topic, "http://a/");
  const std::string other = make_topic("other");
  subscribe_and_confirm(other, "http://b/");
  EXPECT_THAT(call("ListSubscriptions", {}).body,
              testing::AllOf(HasSubstr("http://a/"), HasSubstr("http://b/")));
  EXPECT_THAT(call("ListSubscriptionsByTopic", {{"TopicArn", other}}).body,
              testing::AllOf(Not(HasSubstr("http://a/")), HasSubstr("http://b/")));
}

TEST_F(Subscriptions, AttributesCanBeSet) {
  const std::string arn = subscribe_and_confirm(topic, "http://a/");
  const auto set = [&](const char* name, const char* value) {
    return error_of("SetSubscriptionAttributes",
                    {{"SubscriptionArn", arn}, {"AttributeName", name}, {"AttributeValue", value}});
  };
  EXPECT_EQ(set("RawMessageDelivery", "true"), "no error");
  EXPECT_EQ(get(arn, "RawMessageDelivery"), "true");
  EXPECT_EQ(set("FilterPolicy", R"({"a":["x"]})"), "no error");
  EXPECT_EQ(get(arn, "FilterPolicyScope"), "MessageAttributes");
  EXPECT_EQ(set("Colour", "red"), "400 InvalidParameter: Invalid parameter: AttributeName");
}

}  // namespace
}  // namespace emulator::sns
