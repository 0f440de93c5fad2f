#include "handlers/lambda/environment_variables.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view reserved_keys[] = {
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
};

constexpr std::size_t size_limit = 4096;

bool is_reserved(std::string_view key) {
  return std::find(std::begin(reserved_keys), std::end(reserved_keys), key) !=
         std::end(reserved_keys);
}

std::string to_json(const EnvironmentVariables& variables) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  for (const auto& [key, value] : variables)
    aws::write_member(writer, key, value);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::optional<aws::Error> check_variables(const EnvironmentVariables& variables,
                                          bool accept_reserved_keys) {
  std::vector<std::string_view> reserved;
  for (const auto& [key, value] : variables) {
    if (is_reserved(key)) reserved.push_back(key);
  }
  if (!reserved.empty() && !accept_reserved_keys) {
    return invalid_parameter(
        fmt::format("Lambda was unable to configure your environment variables because the "
                    "environment variables you have provided contains reserved keys that are "
                    "currently not supported for modification. Reserved keys used in this request: "
                    "{}",
                    fmt::join(reserved, ", ")));
  }
  const std::string measured = to_json(variables);
  if (measured.size() > size_limit) {
    return invalid_parameter(
        fmt::format("Lambda was unable to configure your environment variables because the "
                    "environment variables you have provided exceeded the 4KB limit. String "
                    "measured: {}",
                    measured));
  }
  return std::nullopt;
}

}  // namespace emulator::lambda
