// Limits of concurrency, and environments that are started ahead.

#include <signal.h>

#include "lambda/concurrency.hpp"
#include "lambda_execution_fixture.hpp"

namespace emulator::lambda {
namespace {

class LambdaConcurrency : public LambdaExecution {
 protected:
  // Of an account that may run `limit` at once.
  std::shared_ptr<FunctionVersion> limited_function(unsigned limit) {
    const auto version = test_function();
    auto account = std::make_shared<AccountConcurrency>();
    account->limit = limit;
    version->concurrency = std::make_shared<FunctionConcurrency>(std::move(account));
    return version;
  }

  void await_ready(const std::shared_ptr<FunctionVersion>& version, unsigned count) {
    run_until([&] { return scheduler_->provisioned(*version).ready == count; });
    ASSERT_EQ(scheduler_->provisioned(*version).ready, count);
  }

  std::string initialization_type(const std::shared_ptr<FunctionVersion>& version) {
    const auto output = invoke(version, R"({"do": "environment"})");
    const auto variables = aws::parse_json(output.payload);
    return std::string(aws::string_of((*variables)["AWS_LAMBDA_INITIALIZATION_TYPE"]));
  }
};

TEST_F(LambdaConcurrency, ends_at_what_the_account_may_run_at_once) {
  const auto version = limited_function(1);
  const auto first = begin(version, R"({"do": "sleep", "milliseconds": 100})");
  run_until([&] { return processes() == 1; });
  const auto second = run(invocation(version, "1"));
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().status, 429u);
  EXPECT_EQ(second.error().code, "TooManyRequestsException");
  EXPECT_EQ(second.error().members.at(0).second, "ConcurrentInvocationLimitExceeded");
  run_until([&] { return first->has_value(); });
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaConcurrency, ends_at_what_is_reserved_for_the_function) {
  const auto version = limited_function(10);
  version->concurrency->reserve(1);
  const auto first = begin(version, R"({"do": "sleep", "milliseconds": 100})");
  run_until([&] { return processes() == 1; });
  const auto second = run(invocation(version, "1"));
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().members.at(0).second,
            "ReservedFunctionConcurrentInvocationLimitExceeded");
  run_until([&] { return first->has_value(); });
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaConcurrency, starts_provisioned_environments_before_any_invocation) {
  const auto version = test_function();
  scheduler_->provision(version, 2);
  EXPECT_EQ(scheduler_->provisioned(*version).ready, 0u);
  await_ready(version, 2);
  EXPECT_EQ(processes(), 2u);
  EXPECT_EQ(initialization_type(version), "provisioned-concurrency");
  // Fewer, and in the end none.
  scheduler_->provision(version, 1);
  run_until([&] { return processes() == 1; });
  EXPECT_EQ(processes(), 1u);
  scheduler_->provision(version, 0);
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(processes(), 0u);
  EXPECT_EQ(initialization_type(version), "on-demand");
}

TEST_F(LambdaConcurrency, keeps_provisioned_environments_past_the_keep_alive) {
  config_.lambda_keepalive = milliseconds(1);
  const auto version = test_function();
  scheduler_->provision(version, 1);
  await_ready(version, 1);
  const pid_t process = functional::descendants_of(::getpid()).at(0).pid;
  EXPECT_EQ(invoke(version, "1").payload, "1");
  // One that isn't provisioned is gone after this.
  const auto other = test_function();
  EXPECT_EQ(invoke(other, "1").payload, "1");
  run_until([&] { return processes() == 1; });
  EXPECT_EQ(functional::descendants_of(::getpid()).at(0).pid, process);
}

TEST_F(LambdaConcurrency, replaces_a_provisioned_environment_that_crashed) {
  const auto version = test_function();
  scheduler_->provision(version, 1);
  await_ready(version, 1);
  const auto output = invoke(version, R"({"do": "exit", "code": 1})");
  EXPECT_EQ(output.function_error, InvocationOutput::FunctionError::unhandled);
  await_ready(version, 1);
  EXPECT_EQ(initialization_type(version), "provisioned-concurrency");
}

TEST_F(LambdaConcurrency, does_not_start_again_what_fails_in_init) {
  const auto version =
      script("#!/bin/sh\necho . >> \"" + (directory_.path() / "starts").string() + "\"\nexit 1\n");
  scheduler_->provision(version, 1);
  run_until([&] { return scheduler_->provisioned(*version).failed; });
  EXPECT_TRUE(scheduler_->provisioned(*version).failed);
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(functional::read_file(directory_.path() / "starts"), ".\n");
  scheduler_->retire(version);
  EXPECT_FALSE(scheduler_->provisioned(*version).failed);
}

}  // namespace
}  // namespace emulator::lambda
