#include "handlers/sns/fifo_topic.hpp"

#include <gmock/gmock.h>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(FifoLedger, RemembersForFiveMinutes) {
  FifoLedger ledger;
  const FifoLedger::Time start{};
  ledger.add("a", {"id", "1"}, start);
  ASSERT_NE(ledger.find("a", start + 299s), nullptr);
  EXPECT_EQ(ledger.find("a", start + 299s)->message_id, "id");
  EXPECT_EQ(ledger.find("b", start), nullptr);
  EXPECT_EQ(ledger.find("a", start + 300s), nullptr);
}

TEST(FifoLedger, SequenceNumbersGrow) {
  FifoLedger ledger;
  const auto first = ledger.next_sequence_number();
  EXPECT_EQ(first, "10000000000000000000");
  EXPECT_LT(first, ledger.next_sequence_number());
}

class MessageArchiveTest : public testing::Test {
 protected:
  void add(const std::string& text, MessageArchive::Time at) {
    auto message = std::make_shared<OutboundMessage>();
    message->content.text = text;
    message->published = at;
    archive.add({message, {}}, at);
  }
  std::vector<std::string> between(MessageArchive::Time from,
                                   std::optional<MessageArchive::Time> to) {
    std::vector<std::string> texts;
    for (const auto& entry : archive.between(from, to, now))
      texts.push_back(entry.message->content.text);
    return texts;
  }

  MessageArchive::Time now{100h};
  MessageArchive archive;
};

TEST_F(MessageArchiveTest, GivesWhatWasPublishedInATime) {
  archive.keep_for(24h, now);
  add("1", now);
  add("2", now + 1s);
  add("3", now + 2s);
  EXPECT_THAT(between(now, {}), ElementsAre("1", "2", "3"));
  EXPECT_THAT(between(now + 1s, now + 2s), ElementsAre("2"));
}

TEST_F(MessageArchiveTest, ForgetsAfterItsRetention) {
  archive.keep_for(24h, now);
  EXPECT_EQ(archive.begins(), now);
  add("1", now);
  add("2", now + 2h);
  now += 25h;
  EXPECT_THAT(between(now - 100h, {}), ElementsAre("2"));
  EXPECT_EQ(archive.begins(), now - 23h);
}

TEST_F(MessageArchiveTest, EndsWithItsPolicy) {
  archive.keep_for(24h, now);
  add("1", now);
  archive.keep_for(0h, now);
  EXPECT_FALSE(archive.active());
  archive.keep_for(24h, now);
  EXPECT_THAT(between(now, {}), IsEmpty());
}

TEST(ReplayPolicy, FaultsAreNamed) {
  const auto fault = [](const char* json) {
    const auto policy = parse_replay_policy(json);
    return policy ? "no fault" : policy.error().message;
  };
  EXPECT_EQ(fault("{"), "failed to parse JSON.");
  EXPECT_EQ(fault("{}"), "no fault");
  EXPECT_EQ(fault(R"({"PointType":"Timestamp"})"),
            "StartingPoint must be a timestamp in ISO 8601, in UTC");
  EXPECT_EQ(fault(R"({"PointType":"Sequence","StartingPoint":"2026-01-01T00:00:00Z"})"),
            "PointType must be Timestamp");
  EXPECT_EQ(fault(R"({"PointType":"Timestamp","StartingPoint":"2026-02-30T00:00:00Z"})"),
            "StartingPoint must be a timestamp in ISO 8601, in UTC");
  EXPECT_EQ(fault(R"({"PointType":"Timestamp","StartingPoint":"2026-01-01T00:00:00Z",)"
                  R"("EndingPoint":"2026-01-01T00:00:00Z"})"),
            "EndingPoint must be later than StartingPoint");
}

TEST(ReplayPolicy, ReadsTimes) {
  const auto policy = parse_replay_policy(
      R"({"PointType":"Timestamp","StartingPoint":"1970-01-02T00:00:01.250Z"})");
  ASSERT_TRUE(policy && *policy);
  EXPECT_EQ((*policy)->from.time_since_epoch(), 24h + 1250ms);
  EXPECT_FALSE((*policy)->to);
}

class FifoTopic : public SnsTest {
 protected:
  FifoTopic() { state.queues = &queues; }

