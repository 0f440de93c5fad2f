#include "daemon/json_string.hpp"

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"

namespace emulator {
namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonString, Plain_text_is_quoted) {
  EXPECT_EQ(json(""), R"("")");
  EXPECT_EQ(json("a longer text, of several blocks"), R"("a longer text, of several blocks")");
  EXPECT_EQ(json("gr\xc3\xbc\xc3\x9f dich"), "\"gr\xc3\xbc\xc3\x9f dich\"");
}

TEST(JsonString, Quotes_backslashes_and_controls_are_escaped) {
  EXPECT_EQ(json("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
  EXPECT_EQ(json(std::string_view("\0\x01\x1f\x7f", 4)), "\"\\u0000\\u0001\\u001f\x7f\"");
  EXPECT_EQ(json("\xff"), "\"\xef\xbf\xbd\"");
}

TEST(JsonString, What_is_no_UTF8_is_replaced_at_every_place_of_a_block) {
  for (std::size_t place = 0; place < 20; ++place) {
    std::string text(20, ' ');
    std::string expected = text;
    text.replace(place, 1, "\xc3\xbc\xff\"");
    expected.replace(place, 1, "\xc3\xbc\xef\xbf\xbd\\\"");
    ASSERT_EQ(json(text), '"' + expected + '"') << place;
  }
}

TEST(JsonString, Every_byte_at_every_place_of_a_block_comes_back) {
  for (int c = 0; c < 0x80; ++c) {
    for (std::size_t place = 0; place < 20; ++place) {
      std::string text(20, ' ');
      text[place] = static_cast<char>(c);
      const auto parsed = aws::parse_json(json(text));
      ASSERT_TRUE(parsed) << c << " at " << place;
      ASSERT_EQ(aws::string_of(*parsed), text) << c << " at " << place;
    }
  }
}

}  // namespace
}  // namespace emulator
