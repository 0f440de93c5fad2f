#pragma once

// Packages, environments and the scheduler against real processes, without the services around
// them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "daemon/activity.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/platform.hpp"
#include "daemon/random.hpp"
#include "harness/child_process.hpp"
#include "harness/emulator_process.hpp"
#include "harness/temporary_directory.hpp"
#include "harness/zip.hpp"
#include "lambda/function_version.hpp"
#include "lambda/package.hpp"
#include "lambda/scheduler.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;
using functional::script_package;
using functional::ZipBuilder;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using Clock = std::chrono::steady_clock;

// A shell function that polls for an invocation and leaves its id in $id.
inline constexpr const char* shell_next = R"(
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
next() {
  curl -sS -D "$TMPDIR/headers" -o "$TMPDIR/event" "$api/invocation/next"
  id=$(sed -n 's/^Lambda-Runtime-Aws-Request-Id: *\([^\r]*\).*/\1/p' "$TMPDIR/headers")
}
)";

class LambdaExecution : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(directory_.path() / "packages");
    std::filesystem::create_directory(directory_.path() / "environments");
    config_.lambda_init_timeout = milliseconds(2000);
    // Most functions here leave marks in the directory of their test.
    config_.lambda_private_view = private_view_;
    make_scheduler();
  }

  void TearDown() override {
    run(scheduler_->stop(Clock::now()));
    scheduler_.reset();
    versions_.clear();
    loop_.run();
    workers_.join();
    EXPECT_EQ(to_string(functional::descendants_of(::getpid())), "");
    EXPECT_TRUE(std::filesystem::is_empty(directory_.path() / "environments"));
    EXPECT_TRUE(std::filesystem::is_empty(directory_.path() / "packages"));
    EXPECT_EQ(activity_.in_flight(), 0);
  }

  void make_scheduler() {
    scheduler_.emplace(platform_, directory_.path() / "environments");
    scheduler_->set_endpoint("http://127.0.0.1:4566");
  }

  template <class T>
  T run(asio::awaitable<T> work) {
    std::optional<T> result;
    asio::co_spawn(loop_, std::move(work), [&](std::exception_ptr failure, T value) {
      if (failure) std::rethrow_exception(failure);
      result.emplace(std::move(value));
    });
    run_until([&] { return result.has_value(); }, seconds(30));
    if (!result) throw std::runtime_error("still waiting");
    return std::move(*result);
  }

  void run(asio::awaitable<void> work) {
    bool done = false;
    asio::co_spawn(loop_, std::move(work), [&](std::exception_ptr failure) {
      if (failure) std::rethrow_exception(failure);
      done = true;
    });
    run_until([&] { return done; }, seconds(30));
    if (!done) throw std::runtime_error("still waiting");
  }

  template <class Condition>
  void run_until(Condition condition, seconds limit = seconds(10)) {
    const auto end = Clock::now() + limit;
    loop_.restart();
    while (!condition() && Clock::now() < end)
      loop_.run_one_for(milliseconds(5));
  }

  std::shared_ptr<FunctionVersion> function(const std::string& zip) {
    PackageStore store(platform_, directory_.path() / "packages");
    auto package = run(store.add(zip));
    EXPECT_TRUE(package.has_value()) << package.error().message;
    auto version = std::make_shared<FunctionVersion>();
    version->function_name = "f";
    version->function_arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
    version->runtime = "provided.al2023";
    version->handler = "main.handler";
    version->package = *package;
    versions_.push_back(version);
    return version;
  }

  std::shared_ptr<FunctionVersion> script(const std::string& text) {
    return function(script_package(text));
  }

  std::shared_ptr<FunctionVersion> test_function() {
    return function(functional::read_file(functional::function_zip_path("test_function")));
  }

  asio::awaitable<aws::Result<InvocationOutput>> invocation(
      std::shared_ptr<const FunctionVersion> version, std::string payload) {
    InvocationInput input;
    input.payload = std::move(payload);
    input.want_log_tail = true;
    return scheduler_->invoke(version, version->function_arn + ":live", random_.uuid(),
                              std::move(input));
  }

  InvocationOutput invoke(const std::shared_ptr<FunctionVersion>& version,
                          const std::string& payload = "{}") {
    auto result = run(invocation(version, payload));
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return result.has_value() ? *result : InvocationOutput{};
  }

  // Starts an invocation; the result is there once it is over.
  std::shared_ptr<std::optional<aws::Result<InvocationOutput>>> begin(
      const std::shared_ptr<FunctionVersion>& version, const std::string& payload) {
    auto result = std::make_shared<std::optional<aws::Result<InvocationOutput>>>();
    asio::co_spawn(loop_, invocation(version, payload),
                   [result](std::exception_ptr failure, aws::Result<InvocationOutput> output) {
                     EXPECT_FALSE(failure);
                     result->emplace(std::move(output));
                   });
    return result;
  }

  std::size_t processes() const { return functional::descendants_of(::getpid()).size(); }

  static std::string error_text(const InvocationOutput& output) {
    const auto document = aws::parse_json(output.payload);
    if (!document || !document->IsObject()) return "no object: " + output.payload;
    const auto* type = aws::member(*document, "errorType");
    const auto* message = aws::member(*document, "errorMessage");
    if (type == nullptr || message == nullptr) return "no error: " + output.payload;
    std::string text(aws::string_of(*message));
    const std::string id = "RequestId: " + output.request_id;
    if (text.starts_with(id)) text.replace(0, id.size(), "RequestId: ID");
    return std::string(aws::string_of(*type)) + ": " + text;
  }

  bool private_view_ = false;
  functional::TemporaryDirectory directory_;
  asio::io_context loop_;
  asio::thread_pool workers_{2};
  RealClock clock_;
  SystemRandom random_;
  Activity activity_{loop_.get_executor()};
  Config config_;
  Platform platform_{loop_.get_executor(), workers_, clock_, random_, activity_, config_};
  std::optional<Scheduler> scheduler_;
  std::vector<std::shared_ptr<FunctionVersion>> versions_;
};

}  // namespace emulator::lambda
