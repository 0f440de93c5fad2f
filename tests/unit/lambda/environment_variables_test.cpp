#include "lambda/environment_variables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lambda/function_version.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

FunctionVersion function() {
  auto package = std::make_shared<Package>();
  package->root = "/packages/1/task";
  FunctionVersion version;
  version.function_name = "orders";
  version.runtime = "provided.al2023";
  version.handler = "main";
  version.memory_mb = 512;
  version.package = package;
  return version;
}

EnvironmentSettings settings() {
  return {"127.0.0.1:9001",   "2026/01/31/[$LATEST]0f",
          "/tmp/e1",          "http://127.0.0.1:4566",
          "/host/bin",        false,
          "/packages/1/task", {}};
}

TEST(EnvironmentVariables, are_those_of_Lambda) {
  const auto lines = environment_variables(function(), settings());
  for (const char* line : {"_HANDLER=main",
                           "AWS_REGION=us-east-1",
                           "AWS_DEFAULT_REGION=us-east-1",
                           "AWS_LAMBDA_FUNCTION_NAME=orders",
                           "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
                           "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=512",
                           "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
                           "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/orders",
                           "AWS_LAMBDA_LOG_STREAM_NAME=2026/01/31/[$LATEST]0f",
                           "AWS_LAMBDA_RUNTIME_API=127.0.0.1:9001",
                           "AWS_ACCESS_KEY_ID=test",
                           "AWS_SECRET_ACCESS_KEY=test",
                           "AWS_SESSION_TOKEN=test",
                           "AWS_ENDPOINT_URL=http://127.0.0.1:4566",
                           "LAMBDA_TASK_ROOT=/packages/1/task",
                           "LAMBDA_RUNTIME_DIR=/var/runtime",
                           "LANG=en_US.UTF-8",
                           "TZ=:UTC",
                           "TMPDIR=/tmp/e1",
                           "PATH=/usr/local/bin:/usr/bin/:/bin:/opt/bin:/host/bin"}) {
    EXPECT_THAT(lines, Contains(line));
  }
  EXPECT_THAT(lines, Not(Contains(StartsWith("AWS_EXECUTION_ENV="))));
}

TEST(EnvironmentVariables, name_the_managed_runtime) {
  auto version = function();
  version.runtime = "go1.x";
  EXPECT_THAT(environment_variables(version, settings()),
              Contains("AWS_EXECUTION_ENV=AWS_Lambda_go1.x"));
}

TEST(EnvironmentVariables, give_credentials_of_the_function_s_account) {
  auto version = function();
  version.scope = {"123456789012", "eu-west-1"};
  const auto lines = environment_variables(version, settings());
  EXPECT_THAT(lines, Contains("AWS_ACCESS_KEY_ID=123456789012"));
  EXPECT_THAT(lines, Contains("AWS_REGION=eu-west-1"));
}

TEST(EnvironmentVariables, of_the_function_override_all_but_the_reserved) {
  auto version = function();
  version.environment = {{"TZ", "UTC"}, {"MINE", ""}, {"AWS_REGION", "eu-west-1"}};
  const auto lines = environment_variables(version, settings());
  EXPECT_THAT(lines, Contains("TZ=UTC"));
  EXPECT_THAT(lines, Contains("MINE="));
  EXPECT_THAT(lines, Contains("AWS_REGION=us-east-1"));
}

TEST(EnvironmentVariables, of_the_function_win_as_LocalStack_lets_them) {
  auto version = function();
  version.environment = {{"AWS_REGION", "eu-west-1"}, {"AWS_LAMBDA_RUNTIME_API", "elsewhere"}};
  auto with = settings();
  with.user_wins = true;
  const auto lines = environment_variables(version, with);
  EXPECT_THAT(lines, Contains("AWS_REGION=eu-west-1"));
  EXPECT_THAT(lines, Contains("LOCALSTACK_HOSTNAME=127.0.0.1"));
  EXPECT_THAT(lines, Contains("EDGE_PORT=4566"));
  EXPECT_THAT(lines, Contains("AWS_LAMBDA_RUNTIME_API=127.0.0.1:9001"));
}

TEST(EnvironmentVariables, lead_languages_to_what_layers_bring) {
  auto version = function();
  version.runtime = "python3.12";
  auto with = settings();
  EXPECT_THAT(environment_variables(version, with), Not(Contains(StartsWith("PYTHONPATH="))));
  with.layers_root = "/opt";
  EXPECT_THAT(environment_variables(version, with),
              Contains("PYTHONPATH=/opt/python/lib/python3.12/site-packages:/opt/python:"
                       "/var/runtime"));
  version.runtime = "nodejs20.x";
  EXPECT_THAT(environment_variables(version, with),
              Contains("NODE_PATH=/opt/nodejs/node20/node_modules:/opt/nodejs/node_modules:"
                       "/var/runtime/node_modules:/var/runtime:/packages/1/task"));
}

TEST(EnvironmentVariables, tell_of_a_log_format_that_is_configured) {
  auto version = function();
  EXPECT_THAT(environment_variables(version, settings()),
              Not(Contains(StartsWith("AWS_LAMBDA_LOG_FORMAT="))));
  version.log_format = "JSON";
  version.application_log_level = "WARN";
  const auto lines = environment_variables(version, settings());
  EXPECT_THAT(lines, Contains("AWS_LAMBDA_LOG_FORMAT=JSON"));
  EXPECT_THAT(lines, Contains("AWS_LAMBDA_LOG_LEVEL=WARN"));
}

TEST(EnvironmentVariables, find_the_system_s_libraries_before_the_package_s) {
  for (const auto& line : environment_variables(function(), settings())) {
    if (!line.starts_with("LD_LIBRARY_PATH=")) continue;
    EXPECT_TRUE(line.starts_with("LD_LIBRARY_PATH=/lib64:")) << line;
    EXPECT_TRUE(line.ends_with(":/packages/1/task:/packages/1/task/lib:/opt/lib")) << line;
    return;
  }
  FAIL() << "no LD_LIBRARY_PATH";
}

}  // namespace
}  // namespace emulator::lambda
