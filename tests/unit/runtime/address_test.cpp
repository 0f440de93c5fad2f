#include <gtest/gtest.h>

#include "lambda_runtime/http_connection.hpp"

namespace emulator::lambda_runtime::http {
namespace {

using Parts = std::pair<std::string, std::string>;

TEST(SplitAddress, SplitsNameAndPort) {
  EXPECT_EQ(split_address("127.0.0.1:9001"), (Parts{"127.0.0.1", "9001"}));
  EXPECT_EQ(split_address("redis:6379"), (Parts{"redis", "6379"}));
}

TEST(SplitAddress, TakesTheDefaultPortWithoutOne) {
  EXPECT_EQ(split_address("emulator"), (Parts{"emulator", "80"}));
  EXPECT_EQ(split_address("redis", "6379"), (Parts{"redis", "6379"}));
}

TEST(SplitAddress, KnowsIpv6Addresses) {
  EXPECT_EQ(split_address("[::1]:9001"), (Parts{"::1", "9001"}));
  EXPECT_EQ(split_address("[::1]"), (Parts{"::1", "80"}));
  EXPECT_EQ(split_address("::1"), (Parts{"::1", "80"}));
}

}  // namespace
}  // namespace emulator::lambda_runtime::http
