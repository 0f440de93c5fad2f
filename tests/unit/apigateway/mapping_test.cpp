#include "handlers/apigateway/mapping.hpp"

#include <gtest/gtest.h>

namespace emulator::apigateway {
namespace {

TEST(Mapping, A_static_value_stands_in_single_quotes) {
  EXPECT_EQ(static_value("'*'"), "*");
  EXPECT_EQ(static_value("''"), "");
  EXPECT_EQ(static_value("'GET,POST'"), "GET,POST");
  EXPECT_EQ(static_value("'"), std::nullopt);
  EXPECT_EQ(static_value("context.requestId"), std::nullopt);
}

}  // namespace
}  // namespace emulator::apigateway
