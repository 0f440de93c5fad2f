#include <gmock/gmock.h>

#include "fixture.hpp"
#include "handlers/sns/operations.hpp"

namespace emulator::sns {
namespace {

using testing::HasSubstr;
using testing::Not;

class Topics : public SnsTest {};

TEST_F(Topics, CreateIsIdempotent) {
  EXPECT_EQ(make_topic("orders"), "arn:aws:sns:us-east-1:000000000000:orders");
  EXPECT_EQ(make_topic("orders"), "arn:aws:sns:us-east-1:000000000000:orders");
  EXPECT_EQ(state.stores[{}].topics().size(), 1u);
}

TEST_F(Topics, CreateAgainWithSomethingElseIsRefused) {
  const Parameters original{{"Name", "t"},
                            {"Attributes.entry.1.key", "DisplayName"},
                            {"Attributes.entry.1.value", "One"},
                            {"Tags.member.1.Key", "k"},
                            {"Tags.member.1.Value", "v"}};
  EXPECT_EQ(error_of("CreateTopic", original), "no error");
  EXPECT_EQ(error_of("CreateTopic", original), "no error");
  EXPECT_EQ(error_of("CreateTopic", {{"Name", "t"}}), "no error");
  EXPECT_EQ(error_of("CreateTopic", {{"Name", "t"},
                                     {"Attributes.entry.1.key", "DisplayName"},
                                     {"Attributes.entry.1.value", "Two"}}),
            "400 InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with "
            "different attributes");
  EXPECT_EQ(error_of("CreateTopic",
                     {{"Name", "t"}, {"Tags.member.1.Key", "k"}, {"Tags.member.1.Value", "w"}}),
            "400 InvalidParameter: Invalid parameter: Tags Reason: Topic already exists with "
            "different tags");
}

TEST_F(Topics, CreateChecksWhatItIsGiven) {
  EXPECT_EQ(error_of("CreateTopic", {}),
            "400 ValidationError: 1 validation error detected: Value null at 'name' failed to "
            "satisfy constraint: Member must not be null");
  EXPECT_EQ(error_of("CreateTopic", {{"Name", "a b"}}),
            "400 InvalidParameter: Invalid parameter: Topic Name");
  EXPECT_EQ(error_of("CreateTopic", {{"Name", "t.fifo"}}),
            "400 InvalidParameter: Invalid parameter: Topic Name");
  EXPECT_EQ(error_of("CreateTopic", {{"Name", "t"},
                                     {"Attributes.entry.1.key", "SignatureVersion"},
                                     {"Attributes.entry.1.value", "3"}}),
            "400 InvalidParameter: Invalid parameter: Attributes Reason: SignatureVersion");
  EXPECT_TRUE(state.stores[{}].topics().empty());
}

TEST_F(Topics, AttributesAreThoseOfAws) {
  const std::string topic = make_topic();
  const auto get = [&](const char* name) {
    return attribute("GetTopicAttributes", "TopicArn", topic, name);
  };
  EXPECT_EQ(get("TopicArn"), topic);
  EXPECT_EQ(get("Owner"), "000000000000");
  EXPECT_EQ(get("DisplayName"), "");
  EXPECT_EQ(get("SubscriptionsPending"), "0");
  EXPECT_EQ(get("SubscriptionsConfirmed"), "0");
  EXPECT_EQ(get("SubscriptionsDeleted"), "0");
  EXPECT_THAT(get("Policy"), HasSubstr("__default_policy_ID"));
  EXPECT_THAT(get("EffectiveDeliveryPolicy"), HasSubstr("&quot;numRetries&quot;:3"));
  EXPECT_EQ(get("SignatureVersion"), "not there");
}

TEST_F(Topics, AttributesCanBeSet) {
  const std::string topic = make_topic();
  const auto set = [&](const char* name, const char* value) {
    return error_of("SetTopicAttributes",
                    {{"TopicArn", topic}, {"AttributeName", name}, {"AttributeValue", value}});
  };
  EXPECT_EQ(set("DisplayName", "Orders & more"), "no error");
  EXPECT_EQ(attribute("GetTopicAttributes", "TopicArn", topic, "DisplayName"), "Orders &amp; more");
  EXPECT_EQ(set("SignatureVersion", "2"), "no error");
  EXPECT_EQ(set("Colour", "red"), "400 InvalidParameter: Invalid parameter: AttributeName");
  EXPECT_EQ(set("TracingConfig", "Active"), "no error");
  EXPECT_EQ(set("TracingConfig", "Loud"), "400 InvalidParameter: Invalid parameter: TracingConfig");
  EXPECT_THAT(set("HTTPSuccessFeedbackRoleArn", "arn:x"), HasSubstr("400 InvalidParameter"));
  EXPECT_EQ(set("DeliveryPolicy", "x"),
            "400 InvalidParameter: Invalid parameter: DeliveryPolicy: failed to parse JSON.");
}

TEST_F(Topics, DeleteTakesSubscriptionsAlong) {
  const std::string topic = make_topic();
  const std::string subscription = subscribe_and_confirm(topic, "http://a/");
  EXPECT_EQ(error_of("DeleteTopic", {{"TopicArn", topic}}), "no error");
  EXPECT_EQ(error_of("DeleteTopic", {{"TopicArn", topic}}), "no error");
  EXPECT_EQ(error_of("GetTopicAttributes", {{"TopicArn", topic}}),
            "404 NotFound: Topic does not exist");
  EXPECT_EQ(error_of("GetSubscriptionAttributes", {{"SubscriptionArn", subscription}}),
            "404 NotFound: Subscription does not exist");
}

TEST_F(Topics, AreListedAHundredAtATime) {
  for (int i = 0; i < 150; ++i)
    make_topic("t" + std::to_string(1000 + i));
  const auto first = call("ListTopics", {});
  EXPECT_THAT(first.body, HasSubstr(":t1099</TopicArn>"));
  EXPECT_THAT(first.body, Not(HasSubstr(":t1100</TopicArn>")));
  const auto second = call("ListTopics", {{"NextToken", element(first.body, "NextToken")}});
  EXPECT_THAT(second.body, HasSubstr(":t1100</TopicArn>"));
  EXPECT_THAT(second.body, Not(HasSubstr("NextToken")));
  EXPECT_EQ(error_of("ListTopics", {{"NextToken", "?"}}),
            "400 InvalidParameter: Invalid parameter: NextToken");
}

TEST_F(Topics, AreApartByRegion) {
  const std::string topic = make_topic();
  region = "eu-west-1";
  EXPECT_THAT(call("ListTopics", {}).body, Not(HasSubstr("<member>")));
  EXPECT_EQ(error_of("GetTopicAttributes", {{"TopicArn", topic}}),
            "400 InvalidParameter: Invalid parameter: TopicArn");
}

TEST_F(Topics, CarryTags) {
  const std::string topic = make_topic();
  EXPECT_EQ(error_of("TagResource", {{"ResourceArn", topic},
                                     {"Tags.member.1.Key", "a"},
                                     {"Tags.member.1.Value", "1"},
                                     {"Tags.member.2.Key", "b"},
                                     {"Tags.member.2.Value", "2"}}),
            "no error");
  EXPECT_EQ(error_of("UntagResource", {{"ResourceArn", topic}, {"TagKeys.member.1", "a"}}),
            "no error");
  const auto listed = call("ListTagsForResource", {{"ResourceArn", topic}});
  EXPECT_THAT(listed.body, HasSubstr("<Tags><member><Key>b</Key><Value>2</Value></member></Tags>"));
}

TEST_F(Topics, TagErrors) {
  const std::string topic = make_topic();
  EXPECT_EQ(error_of("ListTagsForResource", {{"ResourceArn", topic + "x"}}),
            "404 ResourceNotFound: Resource does not exist");
  EXPECT_EQ(error_of("TagResource", {{"ResourceArn", topic},
                                     {"Tags.member.1.Key", "a"},
                                     {"Tags.member.1.Value", "1"},
                                     {"Tags.member.2.Key", "a"},
                                     {"Tags.member.2.Value", "2"}}),
            "400 InvalidParameter: Invalid parameter: Duplicated keys are not allowed.");
  Parameters many{{"ResourceArn", topic}};
  for (int i = 1; i <= 51; ++i) {
    const std::string tag = "Tags.member." + std::to_string(i);
    many.emplace_back(tag + ".Key", "k" + std::to_string(i));
    many.emplace_back(tag + ".Value", "v");
  }
  EXPECT_EQ(error_of("TagResource", many),
            "400 TagLimitExceeded: Could not complete request: tag quota of per resource exceeded");
}

TEST_F(Topics, EveryOperationOfAwsIsThere) {
  EXPECT_EQ(service.operations.size(), 42u);
  for (const auto& operation : service.operations)
    EXPECT_NE(operation.handler.index(), 0u) << operation.name;
}

}  // namespace
}  // namespace emulator::sns
