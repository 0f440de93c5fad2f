#include "handlers/apigateway/response_cache.hpp"

#include <gtest/gtest.h>

namespace emulator::apigateway {
namespace {

using std::chrono::seconds;

struct ResponseCaches : ::testing::Test {
  static http::Response response(std::string body) { return {200, {{"A", "b"}}, std::move(body)}; }
  std::string body(const std::string& key) {
    const http::Response* found = cache.find(key, now);
    return found == nullptr ? "none" : found->body;
  }

  ResponseCache cache{4096};
  ResponseCache::Time now{seconds(1000)};
};

TEST_F(ResponseCaches, An_answer_lives_for_its_time) {
  EXPECT_EQ(body("a"), "none");
  cache.keep("a", response("first"), now + seconds(10));
  EXPECT_EQ(body("a"), "first");
  now += seconds(9);
  EXPECT_EQ(body("a"), "first");
  now += seconds(1);
  EXPECT_EQ(body("a"), "none");
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST_F(ResponseCaches, A_new_answer_takes_the_place_of_the_old_one) {
  cache.keep("a", response("first"), now + seconds(10));
  const auto bytes = cache.bytes();
  cache.keep("a", response("other"), now + seconds(20));
  EXPECT_EQ(cache.bytes(), bytes);
  now += seconds(15);
  EXPECT_EQ(body("a"), "other");
  cache.clear();
  EXPECT_EQ(body("a"), "none");
}

TEST_F(ResponseCaches, It_never_holds_more_than_it_has_room_for) {
  for (const auto key : {"a", "b", "c"})
    cache.keep(key, response(std::string(900, *key)), now + seconds(10));
  EXPECT_EQ(body("a").size(), 900u);  // asked for last
  cache.keep("d", response(std::string(900, 'd')), now + seconds(10));
  EXPECT_LE(cache.bytes(), cache.capacity());
  EXPECT_EQ(body("b"), "none");
  EXPECT_EQ(body("a").size(), 900u);
  EXPECT_EQ(body("d").size(), 900u);
  cache.keep("a", response(std::string(5000, 'x')), now + seconds(10));
  EXPECT_EQ(body("a"), "none");
  ResponseCache large(64 * 1024 * 1024);
  large.keep("a", response(std::string(ResponseCache::largest + 1, 'x')), now + seconds(10));
  EXPECT_EQ(large.find("a", now), nullptr);
}

}  // namespace
}  // namespace emulator::apigateway
