#include "handlers/sns/delivery_queue.hpp"

#include <gmock/gmock.h>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

const AttemptResult failure{DeliveryOutcome::retryable, "HTTP 503 Service Unavailable"};
const AttemptResult refusal{DeliveryOutcome::permanent, "HTTP 404 Not Found"};

class DeliveryQueueTest : public SnsTest {
 protected:
  DeliveryQueueTest() {
    subscription->arn = "arn:aws:sns:us-east-1:000000000000:t:1";
    subscription->endpoint = "http://subscriber/";
    manner.retry = default_retry_policy().at_pace(1ms);
  }

  void push(const std::string& text) {
    auto message = std::make_shared<OutboundMessage>();
    message->id = text;
    message->content.text = text;
    queue->push({message, nullptr, activity.begin(), {}});
  }

  std::shared_ptr<Subscription> subscription = std::make_shared<Subscription>();
  DeliveryQueue::Manner manner{};
  std::vector<DeliveryEvent::Kind> events;
  DeliveryQueue::Hooks hooks{[this](const Subscription&) { return manner; },
                             [this](const DeliveryEvent& event) { events.push_back(event.kind); }};
  std::shared_ptr<Backlog> backlog = std::make_shared<Backlog>();
  std::shared_ptr<DeliveryQueue> queue =
      std::make_shared<DeliveryQueue>(platform, transport, subscription, backlog, hooks);
};

TEST_F(DeliveryQueueTest, DeliversInOrder) {
  for (const char* text : {"1", "2", "3"})
    push(text);
  EXPECT_EQ(activity.in_flight(), 3u);
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "2", "3"));
  EXPECT_TRUE(queue->idle());
}

TEST_F(DeliveryQueueTest, RetriesBeforeItGoesOn) {
  transport->answers = {failure, failure};
  push("1");
  push("2");
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "1", "1", "2"));
}

TEST_F(DeliveryQueueTest, PermanentFailureDropsTheMessageAlone) {
  transport->answers = {refusal};
  push("1");
  push("2");
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "2"));
}

TEST_F(DeliveryQueueTest, GivesUpAfterTheLastRetry) {
  manner.retry = quick_retry_policy();
  transport->answers.assign(4, failure);
  push("1");
  push("2");
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "1", "1", "1", "2"));
}

TEST_F(DeliveryQueueTest, CloseEndsTheWaitForARetry) {
  manner.retry = RetryPolicy();
  manner.retry.backoff_retries = 1;
  manner.retry.min_delay = 1h;
  transport->answers = {failure};
  push("1");
  push("2");
  loop.restart();
  loop.poll();
  EXPECT_EQ(activity.in_flight(), 2u);
  queue->close("a test ends it", true);
  EXPECT_EQ(activity.in_flight(), 0u);
  loop.restart();
  loop.run();
  EXPECT_THAT(texts(), ElementsAre("1"));
}

TEST_F(DeliveryQueueTest, StoppedQueueTriesNoMessageTwice) {
  manner.retry = RetryPolicy();
  manner.retry.backoff_retries = 1;
  manner.retry.min_delay = 1h;
  transport->answers = {failure};
  push("1");
  push("2");
  loop.restart();
  loop.poll();
  queue->stop_retrying();
  run_until_idle();
  EXPECT_THAT(texts(), ElementsAre("1", "2"));
}

TEST_F(DeliveryQueueTest, IsBounded) {
  transport->gate = std::make_shared<boost::asio::steady_timer>(
      loop, boost::asio::steady_timer::time_point::max());
  for (std::size_t i = 0; i < Backlog::max_messages + 5; ++i)
    push("x");
  EXPECT_EQ(activity.in_flight(), Backlog::max_messages);
  queue->close("a test ends it", true);
  transport->gate->cancel();
  loop.restart();
  loop.run();
}

TEST_F(DeliveryQueueTest, PassesTheContentTypeOn) {
  manner.content_type = "application/json";
  push("{}");
  run_until_idle();
  EXPECT_EQ(transport->sent.at(0).content_type, "application/json");
}

}  // namespace
}  // namespace emulator::sns
