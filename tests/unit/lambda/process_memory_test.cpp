#include "lambda/process_memory.hpp"

#include <gtest/gtest.h>

#include <unistd.h>
#include <string>

namespace emulator::lambda {
namespace {

TEST(ProcessMemory, is_the_peak_rounded_up) {
  EXPECT_EQ(peak_memory_mb_in("Name:\tx\nVmHWM:\t    1025 kB\nVmRSS:\t 9 kB\n"), 2U);
  EXPECT_EQ(peak_memory_mb_in("VmHWM:\t1024 kB\n"), 1U);
}

TEST(ProcessMemory, of_a_process_that_is_gone_is_unknown) {
  EXPECT_FALSE(peak_memory_mb_in("Name:\tx\nState:\tZ (zombie)\n"));
  EXPECT_FALSE(peak_memory_mb_in("VmHWM:"));
  EXPECT_FALSE(peak_memory_mb(-1));
}

TEST(ProcessMemory, of_this_process_is_known) {
  EXPECT_GT(peak_memory_mb(::getpid()).value_or(0), 0U);
}

TEST(ProcessMemory, of_a_group_is_what_is_its_own) {
  const auto before = group_memory_mb(::getpid());
  ASSERT_TRUE(before);
  const std::string held(64 * 1024 * 1024, 'x');
  EXPECT_GE(*group_memory_mb(::getpid()), *before + 60) << held.size();
  EXPECT_FALSE(group_memory_mb(-1));
}

}  // namespace
}  // namespace emulator::lambda
