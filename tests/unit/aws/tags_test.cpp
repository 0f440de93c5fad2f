#include "daemon/aws/tags.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

TEST(Tags, OrdinaryTagsAreInOrder) {
  EXPECT_EQ(tag_fault("team", "payments"), std::nullopt);
  EXPECT_EQ(tag_fault("cost:center/1", ""), std::nullopt);
  EXPECT_EQ(tag_fault("größe", "très +-=@"), std::nullopt);
}

TEST(Tags, EachRuleHasItsFault) {
  EXPECT_EQ(tag_fault("", "v"), TagFault::key_empty);
  EXPECT_EQ(tag_fault(std::string(129, 'k'), "v"), TagFault::key_too_long);
  EXPECT_EQ(tag_fault("aws:owner", "v"), TagFault::key_reserved);
  EXPECT_EQ(tag_fault("AWS:owner", "v"), TagFault::key_reserved);
  EXPECT_EQ(tag_fault("k#", "v"), TagFault::key_bad_character);
  EXPECT_EQ(tag_fault("k", std::string(257, 'v')), TagFault::value_too_long);
  EXPECT_EQ(tag_fault("k", "a\nb"), TagFault::value_bad_character);
}

TEST(Tags, LengthsAreCountedInCharacters) {
  std::string umlauts;
  for (int i = 0; i < 128; ++i)
    umlauts += "ü";
  EXPECT_EQ(tag_fault(umlauts, "v"), std::nullopt);
}

TEST(Tags, ReplacingATagDoesNotCountTwice) {
  EXPECT_EQ(merged_tag_count({{"a", "1"}, {"b", "2"}}, {{"b", "3"}, {"c", "4"}}), 3u);
}

}  // namespace
}  // namespace emulator::aws
