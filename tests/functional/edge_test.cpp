// The edge as clients of every kind meet it, well-behaved or not.

#include <sys/resource.h>

#include <algorithm>

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

class EdgeTest : public EmulatorTest {
 protected:
  HttpConnection connect(milliseconds timeout = default_timeout) const {
    return HttpConnection{split_url(url()).address, timeout};
  }

  HttpRequest create_topic_request(const std::string& name) const {
    return {"POST",
            "/",
            {{"Authorization", aws().authorization("sns")},
             {"Content-Type", "application/x-www-form-urlencoded"}},
            "Action=CreateTopic&Version=2010-03-31&Name=" + name};
  }

  // The emulator answers as ever, whatever a client did before.
  void expect_alive() const { EXPECT_EQ(get(url() + "/_emulator/health").status(), 200); }
};

TEST_F(EdgeTest, TellsItsHealthInTheShapeThatToolsWaitFor) {
  for (const char* path : {"/_emulator/health", "/_localstack/health"}) {
    const auto health = get(url() + path);
    EXPECT_EQ(health.status(), 200);
    EXPECT_EQ(health.get("Content-Type"), "application/json");
    for (const char* service : {"sns", "lambda", "apigateway", "sts"}) {
      EXPECT_EQ(json_text(health.body, "/services/" + std::string{service}), "running");
    }
    EXPECT_FALSE(json_text(health.body, "/version").empty());
  }
}

TEST_F(EdgeTest, KeepsConnectionsAlive) {
  auto connection = connect();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(connection.send({.target = "/_emulator/health"}).status(), 200);
  }
}

TEST_F(EdgeTest, ClosesTheConnectionWhenAskedTo) {
  auto connection = connect();
  const auto answer =
      connection.send({.target = "/_emulator/health", .headers = {{"Connection", "close"}}});
  EXPECT_EQ(answer.status(), 200);
  EXPECT_TRUE(connection.closes_within(default_timeout));
}

TEST_F(EdgeTest, AnswersPipelinedRequestsInOrder) {
  auto connection = connect();
  const auto host = split_url(url()).address;
  std::string all;
  for (const char* name : {"one", "two", "three"})
    all += to_wire(create_topic_request(name), host);
  connection.write(all + to_wire({.target = "/_emulator/nothing"}, host));
  for (const char* name : {"one", "two", "three"}) {
    const auto answer = connection.read_answer();
    EXPECT_EQ(answer.status(), 200);
    EXPECT_THAT(xml_text(answer.body, "TopicArn"), testing::EndsWith(name));
  }
  EXPECT_EQ(connection.read_answer().status(), 404);
}

TEST_F(EdgeTest, AnswersBeforeTheRequestBehindIsWhole) {
  auto connection = connect();
  const auto host = split_url(url()).address;
  const auto next = to_wire(create_topic_request("behind"), host);
  connection.write(to_wire({.target = "/_emulator/health"}, host) + next.substr(0, 20));
  EXPECT_EQ(connection.read_answer().status(), 200);
  connection.write(next.substr(20));
  EXPECT_THAT(xml_text(connection.read_answer().body, "TopicArn"), testing::EndsWith("behind"));
}

TEST_F(EdgeTest, AnswersWhileTheRequestBehindWaits) {
  const auto queue_call = [this](std::string_view operation, std::string body) {
    return HttpRequest{"POST",
                       "/",
                       {{"Authorization", aws().authorization("sqs")},
                        {"Content-Type", "application/x-amz-json-1.0"},
                        {"X-Amz-Target", "AmazonSQS." + std::string(operation)}},
                       std::move(body)};
  };
  const auto made = connect().send(queue_call("CreateQueue", R"({"QueueName":"behind"})"));
  const auto queue = json_text(made.body, "/QueueUrl");
  auto connection = connect();
  const auto host = split_url(url()).address;
  connection.write(
      to_wire({.target = "/_emulator/health"}, host) +
      to_wire(queue_call("ReceiveMessage", R"({"WaitTimeSeconds":20,"QueueUrl":")" + queue + "\"}"),
              host));
  EXPECT_EQ(json_text(connection.read_answer().body, "/services/sqs"), "running");
  EXPECT_EQ(connect()
                .send(queue_call("SendMessage",
                                 R"({"MessageBody":"at last","QueueUrl":")" + queue + "\"}"))
                .status(),
            200);
  EXPECT_EQ(json_text(connection.read_answer().body, "/Messages/0/Body"), "at last");
}

