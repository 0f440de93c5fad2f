#include "daemon/aws/pagination.hpp"

#include <map>

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

std::map<std::string, int> numbers() {
  return {{"a", 1}, {"b", 2}, {"c", 3}};
}

TEST(Pagination, TheMarkerOfAPageLeadsToTheNext) {
  const auto map = numbers();
  const auto first = page_of(map, "", 2);
  ASSERT_EQ(first.items.size(), 2u);
  EXPECT_EQ(*first.items[1], 2);
  ASSERT_TRUE(first.next_marker);

  const auto key = decode_marker(*first.next_marker);
  ASSERT_TRUE(key);
  const auto second = page_of(map, *key, 2);
  ASSERT_EQ(second.items.size(), 1u);
  EXPECT_EQ(*second.items[0], 3);
  EXPECT_FALSE(second.next_marker);
}

TEST(Pagination, APageThatEndsWithTheListHasNoMarker) {
  EXPECT_FALSE(page_of(numbers(), "", 3).next_marker);
  EXPECT_FALSE(page_of(std::map<std::string, int>(), "", 3).next_marker);
}

TEST(Pagination, GoesOnWhereTheLastItemWasRemoved) {
  auto map = numbers();
  const auto key = decode_marker(*page_of(map, "", 2).next_marker);
  map.erase("b");
  const auto second = page_of(map, *key, 2);
  ASSERT_EQ(second.items.size(), 1u);
  EXPECT_EQ(*second.items[0], 3);
}

TEST(Pagination, RefusesForeignMarkers) {
  EXPECT_FALSE(decode_marker("not a marker"));
  EXPECT_FALSE(decode_marker("Zm9v"));
}

}  // namespace
}  // namespace emulator::aws
