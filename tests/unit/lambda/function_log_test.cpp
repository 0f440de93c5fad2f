#include "lambda/function_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace emulator::lambda {
namespace {

using std::chrono::microseconds;
using testing::ElementsAre;
using testing::HasSubstr;

class FunctionLogTest : public testing::Test {
 protected:
  std::vector<std::string> take() { return std::exchange(lines_, {}); }

  std::vector<std::string> lines_;
  FunctionLog log_{"f", [this](std::string_view line) { lines_.emplace_back(line); }};
};

TEST_F(FunctionLogTest, writes_output_line_by_line_however_it_is_cut) {
  log_.output("one\ntw");
  log_.output("o\r\n\nthr");
  log_.output("ee");
  EXPECT_THAT(take(),
              ElementsAre("lambda f init | one", "lambda f init | two", "lambda f init | "));
  log_.flush();
  EXPECT_THAT(take(), ElementsAre("lambda f init | three"));
}

TEST_F(FunctionLogTest, names_the_invocation) {
  log_.begin("id", "$LATEST", false);
  log_.output("x\n");
  EXPECT_THAT(take(),
              ElementsAre("lambda f id | START RequestId: id Version: $LATEST", "lambda f id | x"));
}

TEST_F(FunctionLogTest, ends_an_invocation_with_its_report) {
  log_.begin("id", "7", false);
  take();
  Report report;
  report.duration = microseconds(1234);
  report.memory_mb = 256;
  report.max_memory_mb = 12;
  report.init_duration = microseconds(3210);
  log_.output("unfinished");
  log_.end(report);
  EXPECT_THAT(take(),
              ElementsAre("lambda f id | unfinished", "lambda f id | END RequestId: id",
                          "lambda f id | REPORT RequestId: id\tDuration: 1.23 ms\tBilled Duration: "
                          "2 ms\tMemory Size: 256 MB\tMax Memory Used: 12 MB\tInit Duration: 3.21 "
                          "ms"));
}

TEST_F(FunctionLogTest, reports_failures) {
  Report report;
  report.error_type = "Runtime.ExitError";
  log_.end(report);
  EXPECT_THAT(take().back(), HasSubstr("\tStatus: error\tError Type: Runtime.ExitError"));
  report.timed_out = true;
  log_.end(report);
  EXPECT_THAT(take().back(), testing::EndsWith("\tStatus: timeout"));
}

TEST_F(FunctionLogTest, cuts_an_endless_line_into_pieces) {
  const std::string piece(10'000, 'x');
  for (int i = 0; i < 10; ++i)
    log_.output(piece);
  log_.output("\n");
  const auto lines = take();
  ASSERT_EQ(lines.size(), 4U);
  std::size_t total = 0;
  for (const auto& line : lines)
    total += line.size() - std::string("lambda f init | ").size();
  EXPECT_EQ(total, 100'000U);
}

TEST_F(FunctionLogTest, bounds_what_one_invocation_logs_and_says_so) {
  log_.begin("id", "1", false);
  for (std::size_t i = 0; i < FunctionLog::most_lines + 5; ++i)
    log_.output("x\n");
  EXPECT_TRUE(log_.over_budget());
  EXPECT_EQ(take().size(), FunctionLog::most_lines + 1);
  log_.end({});
  EXPECT_THAT(take().front(), HasSubstr("[10 bytes of output left out"));
  EXPECT_FALSE(log_.over_budget());
  log_.begin("next", "1", false);
  log_.output("again\n");
  EXPECT_EQ(take().back(), "lambda f next | again");
}

TEST_F(FunctionLogTest, keeps_the_last_4_KB_for_a_tail) {
  log_.begin("id", "1", true);
  for (int i = 0; i < 100'000; ++i)
    log_.output("0123456789\n");
  log_.end({});
  const std::string tail = log_.take_tail();
  EXPECT_EQ(tail.size(), FunctionLog::tail_size);
  EXPECT_THAT(tail, HasSubstr("0123456789\nEND RequestId: id\nREPORT RequestId: id\t"));
  EXPECT_TRUE(tail.ends_with('\n'));
}

TEST_F(FunctionLogTest, keeps_no_tail_unasked) {
  log_.begin("id", "1", true);
  log_.take_tail();
  log_.begin("id2", "1", false);
  EXPECT_EQ(log_.take_tail(), "");
}

}  // namespace
}  // namespace emulator::lambda
