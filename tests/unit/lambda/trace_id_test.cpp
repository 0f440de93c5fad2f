#include "lambda/trace_id.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/random.hpp"

namespace emulator::lambda {
namespace {

const std::chrono::system_clock::time_point now{std::chrono::seconds(0x5759e988)};

std::string trace(std::string_view from_caller) {
  SeededRandom random;
  return trace_id_for(from_caller, random, now);
}

TEST(TraceId, is_made_where_the_caller_has_none) {
  EXPECT_THAT(trace(""), testing::MatchesRegex("Root=1-5759e988-[0-9a-f]{24};"
                                               "Parent=[0-9a-f]{16};Sampled=0"));
  EXPECT_THAT(trace("nonsense"), testing::StartsWith("Root=1-5759e988-"));
}

TEST(TraceId, of_the_caller_is_kept) {
  const std::string given =
      "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";
  EXPECT_EQ(trace(given), given);
}

TEST(TraceId, of_the_caller_is_completed) {
  EXPECT_THAT(trace("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700"),
              testing::MatchesRegex("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;"
                                    "Parent=[0-9a-f]{16};Sampled=0"));
  EXPECT_THAT(trace("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700; Sampled=1"),
              testing::MatchesRegex("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700; Sampled=1;"
                                    "Parent=[0-9a-f]{16}"));
}

}  // namespace
}  // namespace emulator::lambda
