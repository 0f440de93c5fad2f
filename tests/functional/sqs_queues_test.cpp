// Queues through the port: both protocols, and what waiting receivers do to connections and to the
// end of the program.

#include <thread>

#include "sqs_fixture.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;
using testing::Lt;
using Clock = std::chrono::steady_clock;

class Queues : public QueueTest {
 protected:
  HttpRequest long_poll(const std::string& queue) const {
    Headers headers = target("ReceiveMessage");
    headers.push_back({"Authorization", aws().authorization("sqs")});
    return {"POST", "/", headers,
            R"({"QueueUrl":")" + queue_url(queue) + R"(","WaitTimeSeconds":20})"};
  }
};

TEST_F(Queues, take_and_give_messages_in_either_protocol) {
  make_queue("q");
  send("q", "by JSON");
  const Message received = aws().query("sqs", "ReceiveMessage",
                                       {{"QueueUrl", queue_url("q")}, {"Version", "2012-11-05"}});
  EXPECT_EQ(xml_text(received.body, "Body"), "by JSON");
  // A form to the queue's own URL, that names neither service nor queue otherwise.
  const Message sent = post(queue_url("q"), "Action=SendMessage&MessageBody=by%20form",
                            {{"Content-Type", "application/x-www-form-urlencoded"}});
  EXPECT_EQ(sent.status(), 200) << sent.body;
  EXPECT_EQ(json_text(receive("q"), "/Messages/0/Body"), "by form");
}

TEST_F(Queues, answer_under_the_host_that_the_caller_used) {
  Headers headers = target("CreateQueue");
  headers.push_back({"Authorization", aws().authorization("sqs")});
  headers.push_back({"Host", "sqs.us-east-1.localhost.localstack.cloud:4566"});
  const Message made = functional::send(url(), {"POST", "/", headers, R"({"QueueName":"q"})"});
  EXPECT_EQ(json_text(made.body, "/QueueUrl"),
            "http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/q");
  const Message found = sqs("PurgeQueue", made.body);
  EXPECT_EQ(found.status(), 200) << found.body;
}

TEST_F(Queues, wake_a_long_poll_when_a_message_comes_and_when_one_comes_back) {
  make_queue("q", R"({"VisibilityTimeout":"1"})");
  HttpConnection connection(split_url(url()).address);
  const auto begin = Clock::now();
  connection.write(to_wire(long_poll("q"), "localhost"));
  send("q", "hello");
  EXPECT_EQ(json_text(connection.read_answer().body, "/Messages/0/Body"), "hello");
  EXPECT_THAT(Clock::now() - begin, Lt(seconds(5)));
  EXPECT_EQ(json_text(receive("q"), "/Messages/0/Attributes/ApproximateReceiveCount"), "2");
  EXPECT_THAT(Clock::now() - begin, Lt(seconds(10)));
}

TEST_F(Queues, keep_the_message_of_a_client_that_went_away) {
  make_queue("q");
  {
    HttpConnection gone(split_url(url()).address);
    gone.write(to_wire(long_poll("q"), "localhost"));
    EXPECT_FALSE(gone.closes_within(milliseconds(200)));
  }
  // Its end is seen in no known time, but soon.
  HttpConnection waiting(split_url(url()).address);
  waiting.write(to_wire(long_poll("q"), "localhost"));
  EXPECT_FALSE(waiting.closes_within(milliseconds(200)));
  send("q", "hello");
  EXPECT_EQ(json_text(waiting.read_answer().body, "/Messages/0/Body"), "hello");
}

TEST_F(Queues, serve_further_requests_on_the_connection_of_a_long_poll) {
  make_queue("q");
  HttpConnection connection(split_url(url()).address);
  connection.write(to_wire(long_poll("q"), "localhost"));
  send("q", "one");
  EXPECT_THAT(connection.read_answer().body, HasSubstr("one"));
  connection.write(to_wire(long_poll("q"), "localhost"));
  send("q", "two");
  EXPECT_THAT(connection.read_answer().body, HasSubstr("two"));
}

TEST_F(Queues, hold_up_neither_a_stop_nor_a_reset) {
  if (is_external()) GTEST_SKIP();
  make_queue("q");
  HttpConnection reset(split_url(url()).address);
  reset.write(to_wire(long_poll("q"), "localhost"));
  EXPECT_FALSE(reset.closes_within(milliseconds(100)));
  EXPECT_EQ(post(url() + "/_emulator/reset", "").status(), 200);
  EXPECT_THAT(reset.read_answer().body, HasSubstr("QueueDoesNotExist"));

  make_queue("q");
  HttpConnection stopped(split_url(url()).address);
  stopped.write(to_wire(long_poll("q"), "localhost"));
  EXPECT_FALSE(stopped.closes_within(milliseconds(100)));
  const auto begin = Clock::now();
  EXPECT_EQ(emulator().stop(), "");
  EXPECT_THAT(Clock::now() - begin, Lt(seconds(4)));
  EXPECT_EQ(stopped.read_answer().body, "{}");
}

TEST_F(Queues, are_among_what_health_tells) {
  EXPECT_THAT(get(url() + "/_emulator/health").body, HasSubstr("\"sqs\""));
}

}  // namespace
}  // namespace emulator::functional
