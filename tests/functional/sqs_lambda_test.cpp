// Between queues and functions: event source mappings, destinations and dead letters.

#include "sqs_fixture.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

class QueuesAndFunctions : public QueueTest {
 protected:
  QueuesAndFunctions() : QueueTest({}, {{"LAMBDA_RETRY_BASE_MS", "20"}}) {}

  void SetUp() override {
    QueueTest::SetUp();
    if (is_external()) GTEST_SKIP();
  }
  void create(const std::string& name, const std::string& further = "",
              unsigned timeout = 10) const {
    create_function(aws(), {.name = name,
                            .zip = read_file(function_zip_path("test_function")),
                            .timeout_seconds = timeout,
                            .further_members = further});
    wait_until_active(aws(), name);
  }
  Message try_to_map(const std::string& queue, const std::string& members = {}) const {
    return aws().rest("lambda", "POST", "/2015-03-31/event-source-mappings",
                      R"({"FunctionName":"f","EventSourceArn":")" + queue_arn(queue) + "\"" +
                          (members.empty() ? "" : "," + members) + "}");
  }
  std::string map(const std::string& queue, const std::string& members = {}) const {
    return json_text(expect_success(try_to_map(queue, members)).body, "/UUID");
  }
  std::string state(const std::string& uuid) const {
    return json_text(aws().rest("lambda", "GET", "/2015-03-31/event-source-mappings/" + uuid).body,
                     "/State");
  }
  bool becomes(const std::string& queue, const std::string& expected) const {
    return eventually(seconds(20), [&] { return counts(queue) == expected; });
  }
  bool logged(const std::string& text) {
    return emulator().process().wait_for_output(text, seconds(20));
  }
};

TEST_F(QueuesAndFunctions, messages_are_handed_to_the_function_and_deleted) {
  create("f");
  make_queue("q");
  const std::string uuid = map("q");
  EXPECT_TRUE(eventually(seconds(5), [&] { return state(uuid) == "Enabled"; }));
  send("q", R"({"do":"print","text":"the first message"})");
  EXPECT_TRUE(logged("the first message"));
  EXPECT_TRUE(becomes("q", "0 0 0")) << counts("q");
}

TEST_F(QueuesAndFunctions, a_failed_batch_returns_and_ends_in_the_dead_letter_queue) {
  create("f", "", 1);
  make_queue("dead");
  make_queue("q", R"({"VisibilityTimeout":"1","RedrivePolicy":)" +
                      json_quote(R"({"deadLetterTargetArn":")" + queue_arn("dead") +
                                 R"(","maxReceiveCount":2})") +
                      "}");
  map("q");
  send("q", R"({"do":"fail","type":"E","message":"no"})");
  const std::string dead = receive("dead");
  EXPECT_EQ(json_text(dead, "/Messages/0/Attributes/DeadLetterQueueSourceArn"), queue_arn("q"));
  EXPECT_EQ(json_text(dead, "/Messages/0/Attributes/ApproximateReceiveCount"), "3");
}

TEST_F(QueuesAndFunctions, of_a_batch_only_what_failed_returns) {
  create("f");
  make_queue("q");
  const std::string sent =
      expect_success(on("q", "SendMessage", R"("MessageBody":"{\"one\":1}","DelaySeconds":2)"))
          .body;
  const std::string failing = json_text(sent, "/MessageId");
  send("q",
       R"({"do":"return","payload":{"batchItemFailures":[{"itemIdentifier":")" + failing +
           R"("}]}})",
       R"("DelaySeconds":2)");
  map("q", R"("FunctionResponseTypes":["ReportBatchItemFailures"],"BatchSize":20,)"
           R"("MaximumBatchingWindowInSeconds":2)");
  EXPECT_TRUE(becomes("q", "0 1 0")) << counts("q");
}

TEST_F(QueuesAndFunctions, an_answer_that_names_no_message_of_the_batch_fails_all_of_it) {
  create("f");
  make_queue("q");
  map("q", R"("FunctionResponseTypes":["ReportBatchItemFailures"])");
  send("q", R"({"do":"return","payload":{"batchItemFailures":[{"itemIdentifier":"x"}]}})");
  EXPECT_TRUE(logged("failed and returns to the queue"));
  EXPECT_EQ(counts("q"), "0 1 0");
}

TEST_F(QueuesAndFunctions, what_no_filter_lets_through_is_gone) {
  create("f");
  make_queue("q");
  map("q", R"("FilterCriteria":{"Filters":[{"Pattern":"{\"body\":{\"do\":[\"print\"]}}"}]})");
  send("q", R"({"do":"write","path":"/nowhere/at/all","text":""})");
  send("q", R"({"do":"print","text":"let through"})");
  EXPECT_TRUE(logged("let through"));
  EXPECT_TRUE(becomes("q", "0 0 0")) << counts("q");
  EXPECT_THAT(emulator().process().output(), testing::Not(HasSubstr("returns to the queue")));
}

