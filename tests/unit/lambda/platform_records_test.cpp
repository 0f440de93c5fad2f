#include "lambda/platform_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "lambda/function_log.hpp"

namespace emulator::lambda {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Report report() {
  Report result;
  result.duration = std::chrono::microseconds(12'345);
  result.memory_mb = 256;
  result.max_memory_mb = 64;
  return result;
}

TEST(PlatformRecords, are_those_of_the_Telemetry_API) {
  EXPECT_EQ(platform_start("T", "id", "$LATEST"),
            R"({"time":"T","type":"platform.start","record":{"requestId":"id",)"
            R"("version":"$LATEST"}})");
  EXPECT_EQ(platform_report("T", "id", report()),
            R"({"time":"T","type":"platform.report","record":{"requestId":"id","metrics":)"
            R"({"durationMs":12.345,"billedDurationMs":13,"memorySizeMB":256,)"
            R"("maxMemoryUsedMB":64},"status":"success"}})");
}

TEST(PlatformRecords, tell_of_failures) {
  auto failed = report();
  failed.error_type = "Runtime.ExitError";
  EXPECT_THAT(platform_report("T", "id", failed),
              HasSubstr(R"("status":"error","errorType":"Runtime.ExitError")"));
  failed.timed_out = true;
  EXPECT_THAT(platform_runtime_done("T", "id", failed), HasSubstr(R"("status":"timeout")"));
}

TEST(LogLevels, are_known_by_the_names_of_all_languages) {
  EXPECT_EQ(parse_log_level("warn", LogLevel::info), LogLevel::warn);
  EXPECT_EQ(parse_log_level("WARNING", LogLevel::info), LogLevel::warn);
  EXPECT_EQ(parse_log_level("CRITICAL", LogLevel::info), LogLevel::fatal);
  EXPECT_EQ(parse_log_level("", LogLevel::info), LogLevel::info);
}

TEST(LogLevels, drop_lines_of_less_and_no_others) {
  EXPECT_FALSE(is_of_level(R"({"level":"DEBUG","message":"m"})", LogLevel::info));
  EXPECT_TRUE(is_of_level(R"({"level":"ERROR","message":"m"})", LogLevel::info));
  EXPECT_TRUE(is_of_level(R"({"message":"no level"})", LogLevel::error));
  EXPECT_TRUE(is_of_level(R"({"level":"DEBUG", broken)", LogLevel::error));
  EXPECT_TRUE(is_of_level("plain text", LogLevel::error));
}

// What a FunctionLog of this format writes for one invocation that prints two lines.
std::vector<std::string> logged(LogFormat format, const Report& outcome) {
  std::vector<std::string> lines;
  FunctionLog log(
      "f", [&](std::string_view line) { lines.emplace_back(line.substr(line.find(" | ") + 3)); },
      format, [] { return std::string("T"); });
  log.begin("id", "$LATEST", false);
  log.output("{\"level\":\"DEBUG\"}\nplain\n");
  log.end(outcome);
  return lines;
}

TEST(FunctionLog, in_JSON_has_records_instead_of_START_END_and_REPORT) {
  EXPECT_THAT(logged({true, LogLevel::info, LogLevel::info}, report()),
              ElementsAre(HasSubstr("platform.start"), "plain", HasSubstr("platform.report")));
  EXPECT_THAT(logged({true, LogLevel::debug, LogLevel::debug}, report()),
              ElementsAre(HasSubstr("platform.start"), R"({"level":"DEBUG"})", "plain",
                          HasSubstr("platform.runtimeDone"), HasSubstr("platform.report")));
  EXPECT_THAT(logged({true, LogLevel::error, LogLevel::warn}, report()), ElementsAre("plain"));
}

TEST(FunctionLog, in_JSON_tells_of_failures_at_WARN) {
  auto failed = report();
  failed.error_type = "Runtime.ExitError";
  EXPECT_THAT(
      logged({true, LogLevel::error, LogLevel::warn}, failed),
      ElementsAre("plain", HasSubstr("platform.runtimeDone"), HasSubstr("platform.report")));
}

}  // namespace
}  // namespace emulator::lambda
