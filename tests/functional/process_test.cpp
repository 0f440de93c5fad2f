// The program as a process: how it starts, how it fails to, and what it leaves behind.

#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <future>

#include "harness/emulator_test.hpp"
#include "harness/waiting.hpp"

namespace emulator::functional {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::MatchesRegex;

constexpr milliseconds at_once{3'000};

class ProcessTest : public testing::Test {
 protected:
  static void create_test_function(const AwsClient& aws) {
    create_function(
        aws,
        {.name = "f", .zip = read_file(function_zip_path("test_function")), .timeout_seconds = 60});
    wait_until_active(aws, "f");
  }

  // An invocation on its way: returns once the function runs it.
  static std::future<Message> start_invocation(EmulatorProcess& emulator, int sleep_ms) {
    auto answer = std::async(std::launch::async, [aws = AwsClient{emulator.url()}, sleep_ms] {
      return invoke(aws, "f", R"({"do":"sleep","milliseconds":)" + std::to_string(sleep_ms) + '}');
    });
    EXPECT_TRUE(emulator.process().wait_for_output("START RequestId", default_timeout));
    return answer;
  }

  TemporaryDirectory directory;
};

std::size_t count_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(ProcessTest, SaysWhenItIsReadyAndWritesItsPort) {
  const auto file = directory.path() / "port";
  ChildProcess emulator{{emulator_program(), "--port", "0", "--port-file", file.string()}};
  ASSERT_TRUE(emulator.wait_for_output("Ready.\n", default_timeout)) << emulator.output();
  const auto port = read_file(file.string());
  EXPECT_THAT(port, MatchesRegex("[0-9]+\n?"));
  EXPECT_EQ(
      get("http://127.0.0.1:" + std::to_string(std::stoi(port)) + "/_emulator/health").status(),
      200);
  emulator.signal(SIGTERM);
  EXPECT_EQ(emulator.wait(default_timeout), ExitStatus{});
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(ProcessTest, SaysInOneLineThatItsPortIsTaken) {
  EmulatorProcess first;
  ChildProcess second{{emulator_program(), "--port", std::to_string(first.port())}};
  const auto status = second.wait(default_timeout);
  ASSERT_TRUE(status);
  EXPECT_NE(status->code, 0);
  EXPECT_THAT(second.output(), HasSubstr(std::to_string(first.port())));
  EXPECT_EQ(count_lines(second.output()), 1u) << second.output();
  EXPECT_EQ(first.stop(), "");
}

TEST_F(ProcessTest, SaysInOneLineThatAFlagIsWrong) {
  for (const std::vector<std::string>& flags : {std::vector<std::string>{"--no-such-flag"},
                                                {"--port", "many"},
                                                {"--port", "70000"},
                                                {"--host", "not-an-address"}}) {
    std::vector<std::string> command{emulator_program()};
    command.insert(command.end(), flags.begin(), flags.end());
    ChildProcess emulator{std::move(command)};
    const auto status = emulator.wait(default_timeout);
    ASSERT_TRUE(status) << flags.front();
    EXPECT_NE(status->code, 0);
    EXPECT_EQ(count_lines(emulator.output()), 1u) << emulator.output();
  }
}

TEST_F(ProcessTest, ChecksTheHealthOfAnotherForContainers) {
  EmulatorProcess emulator;
  const auto port = std::to_string(emulator.port());
  const std::vector<std::string> check{emulator_program(), "--check-health", "--port", port};
  EXPECT_EQ((ChildProcess{check}.wait(default_timeout)), ExitStatus{});
  EXPECT_EQ(emulator.stop(), "");
  EXPECT_EQ((ChildProcess{check}.wait(default_timeout)), (ExitStatus{1, 0}));
}

TEST_F(ProcessTest, FinishesWorkInFlightWhenToldToStop) {
  for (const int signal : {SIGTERM, SIGINT}) {
    EmulatorProcess emulator;
    create_test_function(AwsClient{emulator.url()});
    auto answer = start_invocation(emulator, 500);
    emulator.process().signal(signal);
    const auto received = answer.get();
    EXPECT_EQ(received.status(), 200);
    EXPECT_EQ(received.body, "\"done\"");
    EXPECT_EQ(emulator.process().wait(default_timeout), ExitStatus{})
        << emulator.process().output();
    EXPECT_EQ(to_string(orphans()), "");
  }
}

TEST_F(ProcessTest, WaitsForWorkInFlightOnlySoLong) {
  EmulatorProcess emulator{{"--shutdown-timeout-ms", "300"}};
  create_test_function(AwsClient{emulator.url()});
  auto answer = start_invocation(emulator, 30'000);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(emulator.stop(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, at_once);
  try {
    EXPECT_NE(answer.get().body, "\"done\"");
  } catch (const std::runtime_error& closed) {
    SUCCEED() << "a connection that closed without an answer is an end as well: " << closed.what();
  }
}

TEST_F(ProcessTest, EndsAtOnceOnASecondSignal) {
  EmulatorProcess emulator{{"--shutdown-timeout-ms", "60000"}};
  create_test_function(AwsClient{emulator.url()});
  auto answer = start_invocation(emulator, 30'000);
  emulator.process().signal(SIGTERM);
  ASSERT_TRUE(emulator.process().wait_for_output("Stopping", default_timeout));
  EXPECT_FALSE(emulator.process().wait(milliseconds{100}));
  emulator.process().signal(SIGTERM);
  const auto status = emulator.process().wait(at_once);
  ASSERT_TRUE(status);
  EXPECT_EQ(status->signal, 0);
  // The function dies with the emulator; its end is not awaited by it.
  EXPECT_TRUE(eventually(at_once, [] { return orphans().empty(); })) << to_string(orphans());
  EXPECT_THROW(answer.get(), std::runtime_error);
}

TEST_F(ProcessTest, LeavesNothingOfFunctionsThatFork) {
  EmulatorProcess emulator;
  const AwsClient aws{emulator.url()};
  create_test_function(aws);
  EXPECT_EQ(invoke(aws, "f", R"({"do":"fork"})").status(), 200);
  invoke(aws, "f", R"({"do":"fork","exit":true})");
  EXPECT_EQ(invoke(aws, "f", R"({"alive":true})").body, R"({"alive":true})");
  EXPECT_EQ(emulator.stop(), "");
}

}  // namespace
}  // namespace emulator::functional