  std::string make(Parameters more = {}) {
    more.emplace_back("Name", "t.fifo");
    more.emplace_back("Attributes.entry.1.key", "FifoTopic");
    more.emplace_back("Attributes.entry.1.value", "true");
    return value_of("CreateTopic", more, "TopicArn");
  }
  Parameters message(const std::string& topic, const std::string& text, const std::string& group,
                     const std::string& id = {}) const {
    Parameters parameters{{"TopicArn", topic}, {"Message", text}, {"MessageGroupId", group}};
    if (!id.empty()) parameters.emplace_back("MessageDeduplicationId", id);
    return parameters;
  }
  void set(const std::string& topic, const std::string& name, const std::string& value) {
    EXPECT_EQ(call("SetTopicAttributes",
                   {{"TopicArn", topic}, {"AttributeName", name}, {"AttributeValue", value}})
                  .status,
              200u);
  }

  const std::string queue = "arn:aws:sqs:us-east-1:000000000000:q.fifo";
};

TEST_F(FifoTopic, NameAndAttributeHaveToAgree) {
  EXPECT_THAT(error_of("CreateTopic", {{"Name", "t.fifo"}}), HasSubstr("Topic Name"));
  EXPECT_THAT(error_of("CreateTopic", {{"Name", "t"},
                                       {"Attributes.entry.1.key", "FifoTopic"},
                                       {"Attributes.entry.1.value", "true"}}),
              HasSubstr("Fifo Topic names must end with .fifo"));
  const auto topic = make();
  EXPECT_EQ(make(), topic);
  EXPECT_EQ(attribute("GetTopicAttributes", "TopicArn", topic, "FifoTopic"), "true");
  EXPECT_EQ(attribute("GetTopicAttributes", "TopicArn", topic, "FifoThroughputScope"), "Topic");
}

TEST_F(FifoTopic, PublishNeedsAGroupAndAnId) {
  const auto topic = make();
  EXPECT_EQ(error_of("Publish", {{"TopicArn", topic}, {"Message", "m"}}),
            "400 InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for "
            "FIFO topics");
  EXPECT_EQ(error_of("Publish", message(topic, "m", "g")),
            "400 InvalidParameter: Invalid parameter: The topic should either have "
            "ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
  EXPECT_THAT(error_of("Publish", message(topic, "m", "g g", "1")), HasSubstr("MessageGroupId"));
  EXPECT_EQ(error_of("Publish", message(topic, "m", "g", "1")), "no error");
  EXPECT_THAT(error_of("PublishBatch", {{"TopicArn", topic},
                                        {"PublishBatchRequestEntries.member.1.Id", "1"},
                                        {"PublishBatchRequestEntries.member.1.Message", "m"}}),
              HasSubstr("MessageGroupId parameter is required"));
}

TEST_F(FifoTopic, OnlyQueuesSubscribe) {
  const auto topic = make();
  const auto error = [&](const char* protocol, const std::string& endpoint) {
    return error_of("Subscribe",
                    {{"TopicArn", topic}, {"Protocol", protocol}, {"Endpoint", endpoint}});
  };
  EXPECT_THAT(error("http", "http://a/"), HasSubstr("FIFO topics can only deliver to SQS"));
  EXPECT_THAT(error("lambda", "arn:aws:lambda:us-east-1:000000000000:function:f"),
              HasSubstr("FIFO topics can only deliver to SQS"));
  EXPECT_EQ(error("sqs", queue), "no error");
  EXPECT_EQ(error("sqs", "arn:aws:sqs:us-east-1:000000000000:standard"), "no error");
  EXPECT_THAT(
      error_of("Subscribe", {{"TopicArn", make_topic()}, {"Protocol", "sqs"}, {"Endpoint", queue}}),
      HasSubstr("FIFO SQS Queues can not be subscribed to standard SNS topics"));
}

TEST_F(FifoTopic, RepeatedMessageIsAnsweredAsBeforeAndDeliveredOnce) {
  const auto topic = make();
  subscribe(topic, queue);
  const auto first = call("Publish", message(topic, "one", "g", "1")).body;
  const auto again = call("Publish", message(topic, "two", "h", "1")).body;
  EXPECT_EQ(element(first, "MessageId"), element(again, "MessageId"));
  EXPECT_EQ(element(first, "SequenceNumber"), element(again, "SequenceNumber"));
  clock.advance(5min);
  call("Publish", message(topic, "three", "g", "1"));
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("one", "three"));
  EXPECT_EQ(transport->sent[0].signature, "") << "FIFO messages aren't signed";
}

TEST_F(FifoTopic, ScopeOfDeduplicationMayBeTheGroup) {
  const auto topic = make();
  set(topic, "FifoThroughputScope", "MessageGroup");
  subscribe(topic, queue);
  call("Publish", message(topic, "one", "g", "1"));
  call("Publish", message(topic, "two", "h", "1"));
  call("Publish", message(topic, "three", "h", "1"));
  run_until_idle();
  EXPECT_THAT(texts(), testing::UnorderedElementsAre("one", "two"));
}

