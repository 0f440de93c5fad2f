#include "daemon/aws/event_stream.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/event_stream_reader.hpp"

namespace emulator::aws {
namespace {

TEST(EventMessage, has_lengths_and_checksums_around_headers_and_payload) {
  const std::string payload("a\0b\xff", 4);
  const std::string message = event_message("PayloadChunk", "application/octet-stream", payload);
  EXPECT_EQ(number_at(message, 0), message.size());
  EXPECT_EQ(number_at(message, 8), crc32_of(std::string_view(message).substr(0, 8)));
  EXPECT_EQ(number_at(message, message.size() - 4),
            crc32_of(std::string_view(message).substr(0, message.size() - 4)));
  const std::uint32_t headers = number_at(message, 4);
  EXPECT_EQ(message.substr(12 + headers, payload.size()), payload);
  EXPECT_EQ(message.size(), 12 + headers + payload.size() + 4);
}

TEST(EventMessage, names_the_event_in_string_headers) {
  const std::string message = event_message("InvokeComplete", "application/json", "{}");
  using namespace std::string_literals;
  const std::string headers =
      "\x0b:event-type\x07\x00\x0eInvokeComplete"s
      "\x0d:content-type\x07\x00\x10"s
      "application/json"s
      "\x0d:message-type\x07\x00\x05"s
      "event"s;
  EXPECT_EQ(message.substr(12, number_at(message, 4)), headers);
}

TEST(EventMessage, may_have_no_payload) {
  const std::string message = event_message("InvokeComplete", "application/json", "");
  EXPECT_EQ(message.size(), 12 + number_at(message, 4) + 4);
}

}  // namespace
}  // namespace emulator::aws
