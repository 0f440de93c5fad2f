#include "lambda/child_processes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace emulator::lambda {
namespace {

TEST(ChildProcesses, reads_the_parent_past_a_name_with_brackets_and_blanks) {
  EXPECT_EQ(parent_in("4711 (a (b) c) S 42 4711 4711 0"), 42);
}

TEST(ChildProcesses, bears_what_is_cut_off) {
  const std::string_view stat = "4711 (a (b) c) S 42 ";
  for (std::size_t size = 0; size < stat.size(); ++size)
    EXPECT_FALSE(parent_in(stat.substr(0, size))) << size;
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
