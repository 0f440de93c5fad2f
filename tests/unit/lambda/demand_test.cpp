#include "lambda/demand.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(Demand, is_one_environment_for_each_waiting_invocation) {
  EXPECT_EQ(environments_to_start({0, 0, 0, 4}), 0U);
  EXPECT_EQ(environments_to_start({1, 0, 0, 4}), 1U);
  EXPECT_EQ(environments_to_start({3, 0, 0, 4}), 3U);
}

TEST(Demand, counts_on_environments_that_are_coming) {
  EXPECT_EQ(environments_to_start({3, 2, 0, 4}), 1U);
  EXPECT_EQ(environments_to_start({3, 5, 0, 4}), 0U);
}

TEST(Demand, starts_few_at_a_time) {
  EXPECT_EQ(environments_to_start({200, 0, 0, 4}), 4U);
  EXPECT_EQ(environments_to_start({200, 0, 3, 4}), 1U);
  EXPECT_EQ(environments_to_start({200, 0, 9, 4}), 0U);
}

}  // namespace
}  // namespace emulator::lambda