TEST_F(QueuesAndFunctions, a_mapping_that_is_disabled_or_deleted_reads_no_more) {
  create("f");
  make_queue("q");
  const std::string uuid = map("q");
  const std::string path = "/2015-03-31/event-source-mappings/" + uuid;
  EXPECT_EQ(json_text(aws().rest("lambda", "PUT", path, R"({"Enabled":false})").body, "/State"),
            "Disabling");
  EXPECT_TRUE(eventually(seconds(5), [&] { return state(uuid) == "Disabled"; }));
  send("q", R"({"do":"print","text":"waited"})");
  EXPECT_EQ(counts("q"), "1 0 0");
  EXPECT_EQ(json_text(aws().rest("lambda", "PUT", path, R"({"Enabled":true})").body, "/State"),
            "Enabling");
  EXPECT_TRUE(logged("waited"));
  EXPECT_TRUE(becomes("q", "0 0 0"));
  EXPECT_EQ(json_text(aws().rest("lambda", "DELETE", path).body, "/State"), "Deleting");
  EXPECT_TRUE(
      eventually(seconds(5), [&] { return aws().rest("lambda", "GET", path).status() == 404; }));
  send("q", "stays");
  EXPECT_EQ(counts("q"), "1 0 0");
}

TEST_F(QueuesAndFunctions, groups_of_a_fifo_queue_keep_their_order) {
  create("f");
  make_queue("q.fifo", R"({"FifoQueue":"true","ContentBasedDeduplication":"true"})");
  map("q.fifo", R"("BatchSize":1)");
  for (int i = 0; i < 10; ++i) {
    send("q.fifo", R"({"do":"print","text":"number )" + std::to_string(i) + R"( of ten"})",
         R"("MessageGroupId":"g")");
  }
  EXPECT_TRUE(logged("number 9 of ten"));
  const std::string log = emulator().process().output();
  for (int i = 1; i < 10; ++i) {
    EXPECT_LT(log.find("number " + std::to_string(i - 1) + " of ten"),
              log.find("number " + std::to_string(i) + " of ten"));
  }
}

TEST_F(QueuesAndFunctions, a_queue_hides_messages_for_as_long_as_the_function_may_run) {
  create("f");
  EXPECT_THAT(try_to_map("absent").body, HasSubstr("AWS.SimpleQueueService.NonExistentQueue"));
  make_queue("q", R"({"VisibilityTimeout":"5"})");
  EXPECT_THAT(try_to_map("q").body,
              HasSubstr("Queue visibility timeout: 5 seconds is less than Function timeout: 10 "
                        "seconds"));
}

TEST_F(QueuesAndFunctions, outcomes_and_failed_events_reach_queues) {
  make_queue("succeeded");
  make_queue("failed");
  make_queue("letters");
  create("f", R"(,"DeadLetterConfig":{"TargetArn":")" + queue_arn("letters") + R"("})");
  expect_success(
      aws().rest("lambda", "PUT", "/2019-09-25/functions/f/event-invoke-config",
                 R"({"MaximumRetryAttempts":0,"DestinationConfig":{"OnSuccess":{"Destination":")" +
                     queue_arn("succeeded") + R"("},"OnFailure":{"Destination":")" +
                     queue_arn("failed") + R"("}}})"));
  const Headers event{{"X-Amz-Invocation-Type", "Event"}};
  functional::invoke(aws(), "f", R"({"do":"return","payload":7})", event);
  const std::string failing = R"({"do":"fail","type":"E","message":"no"})";
  functional::invoke(aws(), "f", failing, event);
  const std::string success = json_text(receive("succeeded"), "/Messages/0/Body");
  EXPECT_EQ(json_text(success, "/requestContext/condition"), "Success");
  EXPECT_EQ(json_text(success, "/responsePayload"), "7");
  const std::string failure = json_text(receive("failed"), "/Messages/0/Body");
  EXPECT_EQ(json_text(failure, "/requestContext/condition"), "RetriesExhausted");
  const std::string letter = receive("letters");
  EXPECT_EQ(json_text(letter, "/Messages/0/Body"), failing);
  EXPECT_EQ(json_text(letter, "/Messages/0/MessageAttributes/ErrorCode/StringValue"), "200");
  EXPECT_EQ(json_text(letter, "/Messages/0/MessageAttributes/ErrorMessage/StringValue"), "no");
}

TEST_F(QueuesAndFunctions, a_reset_ends_every_mapping) {
  create("f");
  make_queue("q");
  map("q");
  send("q", R"({"do":"sleep","milliseconds":60000})");
  EXPECT_TRUE(logged("START RequestId"));
  EXPECT_EQ(post(url() + "/_emulator/reset", "").status(), 200);
  make_queue("q");
  send("q", "stays");
  EXPECT_EQ(counts("q"), "1 0 0");
}

}  // namespace
}  // namespace emulator::functional
