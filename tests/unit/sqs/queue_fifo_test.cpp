#include "tests/unit/sqs/stepped_queue.hpp"

namespace emulator::sqs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FifoQueue : public SteppedQueue {
 protected:
  FifoQueue() : SteppedQueue(true) {}
};

TEST_F(FifoQueue, BlocksAGroupWhileOneOfItsMessagesIsInFlight) {
  send("a1", "a");
  send("a2", "a");
  send("b1", "b");
  EXPECT_THAT(receive({.max_messages = 1}), ElementsAre("a1"));
  EXPECT_THAT(receive(), ElementsAre("b1"));
  EXPECT_THAT(receive(), IsEmpty());
  EXPECT_FALSE(queue().has_available(now_));
  remove("a1");
  EXPECT_THAT(receive(), ElementsAre("a2"));
}

TEST_F(FifoQueue, FillsABatchFromOneGroupBeforeTheNext) {
  send("a1", "a");
  send("b1", "b");
  send("a2", "a");
  send("b2", "b");
  EXPECT_THAT(receive({.max_messages = 3}), ElementsAre("a1", "a2", "b1"));
  remove("a1");
  send("a3", "a");
  // a2 and b1 are still in flight.
  EXPECT_THAT(receive(), IsEmpty());
  remove("b1");
  EXPECT_THAT(receive(), ElementsAre("b2"));
}

TEST_F(FifoQueue, ReturnsWhatTimedOutInItsPlace) {
  send("a1", "a");
  send("a2", "a");
  send("a3", "a");
  EXPECT_THAT(receive({.max_messages = 2}), ElementsAre("a1", "a2"));
  remove("a2");
  pass(30s);
  EXPECT_THAT(receive(), ElementsAre("a1", "a3"));
}

TEST_F(FifoQueue, TakesAMessageOnceInFiveMinutesEvenWhenItIsGone) {
  EXPECT_TRUE(send("a", "g", "id"));
  EXPECT_FALSE(send("b", "g", "id"));
  EXPECT_FALSE(send("b", "other group", "id"));
  receive();
  remove("a");
  pass(299s);
  EXPECT_FALSE(send("c", "g", "id"));
  pass(1s);
  EXPECT_TRUE(send("d", "g", "id"));
}

TEST_F(FifoQueue, TakesAMessageOnceInEachGroupWhenAskedTo) {
  configure({{"DeduplicationScope", "messageGroup"}});
  EXPECT_TRUE(send("a", "one", "id"));
  EXPECT_TRUE(send("a", "two", "id"));
  EXPECT_FALSE(send("a", "two", "id"));
}

TEST_F(FifoQueue, RefusesAnExpiredHandle) {
  send("a", "g");
  receive();
  pass(30s);
  EXPECT_EQ(remove("a"), "InvalidParameterValue");
  const std::string old = handles_["a"];
  receive();
  EXPECT_EQ(code(queue().change_visibility(old, 10s, now_)), "InvalidParameterValue");
  EXPECT_EQ(remove("a"), "");
}

TEST_F(FifoQueue, RepeatsAnAttemptWhoseMessagesAreUntouched) {
  send("a1", "a");
  send("b1", "b");
  const ReceiveRequest attempt{.max_messages = 10, .attempt_id = "attempt"};
  EXPECT_THAT(receive(attempt), ElementsAre("a1", "b1"));
  const std::string handle = handles_["a1"];
  pass(20s);
  EXPECT_THAT(receive(attempt), ElementsAre("a1", "b1"));
  EXPECT_EQ(handles_["a1"], handle);
  EXPECT_EQ(last_.messages.front().receive_count, 1u);
  pass(20s);  // hidden anew by the second attempt
  EXPECT_EQ(counts(), "0 2 0");
  remove("a1");
  EXPECT_THAT(receive(attempt), IsEmpty());
}

TEST_F(FifoQueue, DelaysInOrderWhateverTheDelayBecomes) {
  configure({{"DelaySeconds", "10"}});
  send("a1", "a");
  configure({{"DelaySeconds", "0"}});
  send("a2", "a");
  EXPECT_THAT(receive(), IsEmpty());
  pass(10s);
  EXPECT_THAT(receive(), ElementsAre("a1", "a2"));
}

TEST_F(FifoQueue, LetsTheRestOfAGroupGoOnWhenItsFirstIsGivenUp) {
  configure(
      {{"RedrivePolicy",
        R"({"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead.fifo","maxReceiveCount":1})"}});
  send("a1", "a");
  send("a2", "a");
  const ReceiveRequest request{.max_messages = 1, .visibility_timeout = 0s, .dead_letters = true};
  EXPECT_THAT(receive(request), ElementsAre("a1"));
  EXPECT_THAT(receive(request), ElementsAre("a2"));
  ASSERT_EQ(last_.dead.size(), 1u);
  EXPECT_EQ(last_.dead.front().message->body, "a1");
}

TEST_F(FifoQueue, ExtractsTheOldestThatIsNotHeldBack) {
  send("a1", "a");
  send("a2", "a");
  send("b1", "b");
  receive({.max_messages = 1});
  EXPECT_EQ(queue().extract(now_)->message->body, "b1");
  EXPECT_FALSE(queue().extract(now_));
  EXPECT_EQ(counts(), "1 1 0");
}

}  // namespace
}  // namespace emulator::sqs
