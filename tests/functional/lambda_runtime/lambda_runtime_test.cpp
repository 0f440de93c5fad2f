// The runtime client against a Runtime API that behaves as the test tells it to.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <mutex>
#include <vector>

#include "harness/aws_client.hpp"
#include "harness/child_process.hpp"
#include "harness/imposter.hpp"

namespace emulator::functional {
namespace {

using testing::ElementsAre;
using Manner = CannedAnswer::Manner;

CannedAnswer invocation(const std::string& id, const std::string& payload) {
  return {.headers = {{"Lambda-Runtime-Aws-Request-Id", id},
                      {"Lambda-Runtime-Deadline-Ms", "4102444800000"},
                      {"Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:x:1:function:f"},
                      {"Lambda-Runtime-Trace-Id", "Root=1-" + id}},
          .body = payload};
}

// Hands out what `next` was given, then lets the runtime wait; takes every other call unless told
// otherwise.
class FakeRuntimeApi {
 public:
  FakeRuntimeApi() {
    imposter_.answer_by([this](const ReceivedRequest& request) { return answer(request); });
  }

  void next(CannedAnswer answer) {
    const std::lock_guard lock{mutex_};
    next_.push_back(std::move(answer));
  }
  void post(CannedAnswer answer) {
    const std::lock_guard lock{mutex_};
    post_.push_back(std::move(answer));
  }

  // The calls but `next`, once there are that many.
  std::vector<ReceivedRequest> posts(std::size_t count) {
    const auto are_posts = [](const std::vector<ReceivedRequest>& requests) {
      std::vector<ReceivedRequest> found;
      for (const auto& request : requests) {
        if (request.method == "POST") found.push_back(request);
      }
      return found;
    };
    EXPECT_TRUE(imposter_.wait_until(
        [&](const auto& requests) { return are_posts(requests).size() >= count; }));
    return are_posts(imposter_.requests());
  }

  std::string address() const { return split_url(imposter_.url()).address; }

 private:
  static CannedAnswer take(std::deque<CannedAnswer>& from, CannedAnswer otherwise) {
    if (from.empty()) return otherwise;
    auto answer = std::move(from.front());
    from.pop_front();
    return answer;
  }

  CannedAnswer answer(const ReceivedRequest& request) {
    const std::lock_guard lock{mutex_};
    if (request.method == "GET") return take(next_, {.manner = Manner::hang});
    return take(post_, {.status = 202, .body = R"({"status":"OK"})"});
  }

  std::mutex mutex_;  // guards what follows
  std::deque<CannedAnswer> next_;
  std::deque<CannedAnswer> post_;
  // Last, so that its threads end before what they use.
  HttpImposter imposter_;
};

class LambdaRuntime : public testing::Test {
 protected:
  void start(std::map<std::string, std::string> environment = {}) {
    environment["AWS_LAMBDA_RUNTIME_API"] = api.address();
    function.emplace(std::vector<std::string>{TEST_FUNCTION}, std::move(environment));
  }

  FakeRuntimeApi api;
  std::optional<ChildProcess> function;
};

TEST_F(LambdaRuntime, AnswersInvocationsInTurn) {
  api.next(invocation("one", R"({"a":1})"));
  api.next(invocation("two", R"({"b":2})"));
  start();
  const auto posts = api.posts(2);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].target, "/2018-06-01/runtime/invocation/one/response");
  EXPECT_EQ(posts[0].body(), R"({"a":1})");
  EXPECT_EQ(posts[0].header("Content-Type"), "application/json");
  EXPECT_EQ(posts[1].target, "/2018-06-01/runtime/invocation/two/response");
  EXPECT_TRUE(function->running());
}

TEST_F(LambdaRuntime, HandsOnWhatTheApiSaysOfTheInvocation) {
  api.next(invocation("one", R"({"do":"context"})"));
  api.next(invocation("two", R"({"do":"environment"})"));
  start();
  const auto posts = api.posts(2);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(json_text(posts[0].body(), "/requestId"), "one");
  EXPECT_EQ(json_text(posts[0].body(), "/functionArn"), "arn:aws:lambda:x:1:function:f");
  EXPECT_GT(std::stoll(json_text(posts[0].body(), "/remainingMs")), 0);
  EXPECT_EQ(json_text(posts[1].body(), "/_X_AMZN_TRACE_ID"), "Root=1-two");
}