TEST_F(FifoTopic, ContentMayBeTheId) {
  const auto topic = make();
  set(topic, "ContentBasedDeduplication", "true");
  subscribe(topic, queue);
  for (const char* text : {"one", "one", "two"})
    call("Publish", message(topic, text, "g"));
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("one", "two"));
  EXPECT_EQ(transport->sent[0].message->deduplication_id,
            "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
}

TEST_F(FifoTopic, GroupThatFailsHoldsUpNoOther) {
  const auto topic = make();
  subscribe(topic, queue);
  config.sns_retry_backoff = 1h;
  transport->answers.assign(4, {DeliveryOutcome::retryable, "HTTP 500", 500});
  call("Publish", message(topic, "stuck", "g", "1"));
  loop.restart();
  loop.poll();
  call("Publish", message(topic, "behind", "g", "2"));
  call("Publish", message(topic, "other", "h", "3"));
  loop.restart();
  loop.poll();
  EXPECT_EQ(texts().back(), "other");
  EXPECT_THAT(texts(), Not(testing::Contains("behind")));
}

TEST_F(FifoTopic, ArchiveIsReplayedToANewSubscription) {
  const auto topic = make();
  set(topic, "ArchivePolicy", R"({"MessageRetentionPeriod":"30"})");
  EXPECT_THAT(attribute("GetTopicAttributes", "TopicArn", topic, "BeginningArchiveTime"),
              StartsWith("2023-11-14T"));
  const auto id = element(call("Publish", message(topic, "one", "g", "1")).body, "MessageId");
  call("Publish", message(topic, "two", "g", "2"));
  const Parameters from_the_start{
      {"Attributes.entry.1.key", "ReplayPolicy"},
      {"Attributes.entry.1.value",
       R"({"PointType":"Timestamp","StartingPoint":"2023-11-14T00:00:00.000Z"})"}};
  const auto arn = subscribe(topic, queue, from_the_start);
  call("Publish", message(topic, "three", "g", "3"));
  const auto status = [&] {
    return attribute("GetSubscriptionAttributes", "SubscriptionArn", arn, "ReplayStatus");
  };
  run_until_idle();
  EXPECT_EQ(status(), "Completed");
  EXPECT_THAT(texts(), ElementsAre("one", "two", "three"));
  EXPECT_EQ(transport->sent[0].message->id, id);
  EXPECT_TRUE(transport->sent[0].message->replayed);
  EXPECT_FALSE(transport->sent[2].message->replayed);
  EXPECT_THAT(error_of("DeleteTopic", {{"TopicArn", topic}}), HasSubstr("InvalidState"));
  set(topic, "ArchivePolicy", "{}");
  EXPECT_EQ(error_of("DeleteTopic", {{"TopicArn", topic}}), "no error");
}

TEST_F(FifoTopic, ArchiveAndReplayErrors) {
  const auto topic = make();
  const auto archive_error = [&](const char* value) {
    return error_of(
        "SetTopicAttributes",
        {{"TopicArn", topic}, {"AttributeName", "ArchivePolicy"}, {"AttributeValue", value}});
  };
  EXPECT_THAT(archive_error("{"), HasSubstr("ArchivePolicy: failed to parse JSON."));
  EXPECT_THAT(archive_error(R"({"MessageRetentionPeriod":366})"), HasSubstr("from 1 to 365"));
  EXPECT_THAT(archive_error(R"({"MessageRetentionPeriod":"0"})"), HasSubstr("from 1 to 365"));
  const auto replay_error_of = [&](const std::string& to, const std::string& endpoint) {
    return error_of("Subscribe",
                    {{"TopicArn", to},
                     {"Protocol", endpoint.starts_with("arn") ? "sqs" : "http"},
                     {"Endpoint", endpoint},
                     {"Attributes.entry.1.key", "ReplayPolicy"},
                     {"Attributes.entry.1.value",
                      R"({"PointType":"Timestamp","StartingPoint":"2023-11-14T00:00:00Z"})"}});
  };
  EXPECT_THAT(replay_error_of(topic, queue), HasSubstr("no active archive policy"));
  EXPECT_THAT(replay_error_of(make_topic(), "http://a/"),
              HasSubstr("ReplayPolicy: Not supported for standard topics."));
}

}  // namespace
}  // namespace emulator::sns
