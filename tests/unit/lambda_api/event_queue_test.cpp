#include "handlers/lambda/event_queue.hpp"

#include <vector>

#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using FunctionError = InvocationOutput::FunctionError;

// A queue before a function that answers as told, and records its request ids.
class EventQueueTest : public ::testing::Test {
 protected:
  EventQueueTest() { test_.config.lambda_retry_base = std::chrono::milliseconds(0); }

  static boost::asio::awaitable<aws::Result<InvocationOutput>> answer(EventQueueTest* self,
                                                                      std::string request_id) {
    self->attempts_.push_back(std::move(request_id));
    if (self->error_) co_return *self->error_;
    InvocationOutput output;
    output.function_error =
        self->failures_left_ == 0 ? FunctionError::none : FunctionError::unhandled;
    if (self->failures_left_ > 0) --self->failures_left_;
    co_return output;
  }

  void push(std::string request_id) {
    queue_.push({FunctionTarget{{}, "fn", {}}, std::move(request_id), {}});
  }
  // Retries come after no time at all, yet through the loop's timers.
  void run_until_idle() {
    test_.loop.restart();
    while (test_.activity.in_flight() != 0)
      test_.loop.run_one();
  }

  TestPlatform test_;
  std::vector<std::string> attempts_;
  int failures_left_ = 0;
  std::optional<aws::Error> error_;
  EventQueue queue_{test_.platform,
                    [this](FunctionTarget, std::string request_id, InvocationInput) {
                      return answer(this, std::move(request_id));
                    }};
};

TEST_F(EventQueueTest, AnEventIsHandedOverOnce) {
  push("a");
  EXPECT_EQ(test_.activity.in_flight(), 1u);
  run_until_idle();
  EXPECT_EQ(attempts_, (std::vector<std::string>{"a"}));
}

TEST_F(EventQueueTest, AFailureIsTriedAgainUnderTheSameId) {
  failures_left_ = 2;
  push("a");
  run_until_idle();
  EXPECT_EQ(attempts_, (std::vector<std::string>{"a", "a", "a"}));
}

TEST_F(EventQueueTest, TheThirdFailureIsTheLast) {
  failures_left_ = 9;
  push("a");
  run_until_idle();
  EXPECT_EQ(attempts_.size(), 3u);
}

TEST_F(EventQueueTest, AFunctionThatIsGoneIsNotTriedAgain) {
  error_ = aws::Error{404, "ResourceNotFoundException", "gone"};
  push("a");
  run_until_idle();
  EXPECT_EQ(attempts_.size(), 1u);
}

TEST_F(EventQueueTest, WithoutRetriesAFailureIsTheEnd) {
  error_ = aws::Error{429, "TooManyRequestsException", "throttled"};
  push("waiting");
  test_.settle();
  queue_.stop_retrying();
  push("new");
  run_until_idle();
  EXPECT_EQ(attempts_, (std::vector<std::string>{"waiting", "new"}));
}

TEST_F(EventQueueTest, CancellingDropsWhatWaits) {
  error_ = aws::Error{429, "TooManyRequestsException", "throttled"};
  push("a");
  test_.settle();
  EXPECT_EQ(test_.activity.in_flight(), 1u);
  queue_.cancel();
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  EXPECT_TRUE(test_.wait_for(queue_.wait_until_empty(deadline)));
  EXPECT_EQ(test_.activity.in_flight(), 0u);

  push("late");
  EXPECT_EQ(test_.activity.in_flight(), 0u);
  queue_.resume();
  error_.reset();
  push("b");
  run_until_idle();
  EXPECT_EQ(attempts_, (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace emulator::lambda
