#include "daemon/http/headers.hpp"

#include <gtest/gtest.h>

namespace emulator::http {
namespace {

TEST(Headers, AreFoundWithoutRegardToCase) {
  const Headers headers{{"Content-Type", "text/plain"}};
  EXPECT_EQ(headers.get("content-type"), "text/plain");
  EXPECT_EQ(headers.find("Content-Typ"), nullptr);
  EXPECT_EQ(headers.get("missing"), "");
}

TEST(Headers, KeepOrderSpellingAndRepetition) {
  Headers headers;
  headers.add("X-A", "1");
  headers.add("x-a", "2");
  ASSERT_EQ(headers.size(), 2u);
  EXPECT_EQ(headers.get("X-A"), "1");
  EXPECT_EQ(headers.back().name, "x-a");
}

TEST(Headers, SetReplacesEveryFieldOfTheName) {
  Headers headers{{"X-A", "1"}, {"B", "2"}, {"x-a", "3"}};
  headers.set("X-a", "4");
  EXPECT_EQ(headers.size(), 2u);
  EXPECT_EQ(headers.get("x-a"), "4");
}

}  // namespace
}  // namespace emulator::http
