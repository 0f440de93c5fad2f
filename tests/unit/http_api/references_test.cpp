#include "handlers/http_api/references.hpp"

#include <gtest/gtest.h>

namespace emulator::http_api {
namespace {

std::string shown(std::string_view text) {
  return replace_references(text, [](std::string_view name) -> std::optional<std::string> {
    if (name.starts_with("context.")) return "<" + std::string(name.substr(8)) + ">";
    return std::nullopt;
  });
}

TEST(References, AreReplacedWhereverTheyStand) {
  EXPECT_EQ(shown("$context.a"), "<a>");
  EXPECT_EQ(shown("${context.a}b"), "<a>b");
  EXPECT_EQ(shown("\"$context.a.b-c\":1"), "\"<a.b-c>\":1");
  EXPECT_EQ(shown("$context.a $context.b."), "<a> <b>.");
}

TEST(References, ThatAreUnknownStay) {
  EXPECT_EQ(shown("cost: $5, $other.x ${y} $ ${"), "cost: $5, $other.x ${y} $ ${");
}

TEST(SelectJson, FollowsMembersAndIndices) {
  constexpr std::string_view json = R"({"a":{"b":[{"c":"d"},2,true]},"n":null,"s":"t"})";
  EXPECT_EQ(select_json(json, "a.b[0].c"), "d");
  EXPECT_EQ(select_json(json, "a.b[1]"), "2");
  EXPECT_EQ(select_json(json, "a.b[2]"), "true");
  EXPECT_EQ(select_json(json, "a.b[0]"), R"({"c":"d"})");
  for (const std::string_view path : {"x", "a.x", "a.b[3]", "a.b[x]", "a.b[", "n", "s.t", "s[0]"}) {
    EXPECT_EQ(select_json(json, path), std::nullopt) << path;
  }
  EXPECT_EQ(select_json("no json", "a"), std::nullopt);
}

}  // namespace
}  // namespace emulator::http_api
