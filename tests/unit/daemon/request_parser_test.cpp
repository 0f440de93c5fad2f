#include "daemon/http/request_parser.hpp"

#include <gtest/gtest.h>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

namespace emulator::http {
namespace {

struct Parsed {
  Request request;
  boost::system::error_code error;
  bool done = false;
  std::size_t used = 0;
};

Parsed parse(std::string_view text) {
  Parsed result;
  RequestParser parser(result.request);
  parser.header_limit(1024);
  parser.body_limit(16);
  while (result.used < text.size() && !parser.is_done()) {
    const auto rest = text.substr(result.used);
    const auto used = parser.put(boost::asio::buffer(rest.data(), rest.size()), result.error);
    result.used += used;
    if (result.error || used == 0) break;
  }
  result.done = parser.is_done();
  return result;
}

TEST(RequestParser, KeepsTheTargetAndHeadersAsTheyCame) {
  const auto parsed = parse("GET /a%2Fb//c?x=%20 HTTP/1.1\r\nHost: h\r\nx-A: 1\r\nX-a: 2\r\n\r\n");
  ASSERT_TRUE(parsed.done);
  EXPECT_EQ(parsed.request.path(), "/a%2Fb//c");
  EXPECT_EQ(parsed.request.query(), "x=%20");
  EXPECT_EQ(parsed.request.headers.size(), 3u);
}

TEST(RequestParser, PutsAChunkedBodyTogetherAndDropsTrailers) {
  const auto parsed = parse(
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n"
      "Authorization: forged\r\n\r\n");
  ASSERT_TRUE(parsed.done);
  EXPECT_EQ(parsed.request.body, "abcde");
  EXPECT_FALSE(parsed.request.headers.contains("Authorization"));
}

TEST(RequestParser, KeepsTrailersApartWhereTheyAreAskedFor) {
  Request request;
  RequestParser parser(request);
  parser.keep_trailers();
  const std::string_view text =
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Late: yes\r\n\r\n";
  boost::system::error_code error;
  std::size_t used = 0;
  while (used < text.size() && !parser.is_done() && !error)
    used += parser.put(boost::asio::buffer(text.data() + used, text.size() - used), error);
  ASSERT_TRUE(parser.is_done()) << error.message();
  EXPECT_EQ(request.trailers.get("X-Late"), "yes");
  EXPECT_FALSE(request.headers.contains("X-Late"));
  EXPECT_TRUE(parser.knows_chunks());
}

TEST(RequestParser, StopsAtTheEndOfAPipelinedRequest) {
  const std::string_view first = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi";
  std::string both(first);
  both += "GET /next HTTP/1.1\r\n\r\n";
  const auto parsed = parse(both);
  ASSERT_TRUE(parsed.done);
  EXPECT_EQ(parsed.request.body, "hi");
  EXPECT_EQ(parsed.used, first.size());
}

TEST(RequestParser, RefusesBodiesOverTheLimitBeforeTheyArrive) {
  const auto parsed = parse("POST / HTTP/1.1\r\nContent-Length: 17\r\n\r\n");
  EXPECT_EQ(parsed.error, boost::beast::http::error::body_limit);
}

TEST(RequestParser, RefusesHeadersOverTheLimit) {
  const auto parsed = parse("GET / HTTP/1.1\r\nX: " + std::string(2000, 'x') + "\r\n\r\n");
  EXPECT_EQ(parsed.error, boost::beast::http::error::header_limit);
}

TEST(RequestParser, RefusesAmbiguousFraming) {
  EXPECT_TRUE(parse("POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc").error);
  EXPECT_TRUE(
      parse("POST / HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
          .error);
}

TEST(RequestParser, RefusesWhatIsNoHttp) {
  EXPECT_TRUE(parse("\x16\x03\x01hello\r\n\r\n").error);
}

}  // namespace
}  // namespace emulator::http
