#include "lambda/child_processes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace emulator::lambda {
namespace {

constexpr std::string_view stat =
    "4711 (a (b) c) S 42 4711 4711 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 9876 1000 200 1\n";

TEST(ChildProcesses, reads_a_process_whose_name_has_brackets_and_blanks) {
  const auto process = parse_process_stat(stat);
  ASSERT_TRUE(process);
  EXPECT_EQ(process->parent, 42);
  EXPECT_EQ(process->start_ticks, 9876U);
}

TEST(ChildProcesses, bears_what_is_cut_off) {
  const auto start = stat.find(" 9876") + 1;
  for (std::size_t size = 0; size <= start; ++size)
    EXPECT_FALSE(parse_process_stat(stat.substr(0, size))) << size;
}

TEST(ChildProcesses, finds_a_variable_by_its_whole_name) {
  const std::string environment("XA=1\0A=2\0AB=3\0LAST", 17);
  EXPECT_EQ(variable_in(environment, "A"), "2");
  EXPECT_EQ(variable_in(environment, "AB"), "3");
  EXPECT_EQ(variable_in(environment, "B"), "");
  EXPECT_EQ(variable_in(environment, "LAST"), "");
  EXPECT_EQ(variable_in("", "A"), "");
}

}  // namespace
}  // namespace emulator::lambda