TEST_F(EdgeTest, AsksForTheBodyOfARequestBehindAfterTheAnswerBefore) {
  auto connection = connect();
  const auto host = split_url(url()).address;
  auto request = create_topic_request("expected-behind");
  request.headers.emplace_back("Expect", "100-continue");
  const auto wire = to_wire(request, host);
  const auto head_end = wire.find("\r\n\r\n") + 4;
  connection.write(to_wire({.target = "/_emulator/health"}, host) + wire.substr(0, head_end));
  EXPECT_EQ(connection.read_answer().status(), 200);
  EXPECT_THAT(connection.read_until("\r\n\r\n"), testing::StartsWith("HTTP/1.1 100 Continue\r\n"));
  connection.write(wire.substr(head_end));
  EXPECT_EQ(connection.read_answer().status(), 200);
}

TEST_F(EdgeTest, AsksForTheBodyOfAClientThatExpectsIt) {
  auto connection = connect();
  auto request = create_topic_request("expected");
  request.headers.emplace_back("Expect", "100-continue");
  const auto wire = to_wire(request, split_url(url()).address);
  const auto head_end = wire.find("\r\n\r\n") + 4;
  connection.write(wire.substr(0, head_end));
  EXPECT_THAT(connection.read_until("\r\n\r\n"), testing::StartsWith("HTTP/1.1 100 Continue\r\n"));
  connection.write(wire.substr(head_end));
  EXPECT_EQ(connection.read_answer().status(), 200);
}

TEST_F(EdgeTest, TakesChunkedBodies) {
  auto request = create_topic_request("chunked");
  const auto body = request.body;
  request.headers.emplace_back("Transfer-Encoding", "chunked");
  request.body = "10\r\n" + body.substr(0, 16) + "\r\n";
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", body.size() - 16);
  request.body += size + body.substr(16) + "\r\n0\r\n\r\n";
  const auto answer = expect_success(send(url(), request));
  EXPECT_THAT(xml_text(answer.body, "TopicArn"), testing::EndsWith("chunked"));
}

