// Integrations whose answers are streamed, below the port.

#include <gmock/gmock.h>

#include <boost/asio/detached.hpp>

#include "daemon/http/body_source.hpp"
#include "handlers/execute_api/streamed_body.hpp"
#include "tests/unit/execute_api/data_plane_fixture.hpp"
#include "tests/unit/execute_api/kept_logs.hpp"

namespace emulator::execute_api {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;
using Piece = boost::system::result<std::string>;

const std::string nuls(8, '\0');

struct Streaming : DataPlaneTest {
  Streaming() {
    plane.set_logs(logs);
    gateway.service.set_tester(plane);
  }

  void create(const std::string& further = "") {
    const auto path = gateway.method_path(gateway.root, "GET");
    gateway.call("PUT", path, R"({"authorizationType":"NONE"})");
    const auto put = gateway.call(
        "PUT", path + "/integration",
        R"({"type":"AWS_PROXY","httpMethod":"POST","responseTransferMode":"STREAM",)" + further +
            R"("uri":"arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/)" +
            function_arn + R"(/response-streaming-invocations"})");
    ASSERT_EQ(put.status, 201) << put.body;
    deploy();
  }
  void patch(const std::string& target, const std::string& path, const std::string& value) {
    const auto patched = gateway.call("PATCH", target,
                                      R"({"patchOperations":[{"op":"replace","path":")" + path +
                                          R"(","value":")" + value + "\"}]}");
    ASSERT_EQ(patched.status, 200) << patched.body;
  }
  // Reads once.
  static boost::asio::awaitable<void> read(http::BodySource& source, std::optional<Piece>& piece) {
    piece.emplace(co_await source.read());
  }
  Piece read(http::BodySource& source) {
    std::optional<Piece> piece;
    boost::asio::co_spawn(gateway.loop, read(source, piece), boost::asio::detached);
    gateway.loop.restart();
    while (!piece)
      gateway.loop.run_one();
    return *piece;
  }
  // All that a response has to say, and lets it go.
  std::string body_of(http::Response& response) {
    EXPECT_NE(response.stream, nullptr);
    std::string body;
    while (response.stream) {
      const auto piece = read(*response.stream);
      EXPECT_TRUE(piece.has_value());
      if (!piece || piece->empty()) response.stream.reset();
      if (piece) body += *piece;
    }
    return body;
  }

  KeptLogs logs;
};

TEST_F(Streaming, Metadata_is_the_head_and_what_follows_the_body) {
  create();
  invoker.answer(R"({"statusCode":201,"headers":{"X-One":"1","Connection":"x"},)"
                 R"("multiValueHeaders":{"X-Many":["a","b"]},"cookies":["c=1","d=2"]})" +
                 nuls + "hello");
  auto answer = send("GET", "/?x=1");
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.headers.get("X-One"), "1");
  EXPECT_EQ(answer.headers.get("x-amzn-Remapped-Connection"), "x");
  EXPECT_EQ(answer.headers.get("Content-Type"), "application/json");
  std::vector<std::string> many;
  std::vector<std::string> cookies;
  for (const auto& [name, value] : answer.headers) {
    if (name == "X-Many") many.push_back(value);
    if (name == "Set-Cookie") cookies.push_back(value);
  }
  EXPECT_THAT(many, ElementsAre("a", "b"));
  EXPECT_THAT(cookies, ElementsAre("c=1", "d=2"));
  EXPECT_EQ(answer.headers.get("x-amzn-RequestId"), "request-id");
  EXPECT_EQ(body_of(answer), "hello");
  // The function is asked what a buffered one is.
  EXPECT_EQ(aws::string_of(event()["queryStringParameters"]["x"]), "1");
  EXPECT_NE(invoker.received.stream, nullptr);
}

TEST_F(Streaming, Bytes_pass_as_they_are) {
  create();
  const std::string bytes("\x00\xff\x1f", 3);
  invoker.answer("{}" + nuls + bytes);
  auto answer = send("GET", "/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(body_of(answer), bytes);
}

TEST_F(Streaming, An_answer_without_valid_metadata_is_a_bad_gateway) {
  create();
  for (const std::string& malformed :
       {std::string(), std::string("{}"), R"({"statusCode":200,"body":"whole"})" + nuls.substr(1),
        "hello" + nuls, "[1]" + nuls + "x", R"({"statusCode":99})" + nuls,
        R"({"headers":[]})" + nuls, R"({"cookies":"a=1"})" + nuls, R"({"cookies":[1]})" + nuls,
        "{" + std::string(16 * 1024, ' ') + "}" + nuls + "x"}) {
    invoker.answer(malformed);
    const auto answer = send("GET", "/");
    EXPECT_EQ(answer.status, 502) << malformed.substr(0, 50);
    EXPECT_EQ(answer.body, R"({"message":"Internal server error"})") << malformed.substr(0, 50);
    EXPECT_EQ(answer.stream, nullptr);
  }
}

TEST_F(Streaming, What_goes_wrong_before_the_metadata_is_told_by_the_status) {
  create(R"("timeoutInMillis":50,)");
  invoker.fail(R"({"errorMessage":"boom"})");
  EXPECT_EQ(send("GET", "/").status, 502);
  invoker.result = aws::Error{404, "ResourceNotFoundException", "Function not found"};
  EXPECT_EQ(send("GET", "/").status, 500);
  invoker.hangs = true;
  const auto late = send("GET", "/");
  EXPECT_EQ(late.status, 504);
  EXPECT_EQ(late.headers.get("x-amzn-ErrorType"), "InternalServerErrorException");
}

TEST_F(Streaming, A_status_that_has_no_body_has_no_stream) {
  create();
  invoker.answer(R"({"statusCode":204})" + nuls + "no use");
  const auto answer = send("GET", "/");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.stream, nullptr);
}

