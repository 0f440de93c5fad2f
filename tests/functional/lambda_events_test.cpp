// Asynchronous events from outside: retries as configured, destinations and dead letters, and one
// outcome for each, even of those that a stop finds in the queue.

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "harness/emulator_test.hpp"
#include "harness/waiting.hpp"

namespace emulator::functional {
namespace {

using std::chrono::seconds;

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

class LambdaEvents : public EmulatorTest {
 protected:
  LambdaEvents() : EmulatorTest({}, {{"LAMBDA_RETRY_BASE_MS", "20"}}) {}

  void SetUp() override {
    EmulatorTest::SetUp();
    if (is_external()) GTEST_SKIP();
    create("f");
  }

  void create(const std::string& name, const std::string& further = "") const {
    create_function(aws(), {.name = name,
                            .zip = read_file(function_zip_path("test_function")),
                            .further_members = further});
    wait_until_active(aws(), name);
  }

  // Returns the event's request id.
  std::string send_event(const std::string& function, const std::string& event) const {
    const Message answer =
        functional::invoke(aws(), function, event, {{"X-Amz-Invocation-Type", "Event"}});
    EXPECT_EQ(answer.status(), 202) << answer.body;
    return std::string(answer.get("x-amzn-RequestId"));
  }

  bool logged(const std::string& text) {
    return emulator().process().wait_for_output(text, seconds(20));
  }
};

TEST_F(LambdaEvents, are_tried_as_often_as_is_configured) {
  const Message put = aws().rest("lambda", "PUT", "/2019-09-25/functions/f/event-invoke-config",
                                 R"({"MaximumRetryAttempts":1,"MaximumEventAgeInSeconds":60})");
  expect_success(put);
  const std::string id = send_event("f", R"({"do":"fail","type":"E","message":"no"})");
  EXPECT_TRUE(logged("event " + id + " discarded after 2 attempts"));
}

TEST_F(LambdaEvents, reach_their_destination_with_a_record_of_what_became_of_them) {
  create("next");
  const Message put = aws().rest(
      "lambda", "PUT", "/2019-09-25/functions/f/event-invoke-config",
      R"({"MaximumRetryAttempts":0,"DestinationConfig":{)"
      R"("OnSuccess":{"Destination":"arn:aws:lambda:us-east-1:000000000000:function:next"},)"
      R"("OnFailure":{"Destination":"arn:aws:lambda:us-east-1:000000000000:function:next"}}})");
  expect_success(put);
  send_event("f", R"({"do":"return","payload":1})");
  send_event("f", R"({"do":"fail","type":"E","message":"no"})");
  EXPECT_TRUE(eventually(seconds(20), [this] {
    return count_of(emulator().process().output(), "lambda next ") >= 6;
  })) << emulator().process().output();
}

TEST_F(LambdaEvents, that_finally_fail_go_to_the_dead_letter_topic) {
  create("letters");
  const std::string topic = create_topic(aws(), "dead");
  subscribe(aws(), topic, "lambda", "arn:aws:lambda:us-east-1:000000000000:function:letters");
  const std::string members = R"(,"DeadLetterConfig":{"TargetArn":")" + topic + R"("})";
  const Message made =
      aws().rest("lambda", "POST", "/2015-03-31/functions",
                 create_function_request({.name = "g",
                                          .zip = read_file(function_zip_path("test_function")),
                                          .further_members = members}));
  expect_success(made);
  wait_until_active(aws(), "g");
  send_event("g", R"({"do":"fail","type":"E","message":"no"})");
  EXPECT_TRUE(logged("lambda letters")) << emulator().process().output();
}

TEST_F(LambdaEvents, of_a_function_without_concurrency_are_tried_once) {
  expect_success(aws().rest("lambda", "PUT", "/2017-10-31/functions/f/concurrency",
                            R"({"ReservedConcurrentExecutions":0})"));
  const std::string id = send_event("f", "{}");
  EXPECT_TRUE(logged("event " + id + " discarded after 1 attempt"));
}

TEST_F(LambdaEvents, each_have_one_outcome_when_a_stop_finds_them_in_the_queue) {
  std::vector<std::string> ids;
  ids.reserve(300);
  for (int i = 0; i < 300; ++i) {
    ids.push_back(send_event("f", i % 3 == 0 ? R"({"do":"fail","type":"E","message":"no"})"
                                             : R"({"do":"sleep","milliseconds":30})"));
  }
  EXPECT_EQ(emulator().stop(), "");
  const std::string log = emulator().process().output();
  for (const std::string& id : ids) {
    // Done, or named as lost; one that is between two attempts is neither yet.
    const std::size_t discarded = count_of(log, "event " + id + " discarded");
    std::size_t done = 0;
    std::size_t reports = 0;
    for (auto at = log.find("REPORT RequestId: " + id); at != std::string::npos;
         at = log.find("REPORT RequestId: " + id, at + 1)) {
      const std::string line = log.substr(at, log.find('\n', at) - at);
      ++reports;
      if (line.find("Status: ") == std::string::npos) ++done;
    }
    EXPECT_EQ(done + discarded, 1U) << id;
    EXPECT_LE(reports, 3U) << id;
  }
  // The work in hand was not just dropped.
  EXPECT_GE(count_of(log, "REPORT RequestId: "), 10U);
}

}  // namespace
}  // namespace emulator::functional
