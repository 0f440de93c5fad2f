#include "daemon/http/response_writer.hpp"

#include <gtest/gtest.h>

namespace emulator::http {
namespace {

TEST(ResponseWriter, AddsLengthDateAndConnection) {
  const auto head = serialize_head(make_response(200, "text/plain", "hello"), true);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\nDate: "));
  EXPECT_NE(head.find("\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n"),
            std::string::npos);
}

TEST(ResponseWriter, LeavesFramingHeadersOfHandlersOut) {
  Response response{200, {{"Content-Length", "99"}, {"transfer-encoding", "chunked"}}, "x"};
  const auto head = serialize_head(response, false);
  EXPECT_EQ(head.find("99"), std::string::npos);
  EXPECT_EQ(head.find("chunked"), std::string::npos);
  EXPECT_NE(head.find("Connection: close"), std::string::npos);
}

TEST(ResponseWriter, KeepsLineBreaksInAHeaderFromForgingOthers) {
  const auto head = serialize_head({200, {{"X", "a\r\nSet-Cookie: b"}}, ""}, true);
  EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
}

TEST(ResponseWriter, GivesNoLengthToStatusesWithoutBody) {
  EXPECT_EQ(serialize_head({204, {}, ""}, true).find("Content-Length"), std::string::npos);
  EXPECT_FALSE(status_has_body(304));
  EXPECT_TRUE(status_has_body(200));
}

TEST(ResponseWriter, FramesAStreamByChunksOrByTheEndOfTheConnection) {
  const auto chunked = serialize_head({200, {}, ""}, true, Framing::chunked);
  EXPECT_NE(chunked.find("\r\nTransfer-Encoding: chunked\r\n"), std::string::npos);
  EXPECT_EQ(chunked.find("Content-Length"), std::string::npos);
  const auto until_close = serialize_head({200, {}, ""}, false, Framing::close);
  EXPECT_EQ(until_close.find("Transfer-Encoding"), std::string::npos);
  EXPECT_EQ(until_close.find("Content-Length"), std::string::npos);
  EXPECT_EQ(chunk_head(0x1a2b), "1a2b\r\n");
}

}  // namespace
}  // namespace emulator::http