TEST_F(EdgeTest, TakesAwsChunkedBodies) {
  auto request = create_topic_request("aws-chunked");
  const auto body = request.body;
  char size[16];
  std::snprintf(size, sizeof size, "%zx", body.size());
  request.body = size + std::string{";chunk-signature="} + std::string(64, '0') + "\r\n" + body +
                 "\r\n0;chunk-signature=" + std::string(64, '0') + "\r\n\r\n";
  request.headers.emplace_back("Content-Encoding", "aws-chunked");
  request.headers.emplace_back("x-amz-decoded-content-length", std::to_string(body.size()));
  request.headers.emplace_back("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
  const auto answer = expect_success(send(url(), request));
  EXPECT_THAT(xml_text(answer.body, "TopicArn"), testing::EndsWith("aws-chunked"));
}

TEST_F(EdgeTest, RefusesGzipBodiesByName) {
  auto request = create_topic_request("gzip");
  request.headers.emplace_back("Content-Encoding", "gzip");
  const auto answer = send(url(), request);
  EXPECT_EQ(answer.status(), 415);
  EXPECT_THAT(answer.body, HasSubstr("gzip"));
}

TEST_F(EdgeTest, RefusesAHeadThatIsTooLarge) {
  const auto answer =
      send(url(), {.target = "/_emulator/health", .headers = {{"X", std::string(70'000, 'x')}}});
  EXPECT_EQ(answer.status(), 431);
  expect_alive();
}

TEST_F(EdgeTest, RefusesABodyThatIsTooLargeBeforeItComes) {
  const auto refuse = [&](const std::string& target) {
    auto connection = connect();
    connection.write("POST " + target +
                     " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n" +
                     "Authorization: " + aws().authorization("lambda") + "\r\n\r\n");
    return connection.read_answer();
  };
  const auto creation = refuse("/2015-03-31/functions");
  EXPECT_EQ(creation.status(), 413);
  EXPECT_EQ(creation.get("x-amzn-ErrorType"), "RequestEntityTooLargeException");
  const auto invocation = refuse("/2015-03-31/functions/f/invocations");
  EXPECT_EQ(invocation.status(), 413);
  EXPECT_EQ(invocation.get("x-amzn-ErrorType"), "RequestTooLargeException");
  const auto user = refuse("/restapis/abc/test/_user_request_/path");
  EXPECT_EQ(user.status(), 413);
  EXPECT_EQ(user.body, R"({"message":"Request Too Long"})");
}

TEST_F(EdgeTest, RefusesWhatIsNoHttp) {
  auto connection = connect();
  connection.write("\x16\x03\x01 this is TLS or anything\r\n\r\n");
  EXPECT_EQ(connection.read_answer().status(), 400);
  expect_alive();
}

TEST_F(EdgeTest, SurvivesHalfARequest) {
  for (const char* half :
       {"POST / HTTP/1.1\r\nHost: local",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nha"}) {
    {
      auto connection = connect();
      connection.write(half);
    }
    auto half_closed = connect();
    half_closed.write(half);
    half_closed.finish_writing();
    half_closed.read_to_end();
  }
  expect_alive();
}

TEST_F(EdgeTest, CutsOffAClientThatSendsAByteASecond) {
  // The limit is 20 s for a request without speed.
  auto connection = connect(milliseconds{30'000});
  const auto begin = std::chrono::steady_clock::now();
  connection.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
  while (!connection.closes_within(milliseconds{1'000})) {
    if (!connection.try_write("x")) break;
    ASSERT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{40});
    if (connection.has_answer()) {
      EXPECT_EQ(connection.read_answer().status(), 408);
      break;
    }
  }
  EXPECT_GT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{15});
  expect_alive();
}

TEST_F(EdgeTest, HoldsThousandsOfOpenConnections) {
  // As many as this process may open, up to three thousand.
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = limit.rlim_max;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
  const auto count = std::min<rlim_t>(3'000, limit.rlim_cur - 100);
  std::vector<HttpConnection> connections;
  connections.reserve(count);
  for (rlim_t i = 0; i < count; ++i)
    connections.push_back(connect());
  expect_alive();
  for (auto& connection : connections) {
    ASSERT_EQ(connection.send({.target = "/_emulator/health"}).status(), 200);
  }
}

TEST_F(EdgeTest, RefusesForeignHostNames) {
  const auto status = [&](const std::string& host) {
    return send(url(), {.target = "/_emulator/health", .headers = {{"Host", host}}}).status();
  };
  for (const char* host :
       {"attacker.example", "attacker.example:4566", "localhost.attacker.example",
        "127.0.0.1.attacker.example", "abc.execute-api.attacker.example"}) {
    EXPECT_EQ(status(host), 403) << host;
  }
  for (const char* host :
       {"localhost", "localhost:4566", "127.0.0.1", "[::1]:4566", "192.168.1.2", "emulator",
        "aws:4566", "x.localhost", "host.docker.internal", "laptop.local",
        "emulator.ci.svc.cluster.local", "localhost.localstack.cloud",
        "sns.us-east-1.localhost.localstack.cloud"}) {
    EXPECT_EQ(status(host), 200) << host;
  }
}

TEST_F(EdgeTest, RefusesPagesOfOtherOrigins) {
  const auto answer_to = [&](Headers headers) {
    auto request = create_topic_request("origin");
    for (auto& header : headers)
      request.headers.push_back(std::move(header));
    return send(url(), request);
  };
  EXPECT_EQ(answer_to({{"Origin", "https://attacker.example"}}).status(), 403);
  EXPECT_EQ(answer_to({{"Origin", "null"}}).status(), 403);
  EXPECT_EQ(answer_to({{"Sec-Fetch-Site", "cross-site"}}).status(), 403);
  const auto local = answer_to({{"Origin", "http://localhost:3000"}});
  EXPECT_EQ(local.status(), 200);
  EXPECT_EQ(local.get("Access-Control-Allow-Origin"), "http://localhost:3000");
  EXPECT_EQ(send(url(), {.method = "POST",
                         .target = "/_emulator/reset",
                         .headers = {{"Origin", "https://attacker.example"}}})
                .status(),
            403);
}

TEST_F(EdgeTest, LetsPagesOfAnyOriginCallDeployedApis) {
  const FunctionSpec spec{.name = "echo", .zip = read_file(function_zip_path("echo"))};
  const auto arn = create_function(aws(), spec);
  wait_until_active(aws(), "echo");
  const auto api = create_api(aws(), arn);
  const auto answer = post(api.url + "/messages", "hello",
                           {{"Origin", "https://shop.example"}, {"Sec-Fetch-Site", "cross-site"}});
  EXPECT_EQ(answer.status(), 200) << answer.body;

  const auto by_host = send(url(), {.method = "POST",
                                    .target = "/test/messages",
                                    .headers = {{"Host", api.id + ".execute-api.shop.example"}},
                                    .body = "hello"});
  EXPECT_EQ(by_host.status(), 200) << by_host.body;
}

TEST_F(EdgeTest, NamesWhatItDoesNotImplementInTheCallersProtocol) {
  const auto query = aws().query("sts", "GetSessionToken");
  EXPECT_EQ(query.status(), 501);
  EXPECT_THAT(xml_text(query.body, "Message"), HasSubstr("GetSessionToken"));
  const auto rest =
      aws().rest("dynamodb", "POST", "/", "{}", {{"X-Amz-Target", "DynamoDB_20120810.PutItem"}});
  EXPECT_EQ(rest.status(), 501);
  EXPECT_THAT(json_text(rest.body, "/message"), HasSubstr("PutItem"));
  EXPECT_FALSE(rest.get("x-amzn-RequestId").empty());
}

TEST_F(EdgeTest, ForgetsEverythingOnReset) {
  const FunctionSpec spec{.name = "echo", .zip = read_file(function_zip_path("echo"))};
  const auto arn = create_function(aws(), spec);
  wait_until_active(aws(), "echo");
  const auto api = create_api(aws(), arn);
  expect_success(post(api.url + "/messages", "starts an environment"));
  const auto topic = create_topic(aws(), "topic");
  SnsSubscriber subscriber;
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_until_confirmed(1));

  EXPECT_EQ(post(url() + "/_emulator/reset", "").status(), 200);
  if (!is_external()) {
    const auto left = descendants_of(emulator().process().pid());
    EXPECT_EQ(to_string(left), "");
  }
  EXPECT_FALSE(has_xml(expect_success(aws().query("sns", "ListTopics")).body, "TopicArn"));
  EXPECT_EQ(aws().rest("lambda", "GET", "/2015-03-31/functions/echo").status(), 404);
  EXPECT_EQ(aws().rest("apigateway", "GET", "/restapis/" + api.id).status(), 404);
  EXPECT_EQ(post(api.url + "/messages", "hello").status(), 403);

  // Tests that share one emulator go on with it.
  create_function(aws(), spec);
  wait_until_active(aws(), "echo");
  EXPECT_EQ(invoke(aws(), "echo", R"({"again":true})").body, R"({"again":true})");
  const auto new_topic = create_topic(aws(), "topic");
  SnsSubscriber new_subscriber;
  subscribe(aws(), new_topic, "http", new_subscriber.url());
  ASSERT_TRUE(new_subscriber.wait_until_confirmed(1));
  publish(aws(), new_topic, "again");
  EXPECT_TRUE(new_subscriber.wait_for_notifications(1));
}

TEST_F(EdgeTest, SaysWhenItIsIdle) {
  EXPECT_EQ(get(url() + "/_emulator/idle").status(), 200);
  create_function(aws(), {.name = "sleeper", .zip = read_file(function_zip_path("test_function"))});
  wait_until_active(aws(), "sleeper");
  const auto accepted = invoke(aws(), "sleeper", R"({"do":"sleep","milliseconds":700})",
                               {{"X-Amz-Invocation-Type", "Event"}});
  ASSERT_EQ(accepted.status(), 202);
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=0.1").status(), 504);
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=9").status(), 200);
}

}  // namespace
}  // namespace emulator::functional
