#include "daemon/aws/content_coding.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

http::Request request(http::Headers headers, std::string body) {
  http::Request made;
  made.headers = std::move(headers);
  made.body = std::move(body);
  return made;
}

TEST(AwsChunked, JoinsSignedChunks) {
  EXPECT_EQ(
      decode_aws_chunked("5;chunk-signature=ab\r\nhello\r\n1\r\n!\r\n0;chunk-signature=cd\r\n\r\n"),
      "hello!");
}

TEST(AwsChunked, LeavesTrailersOut) {
  EXPECT_EQ(decode_aws_chunked("2\r\nhi\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n"), "hi");
}

class MalformedAwsChunked : public testing::TestWithParam<const char*> {};
TEST_P(MalformedAwsChunked, IsNothing) {
  EXPECT_EQ(decode_aws_chunked(GetParam()), std::nullopt);
}
INSTANTIATE_TEST_SUITE_P(ContentCoding, MalformedAwsChunked,
                         testing::Values("", "5\r\nhel", "5\r\nhello\r\n",
                                         "x\r\nhello\r\n0\r\n\r\n",
                                         "ffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                                         "ffffffffffffffffff\r\na\r\n", "2\r\nhello\r\n0\r\n\r\n"));

TEST(ContentCoding, DecodesAStreamingBodyInPlace) {
  auto given = request({{"x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"},
                        {"Content-Encoding", "aws-chunked"},
                        {"x-amz-decoded-content-length", "5"}},
                       "5\r\nhello\r\n0\r\n\r\n");
  EXPECT_FALSE(decode_content(given));
  EXPECT_EQ(given.body, "hello");
  EXPECT_FALSE(given.headers.contains("Content-Encoding"));
}

TEST(ContentCoding, RefusesABodyOfAnotherLengthThanAnnounced) {
  auto given = request({{"Content-Encoding", "aws-chunked"}, {"x-amz-decoded-content-length", "6"}},
                       "5\r\nhello\r\n0\r\n\r\n");
  const auto error = decode_content(given);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "IncompleteBody");
}

TEST(ContentCoding, RefusesGzipByName) {
  auto given = request({{"Content-Encoding", "gzip"}}, "\x1f\x8b");
  const auto error = decode_content(given);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->status, 415u);
  EXPECT_NE(error->message.find("'gzip'"), std::string::npos);
}

TEST(ContentCoding, LeavesOrdinaryBodiesAlone) {
  auto given = request({{"Content-Encoding", "identity"}}, "5\r\nhello\r\n0\r\n\r\n");
  EXPECT_FALSE(decode_content(given));
  EXPECT_EQ(given.body, "5\r\nhello\r\n0\r\n\r\n");
}

}  // namespace
}  // namespace emulator::aws