TEST_F(Streaming, Neither_the_cache_nor_compression_touches_it) {
  create();
  const std::string stage = gateway.base + "/stages/prod";
  patch(stage, "/cacheClusterEnabled", "true");
  patch(stage, "/*/*/caching/enabled", "true");
  patch(gateway.base, "/minimumCompressionSize", "0");
  deploy();
  for (const std::string body : {"one", "two"}) {
    invoker.answer("{}" + nuls + body);
    auto answer = send("GET", "/", {{"Accept-Encoding", "gzip"}});
    EXPECT_FALSE(answer.headers.contains("Content-Encoding"));
    EXPECT_EQ(body_of(answer), body);
  }
}

TEST_F(Streaming, The_logs_are_written_when_the_last_byte_has_gone) {
  create();
  gateway.set_log_role();
  const std::string stage = gateway.base + "/stages/prod";
  patch(stage, "/accessLogSettings/destinationArn",
        "arn:aws:logs:us-east-1:000000000000:log-group:access");
  patch(stage, "/accessLogSettings/format",
        "$context.requestId $context.path $context.status $context.responseLength "
        "$context.integration.status $context.integrationStatus "
        "$context.integration.responseTransferMode $context.integration.timeToAllHeaders "
        "$context.integration.timeToFirstContent $context.integration.latency");
  patch(stage, "/*/*/logging/loglevel", "INFO");
  invoker.answer(R"({"statusCode":201})" + nuls + "hello");
  auto answer = send("GET", "/");
  EXPECT_TRUE(logs.groups["access"].empty());
  EXPECT_EQ(body_of(answer), "hello");
  EXPECT_THAT(logs.groups["access"], ElementsAre("request-id /prod/ 201 5 201 200 STREAMED 0 0 0"));
  const auto& lines =
      logs.groups["API-Gateway-Execution-Logs_" + gateway.base.substr(10) + "/prod"];
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "(request-id) Method completed with status: 201");
  // A caller who leaves is logged as well.
  answer = send("GET", "/");
  answer.stream.reset();
  EXPECT_THAT(logs.groups["access"].back(), StartsWith("request-id /prod/ 201 0 201 200 STREAMED"));
  // So is one whose answer was none.
  invoker.answer("hello");
  EXPECT_EQ(send("GET", "/").status, 502);
  EXPECT_THAT(logs.groups["access"].back(), StartsWith("request-id /prod/ 502 35 - 200 STREAMED"));
}

TEST_F(Streaming, A_test_collects_what_is_streamed) {
  create();
  const auto test = [this] {
    return gateway.call("POST", gateway.method_path(gateway.root, "GET"), "{}");
  };
  invoker.answer(R"({"statusCode":201})" + nuls + "hello");
  const auto answer = test();
  EXPECT_EQ(answer.at("status"), "201") << answer.body;
  EXPECT_EQ(answer.at("body"), "hello");
  EXPECT_EQ(answer.at("log"), "");
  invoker.answer("hello");
  EXPECT_EQ(test().at("status"), "502");
}

// A function's stream whose other end is here.
struct FunctionBodies : Streaming {
  FunctionBody body(StreamLimits limits) {
    return {lambda::StreamReader(stream), "", limits, nullptr};
  }
  static StreamLimits limits(std::chrono::milliseconds end, std::chrono::milliseconds idle) {
    return {StreamLimits::Clock::now() + end, idle};
  }
  InvocationOutput failure() {
    InvocationOutput output;
    output.function_error = InvocationOutput::FunctionError::unhandled;
    return output;
  }

  std::shared_ptr<lambda::ResponseStream> stream =
      std::make_shared<lambda::ResponseStream>(gateway.loop.get_executor());
};

TEST_F(FunctionBodies, A_silent_stream_ends_at_the_first_of_its_limits) {
  using namespace std::chrono_literals;
  auto idle = body(limits(1h, 1ms));
  EXPECT_EQ(read(idle).error(), boost::asio::error::timed_out);
  auto over = body(limits(1ms, 1h));
  EXPECT_EQ(read(over).error(), boost::asio::error::timed_out);
}

TEST_F(FunctionBodies, What_fails_on_the_way_leaves_the_body_unfinished) {
  auto cut = body(limits(std::chrono::hours(1), std::chrono::hours(1)));
  stream->finish(failure());
  EXPECT_EQ(read(cut).error(), boost::asio::error::connection_aborted);
}

TEST_F(FunctionBodies, Whoever_leaves_waits_no_longer) {
  auto left = body(limits(std::chrono::hours(1), std::chrono::hours(1)));
  std::optional<Piece> piece;
  boost::asio::co_spawn(gateway.loop, read(left, piece), boost::asio::detached);
  gateway.loop.restart();
  gateway.loop.poll();
  EXPECT_FALSE(piece);
  left.abandon();
  gateway.loop.restart();
  gateway.loop.poll();
  ASSERT_TRUE(piece);
  EXPECT_TRUE(piece->has_error());
}

}  // namespace
}  // namespace emulator::execute_api
