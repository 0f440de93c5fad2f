#include "daemon/utf8.hpp"

#include <gtest/gtest.h>

namespace emulator {
namespace {

TEST(Utf8, Well_formed_text_is_left_alone) {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("plain text of some length"),
        std::string_view("gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80"),
        std::string_view("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf"),
        std::string_view("a\0b", 3)}) {
    EXPECT_TRUE(is_utf8(text)) << text;
    EXPECT_EQ(replace_invalid_utf8(text), text);
  }
}

TEST(Utf8, Overlong_forms_surrogates_and_stray_bytes_are_none) {
  for (const auto* text : {"\x80", "\xc0\xaf", "\xc3", "\xe0\x80\xaf", "\xed\xa0\x80",
                           "\xf4\x90\x80\x80", "\xf0\x80\x80\x80", "\xff", "\xe2\x82"}) {
    EXPECT_EQ(valid_utf8_prefix(text), 0);
  }
}

TEST(Utf8, Each_bad_byte_becomes_a_replacement_character) {
  EXPECT_EQ(replace_invalid_utf8("\xfftext\xc3(\xe2\x82"),
            "\xef\xbf\xbdtext\xef\xbf\xbd(\xef\xbf\xbd\xef\xbf\xbd");
  EXPECT_EQ(valid_utf8_prefix("12345678\xff"), 8);
}

}  // namespace
}  // namespace emulator
