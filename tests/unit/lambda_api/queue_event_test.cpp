#include "handlers/lambda/queue_event.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handlers/lambda/batch_item_failures.hpp"
#include "handlers/lambda/message_filters.hpp"

namespace emulator::lambda {
namespace {

using testing::HasSubstr;
using testing::Not;
using Ids = std::set<std::string>;

sqs::ReceivedMessage received(sqs::Message message) {
  return {
      std::make_shared<const sqs::Message>(std::move(message)), "handle", 2, 1'700'000'000'500, {}};
}

TEST(QueueEvent, HasTheShapeThatFunctionsKnow) {
  sqs::Message message;
  message.id = "id";
  message.body = "a \"body\"";
  message.md5_of_body = "5d41";
  message.attributes = {{"text", "String", "x"}, {"bytes", "Binary.png", "\x01\x02"}};
  message.md5_of_attributes = "6e52";
  message.sender_id = "000000000000";
  message.sent_ms = 1'700'000'000'000;
  EXPECT_EQ(
      queue_event(
          {queue_record(received(std::move(message)), "arn:aws:sqs:eu-west-1:000000000000:q")}),
      R"({"Records":[{"messageId":"id","receiptHandle":"handle","body":"a \"body\"",)"
      R"("attributes":{"ApproximateReceiveCount":"2","SentTimestamp":"1700000000000",)"
      R"("SenderId":"000000000000","ApproximateFirstReceiveTimestamp":"1700000000500"},)"
      R"("messageAttributes":{"text":{"stringValue":"x","stringListValues":[],)"
      R"("binaryListValues":[],"dataType":"String"},"bytes":{"binaryValue":"AQI=",)"
      R"("stringListValues":[],"binaryListValues":[],"dataType":"Binary.png"}},)"
      R"("md5OfBody":"5d41","md5OfMessageAttributes":"6e52","eventSource":"aws:sqs",)"
      R"("eventSourceARN":"arn:aws:sqs:eu-west-1:000000000000:q","awsRegion":"eu-west-1"}]})");
}

TEST(QueueEvent, SaysWhatAFifoQueueKnows) {
  sqs::Message message;
  message.group_id = "g";
  message.deduplication_id = "d";
  message.sequence_number = "18849000000000000256";
  message.trace_header = "Root=1-2-3";
  const std::string record =
      queue_record(received(std::move(message)), "arn:aws:sqs:us-east-1:000000000000:q.fifo");
  EXPECT_THAT(record, HasSubstr(R"("SequenceNumber":"18849000000000000256","MessageGroupId":"g")"));
  EXPECT_THAT(record, HasSubstr(R"("MessageDeduplicationId":"d")"));
  EXPECT_THAT(record, HasSubstr(R"("AWSTraceHeader":"Root=1-2-3")"));
  EXPECT_THAT(record, HasSubstr(R"("messageAttributes":{})"));
  EXPECT_THAT(record, Not(HasSubstr("md5OfMessageAttributes")));
}

TEST(QueueEvent, KnowsItsSizeBeforehand) {
  const std::vector<std::string> records{"{}", "{\"a\":1}", "{}"};
  EXPECT_EQ(queue_event_size(11, 3), queue_event(records).size());
  EXPECT_EQ(queue_event_size(0, 0), queue_event({}).size());
}

TEST(BatchItemFailures, AreNoneWhenTheAnswerSaysNone) {
  for (const char* answer : {"", "null", "{}", R"({"batchItemFailures":[]})",
                             R"({"batchItemFailures":null})", R"("done")", "[]"}) {
    EXPECT_EQ(failed_items(answer, {"a", "b"}), Ids()) << answer;
  }
}

TEST(BatchItemFailures, AreThoseThatAreNamed) {
  EXPECT_EQ(failed_items(R"({"batchItemFailures":[{"itemIdentifier":"b"}]})", {"a", "b"}),
            Ids{"b"});
}

TEST(BatchItemFailures, AreAllWhenTheAnswerIsMalformed) {
  for (const char* answer :
       {"{", "x", R"({"batchItemFailures":{}})", R"({"batchItemFailures":["a"]})",
        R"({"batchItemFailures":[{"itemIdentifier":""}]})",
        R"({"batchItemFailures":[{"itemIdentifier":null}]})",
        R"({"batchItemFailures":[{"itemIdentifier":7}]})", R"({"batchItemFailures":[{"id":"a"}]})",
        R"({"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"unknown"}]})"}) {
    EXPECT_EQ(failed_items(answer, {"a", "b"}), std::nullopt) << answer;
  }
}

bool accepts(const std::string& criteria, const std::string& body) {
  const auto filters = MessageFilters::parse(criteria);
  EXPECT_TRUE(filters);
  sqs::Message message;
  message.body = body;
  message.attributes = {{"kind", "String", "order"}};
  return filters->accept(
      queue_record(received(std::move(message)), "arn:aws:sqs:us-east-1:000000000000:q"));
}

TEST(MessageFilters, LetEverythingThroughWhenThereAreNone) {
  EXPECT_TRUE(accepts("", "x"));
  EXPECT_TRUE(accepts("{}", "x"));
  EXPECT_TRUE(accepts(R"({"Filters":[]})", "x"));
}

TEST(MessageFilters, LookIntoABodyOfJson) {
  const std::string criteria =
      R"({"Filters":[{"Pattern":"{\"body\":{\"price\":[{\"numeric\":[\">\",5]}]}}"}]})";
  EXPECT_TRUE(accepts(criteria, R"({"price":6})"));
  EXPECT_FALSE(accepts(criteria, R"({"price":5})"));
  EXPECT_FALSE(accepts(criteria, "price 6"));
}

TEST(MessageFilters, CompareABodyOfText) {
  const std::string criteria = R"({"Filters":[{"Pattern":"{\"body\":[\"hello\"]}"}]})";
  EXPECT_TRUE(accepts(criteria, "hello"));
  EXPECT_FALSE(accepts(criteria, R"({"hello":1})"));
}

TEST(MessageFilters, TakeWhatAnyPatternMatches) {
  const std::string criteria =
      R"({"Filters":[{"Pattern":"{\"body\":[\"a\"]}"},{"Pattern":)"
      R"("{\"messageAttributes\":{\"kind\":{\"stringValue\":[\"order\"]}}}"}]})";
  EXPECT_TRUE(accepts(criteria, "b"));
}

}  // namespace
}  // namespace emulator::lambda
