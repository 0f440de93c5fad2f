#include "lambda_runtime/http_message.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda_runtime::http {
namespace {

using Kind = MessageParser::Kind;
using State = MessageParser::State;

MessageParser parse(std::string_view bytes, Kind kind = Kind::response) {
  MessageParser parser(kind);
  parser.consume(bytes);
  return parser;
}

constexpr std::string_view chunked_answer =
    "HTTP/1.1 200 OK\r\n"
    "Transfer-Encoding: chunked\r\n"
    "X-Name:  a value \r\n"
    "\r\n"
    "5;extension=1\r\nhello\r\n"
    "A\r\n, chunks!\n\r\n"
    "0\r\nTrailer: x\r\n\r\n";

TEST(MessageParser, ReadsABodyOfGivenLength) {
  auto parser = parse("HTTP/1.1 202 Accepted\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n");
  ASSERT_EQ(parser.state(), State::complete);
  EXPECT_EQ(parser.message().status(), 202);
  EXPECT_EQ(parser.message().body, "{\"status\":\"OK\"}\n");
  EXPECT_TRUE(parser.message().keeps_alive());
}

TEST(MessageParser, ReadsAChunkedBody) {
  auto parser = parse(chunked_answer);
  ASSERT_EQ(parser.state(), State::complete) << parser.fault();
  EXPECT_EQ(parser.message().body, "hello, chunks!\n");
  EXPECT_EQ(parser.message().get("x-name"), "a value");
}

TEST(MessageParser, GivesTheSameMessageHoweverTheBytesAreSplit) {
  for (std::size_t split = 0; split <= chunked_answer.size(); ++split) {
    MessageParser parser(Kind::response);
    parser.consume(chunked_answer.substr(0, split));
    parser.consume(chunked_answer.substr(split));
    ASSERT_EQ(parser.state(), State::complete) << split;
    EXPECT_EQ(parser.message().body, "hello, chunks!\n") << split;
  }
  MessageParser bytewise(Kind::response);
  for (const char c : chunked_answer)
    bytewise.consume({&c, 1});
  ASSERT_EQ(bytewise.state(), State::complete);
  EXPECT_EQ(bytewise.message().body, "hello, chunks!\n");
  EXPECT_EQ(bytewise.message().get("X-Name"), "a value");
}

TEST(MessageParser, LeavesTheNextMessageAlone) {
  constexpr std::string_view first = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nOK";
  const auto both = std::string{first} + "HTTP/1.1 200 OK\r\n";
  MessageParser parser(Kind::response);
  EXPECT_EQ(parser.consume(both), first.size());
  EXPECT_EQ(parser.state(), State::complete);
  EXPECT_EQ(parser.consume("more"), 0u);
}

TEST(MessageParser, SkipsInterimResponses) {
  auto parser = parse(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  ASSERT_EQ(parser.state(), State::complete);
  EXPECT_EQ(parser.message().status(), 200);
  EXPECT_EQ(parser.message().find("Link"), nullptr);
}

TEST(MessageParser, TakesNoBodyWithStatus204And304) {
  EXPECT_EQ(parse("HTTP/1.1 204 No Content\r\n\r\n").state(), State::complete);
  EXPECT_EQ(parse("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n").state(),
            State::complete);
}

TEST(MessageParser, ReadsABodyWithoutLengthUntilTheStreamEnds) {
  auto parser = parse("HTTP/1.1 200 OK\r\n\r\nall of ");
  EXPECT_EQ(parser.state(), State::incomplete);
  parser.consume("it");
  parser.end_of_stream();
  ASSERT_EQ(parser.state(), State::complete);
  EXPECT_TRUE(parser.ended_by_close());
  EXPECT_EQ(parser.message().body, "all of it");
}

TEST(MessageParser, CallsATruncatedMessageMalformed) {
  for (const std::string_view bytes :
       {"HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"}) {
    auto parser = parse(bytes);
    EXPECT_EQ(parser.state(), State::incomplete);
    parser.end_of_stream();
    EXPECT_EQ(parser.state(), State::malformed) << bytes;
  }
}

TEST(MessageParser, RefusesWhatIsNoHttp) {
  for (const std::string_view bytes :
       {"SSH-2.0-OpenSSH\r\n", "HTTP/2 200\r\n", "HTTP/1.1 OK\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n", "HTTP/1.1 200 OK\r\n: nameless\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n"}) {
    auto parser = parse(bytes);
    EXPECT_EQ(parser.state(), State::malformed) << bytes;
    EXPECT_FALSE(parser.fault().empty());
  }
}

TEST(MessageParser, BoundsHeadAndBody) {
  EXPECT_EQ(parse("HTTP/1.1 200 OK\r\nX: " + std::string(MessageParser::head_limit, 'x')).state(),
            State::malformed);
  MessageParser counted(Kind::response, 10);
  counted.consume("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n");
  EXPECT_EQ(counted.state(), State::malformed);
  MessageParser chunked(Kind::response, 10);
  chunked.consume("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n");
  EXPECT_EQ(chunked.state(), State::malformed);
}

TEST(MessageParser, ReadsRequests) {
  auto parser = parse("POST /path HTTP/1.1\r\ncontent-length: 3\r\n\r\nabc", Kind::request);
  ASSERT_EQ(parser.state(), State::complete);
  EXPECT_EQ(parser.message().start_line, "POST /path HTTP/1.1");
  EXPECT_EQ(parser.message().body, "abc");
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Kind::request).state(), State::complete);
}

TEST(Message, KnowsWhetherTheConnectionGoesOn) {
  const auto keeps = [](std::string line, std::string connection) {
    return Message{std::move(line), {{"Connection", std::move(connection)}}, {}}.keeps_alive();
  };
  EXPECT_TRUE(keeps("HTTP/1.1 200 OK", ""));
  EXPECT_FALSE(keeps("HTTP/1.1 200 OK", "upgrade, Close"));
  EXPECT_FALSE(keeps("HTTP/1.0 200 OK", ""));
  EXPECT_TRUE(keeps("HTTP/1.0 200 OK", "Keep-Alive"));
}

}  // namespace
}  // namespace emulator::lambda_runtime::http
