#include "lambda/failure.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace emulator::lambda {
namespace {

// As wait() encodes them.
constexpr int exit_code(int code) {
  return code << 8;
}

TEST(Failure, says_how_long_a_timeout_was) {
  const auto failure = timed_out(std::chrono::seconds(3));
  EXPECT_TRUE(failure.timed_out);
  EXPECT_EQ(payload_of(failure, "id"),
            R"({"errorType":"Sandbox.Timedout",)"
            R"("errorMessage":"RequestId: id Error: Task timed out after 3.00 seconds"})");
}

TEST(Failure, says_how_a_process_ended) {
  EXPECT_EQ(exited(exit_code(0)).message, "Runtime exited without providing a reason");
  EXPECT_EQ(exited(exit_code(1)).message, "Runtime exited with error: exit status 1");
  EXPECT_EQ(exited(SIGKILL).message, "Runtime exited with error: signal: killed");
  EXPECT_EQ(exited(SIGSEGV).message, "Runtime exited with error: signal: segmentation fault");
  EXPECT_EQ(exited(SIGABRT | 0x80).message, "Runtime exited with error: signal: aborted");
  EXPECT_EQ(exited(SIGUSR2).message, "Runtime exited with error: signal: signal 12");
  EXPECT_EQ(exited(exit_code(1)).type, "Runtime.ExitError");
}

TEST(Failure, gives_the_runtime_s_own_error_as_it_was_posted) {
  Failure failure{"Mine", "ignored"};
  failure.posted = R"({"errorMessage":"x"})";
  EXPECT_EQ(payload_of(failure, "id"), R"({"errorMessage":"x"})");
}

TEST(Failure, names_the_limit_of_a_response_without_the_request_id) {
  EXPECT_EQ(payload_of(response_too_large(), "id"),
            R"({"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size )"
            R"(exceeded maximum allowed payload size (6291556 bytes)."})");
}

TEST(Failure, says_that_memory_ran_out) {
  EXPECT_EQ(payload_of(out_of_memory(), "id"),
            R"({"errorType":"Runtime.OutOfMemory","errorMessage":"RequestId: id Error: Runtime )"
            R"(exited with error: signal: killed"})");
}

}  // namespace
}  // namespace emulator::lambda
