#include "tests/unit/sqs/stepped_queue.hpp"

namespace emulator::sqs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class StandardQueue : public SteppedQueue {};

TEST_F(StandardQueue, HandsOutMessagesInTheOrderTheyCame) {
  send("a");
  send("b");
  send("c");
  EXPECT_THAT(receive({.max_messages = 2}), ElementsAre("a", "b"));
  EXPECT_EQ(counts(), "1 2 0");
}

TEST_F(StandardQueue, HidesAMessageForItsVisibilityTimeout) {
  send("a");
  EXPECT_THAT(receive(), ElementsAre("a"));
  pass(29s);
  EXPECT_THAT(receive(), IsEmpty());
  EXPECT_EQ(queue().next_visible(), now_.steady + 1s);
  pass(1s);
  EXPECT_THAT(receive(), ElementsAre("a"));
  EXPECT_EQ(last_.messages.front().receive_count, 2u);
  EXPECT_EQ(last_.messages.front().first_received_ms, now_.epoch_ms - 30'000);
}

TEST_F(StandardQueue, HidesItForTheTimeAReceiverAsksFor) {
  send("a");
  receive({.visibility_timeout = 5s});
  pass(5s);
  EXPECT_THAT(receive({.visibility_timeout = 0s}), ElementsAre("a"));
  EXPECT_THAT(receive(), ElementsAre("a"));
}

TEST_F(StandardQueue, KeepsDelayedMessagesBack) {
  configure({{"DelaySeconds", "10"}});
  send("by the queue");
  send("by itself", {}, {}, 20s);
  send("at once", {}, {}, 0s);
  EXPECT_EQ(counts(), "1 0 2");
  EXPECT_THAT(receive(), ElementsAre("at once"));
  pass(10s);
  EXPECT_THAT(receive(), ElementsAre("by the queue"));
  pass(10s);
  EXPECT_THAT(receive(), ElementsAre("by itself"));
}

TEST_F(StandardQueue, ForgetsMessagesAfterTheirRetentionWhetherInFlightOrNot) {
  configure({{"MessageRetentionPeriod", "60"}, {"VisibilityTimeout", "300"}});
  send("in flight");
  receive();
  pass(30s);
  send("younger");
  pass(30s);
  EXPECT_EQ(counts(), "1 0 0");
  pass(30s);
  EXPECT_EQ(counts(), "0 0 0");
}

TEST_F(StandardQueue, DeletesByAnyHandleOfTheMessage) {
  send("a");
  receive();
  const std::string first = handles_["a"];
  pass(30s);
  receive();
  EXPECT_NE(handles_["a"], first);
  EXPECT_EQ(code(queue().remove(first, now_)), "");
  EXPECT_EQ(counts(), "0 0 0");
  EXPECT_EQ(remove("a"), "");  // gone already
}

TEST_F(StandardQueue, RefusesHandlesItNeverGaveOut) {
  EXPECT_EQ(code(queue().remove("nonsense", now_)), "ReceiptHandleIsInvalid");
  EXPECT_EQ(code(queue().remove("", now_)), "ReceiptHandleIsInvalid");
  Queue other("another", QueueSettings(false));
  other.send(std::make_shared<Message>(Message{.sent_ms = now_.epoch_ms}), {}, now_);
  const auto theirs = other.receive({}, now_);
  ASSERT_THAT(theirs.messages, SizeIs(1));
  const auto refused = queue().remove(theirs.messages.front().receipt_handle, now_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "ReceiptHandleIsInvalid");
  EXPECT_THAT(refused.error().message, testing::HasSubstr("is not valid for this queue"));
}

TEST_F(StandardQueue, ChangesTheVisibilityOfWhatIsInFlight) {
  send("a");
  receive();
  EXPECT_EQ(change("a", 100s), "");
  pass(99s);
  EXPECT_THAT(receive(), IsEmpty());
  EXPECT_EQ(change("a", 0s), "");
  EXPECT_THAT(receive(), ElementsAre("a"));
}

TEST_F(StandardQueue, ChangesTheVisibilityOfNothingElse) {
  send("a");
  receive();
  pass(30s);
  EXPECT_EQ(change("a", 10s), "AWS.SimpleQueueService.MessageNotInflight");
  remove("a");
  EXPECT_EQ(change("a", 10s), "InvalidParameterValue");
}

TEST_F(StandardQueue, HidesAMessageNoLongerThanTwelveHoursInAll) {
  send("a");
  receive({.visibility_timeout = 43'000s});
  pass(400s);
  EXPECT_EQ(change("a", 42'800s), "");
  EXPECT_EQ(change("a", 42'801s), "InvalidParameterValue");
}

TEST_F(StandardQueue, GivesUpMessagesThatWereReceivedTooOften) {
  configure(
      {{"RedrivePolicy",
        R"({"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":2})"}});
  send("bad");
  send("good");
  const ReceiveRequest request{.max_messages = 10, .visibility_timeout = 0s, .dead_letters = true};
  EXPECT_THAT(receive(request), ElementsAre("bad", "good"));
  remove("good");
  EXPECT_THAT(receive(request), ElementsAre("bad"));
  EXPECT_THAT(receive(request), IsEmpty());
  ASSERT_THAT(last_.dead, SizeIs(1));
  EXPECT_EQ(last_.dead.front().message->body, "bad");
  EXPECT_EQ(last_.dead.front().receive_count, 2u);
  EXPECT_EQ(counts(), "0 0 0");
}

TEST_F(StandardQueue, KeepsThemWhileThereIsNowhereToGo) {
  configure(
      {{"RedrivePolicy",
        R"({"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":1})"}});
  send("bad");
  for (int i = 0; i < 3; ++i)
    EXPECT_THAT(receive({.visibility_timeout = 0s}), ElementsAre("bad"));
}

TEST_F(StandardQueue, CountsReceivesAcrossQueues) {
  queue().accept(
      {std::make_shared<Message>(Message{.id = "1", .body = "a", .sent_ms = now_.epoch_ms}), 3, 17,
       "arn:source"},
      now_);
  EXPECT_THAT(receive(), ElementsAre("a"));
  EXPECT_EQ(last_.messages.front().receive_count, 4u);
  EXPECT_EQ(last_.messages.front().first_received_ms, 17);
  EXPECT_EQ(last_.messages.front().dead_letter_source, "arn:source");
}

TEST_F(StandardQueue, PurgesEverything) {
  send("a");
  send("b", {}, {}, 10s);
  send("c");
  receive({.max_messages = 1});
  queue().purge();
  EXPECT_EQ(counts(), "0 0 0");
  EXPECT_EQ(queue().next_visible(), std::nullopt);
  EXPECT_EQ(remove("a"), "");
}

TEST_F(StandardQueue, HoldsAHundredThousandMessagesAndStopsAtTheLimitInFlight) {
  for (int i = 0; i < 130'000; ++i)
    send(std::to_string(i));
  for (int i = 0; i < 12'000; ++i)
    ASSERT_THAT(receive(), SizeIs(10));
  EXPECT_THAT(receive(), IsEmpty());
  EXPECT_TRUE(last_.over_limit);
  EXPECT_EQ(counts(), "10000 120000 0");
  remove("0");
  EXPECT_THAT(receive(), ElementsAre("120000"));
  pass(30s);
  EXPECT_THAT(receive({.max_messages = 1}), ElementsAre("1"));
}

}  // namespace
}  // namespace emulator::sqs