TEST_F(LambdaRuntime, ReportsAnExceptionWithTypeAndText) {
  api.next(invocation("one", R"({"do":"throw","message":"no \"luck\""})"));
  api.next(invocation("two", "{}"));
  start();
  const auto posts = api.posts(2);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].target, "/2018-06-01/runtime/invocation/one/error");
  EXPECT_EQ(posts[0].header("Lambda-Runtime-Function-Error-Type"), "std::runtime_error");
  EXPECT_EQ(json_text(posts[0].body(), "/errorMessage"), "no \"luck\"");
  EXPECT_EQ(posts[1].target, "/2018-06-01/runtime/invocation/two/response");
}

TEST_F(LambdaRuntime, ReportsAnInitErrorAndEnds) {
  start({{"TEST_FUNCTION_INIT", "throw"}});
  const auto posts = api.posts(1);
  ASSERT_EQ(posts.size(), 1u);
  EXPECT_EQ(posts[0].target, "/2018-06-01/runtime/init/error");
  EXPECT_EQ(json_text(posts[0].body(), "/errorMessage"), "told to fail in init");
  EXPECT_EQ(function->wait(default_timeout), (ExitStatus{1, 0}));
}

TEST_F(LambdaRuntime, CarriesLargePayloadsBothWays) {
  const auto payload = '"' + std::string(6'000'000, 'x') + '"';
  api.next(invocation("one", payload));
  start();
  const auto posts = api.posts(1);
  ASSERT_EQ(posts.size(), 1u);
  EXPECT_TRUE(posts[0].body() == payload);
}

TEST_F(LambdaRuntime, FollowsAConnectionThatTheApiCloses) {
  auto closing = invocation("one", "1");
  closing.headers.emplace_back("Connection", "close");
  api.next(closing);
  api.next(invocation("two", "2"));
  api.post({.status = 202, .headers = {{"Connection", "close"}}});
  start();
  const auto posts = api.posts(2);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[1].body(), "2");
}

TEST_F(LambdaRuntime, AsksAgainWhenNextIsCutOff) {
  auto cut = invocation("lost", R"({"cut":"in the middle"})");
  cut.manner = Manner::close_mid_answer;
  api.next(cut);
  api.next({.manner = Manner::close});
  api.next(invocation("one", "1"));
  start();
  const auto posts = api.posts(1);
  ASSERT_EQ(posts.size(), 1u);
  EXPECT_EQ(posts[0].target, "/2018-06-01/runtime/invocation/one/response");
}

TEST_F(LambdaRuntime, AnswersAgainButNeverRunsAnInvocationTwice) {
  api.next(invocation("one", R"({"do":"context"})"));
  api.post({.manner = Manner::close});
  api.post({.manner = Manner::close});
  api.next(invocation("one", R"({"do":"context"})"));
  api.next(invocation("two", R"({"do":"context"})"));
  start();
  const auto posts = api.posts(4);
  ASSERT_EQ(posts.size(), 4u);
  std::vector<std::string> runs;
  runs.reserve(posts.size());
  for (const auto& post : posts)
    runs.push_back(json_text(post.body(), "/invocations"));
  EXPECT_THAT(runs, ElementsAre("1", "1", "1", "2"));
}

TEST_F(LambdaRuntime, GoesOnWhenAnAnswerIsRefused) {
  api.next(invocation("late", "1"));
  api.post({.status = 400, .body = R"({"errorType":"InvalidRequestID"})"});
  api.next(invocation("two", "2"));
  start();
  const auto posts = api.posts(2);
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[1].body(), "2");
  EXPECT_TRUE(function->wait_for_output("InvalidRequestID", default_timeout));
}

TEST_F(LambdaRuntime, EndsWhenTheApiRefusesToGiveWork) {
  api.next({.status = 403, .body = R"({"errorType":"InvalidStateTransition"})"});
  start();
  EXPECT_TRUE(function->wait(default_timeout));
  EXPECT_THAT(function->output(), testing::HasSubstr("InvalidStateTransition"));
}

TEST_F(LambdaRuntime, SaysSoWhenItIsNotInAnExecutionEnvironment) {
  function.emplace(std::vector<std::string>{TEST_FUNCTION});
  EXPECT_EQ(function->wait(default_timeout), (ExitStatus{1, 0}));
  EXPECT_THAT(function->output(), testing::HasSubstr("AWS_LAMBDA_RUNTIME_API is not set"));
}

}  // namespace
}  // namespace emulator::functional
