#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace emulator::lambda {

// The Cors structure as it was given; an absent member is not shown.
struct FunctionUrlCors {
  std::optional<bool> allow_credentials;
  std::optional<std::vector<std::string>> allow_headers;
  std::optional<std::vector<std::string>> allow_methods;
  std::optional<std::vector<std::string>> allow_origins;
  std::optional<std::vector<std::string>> expose_headers;
  std::optional<std::int64_t> max_age;
};

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html
struct FunctionUrlConfig {
  enum class AuthType { none, aws_iam };
  enum class InvokeMode { buffered, response_stream };

  std::string url_id;  // the first label of the URL's host
  AuthType auth_type = AuthType::none;
  InvokeMode invoke_mode = InvokeMode::buffered;
  std::optional<FunctionUrlCors> cors;
  std::chrono::system_clock::time_point created;
  std::chrono::system_clock::time_point last_modified;
};

// By alias; that of $LATEST has the empty one.
using FunctionUrlConfigs = std::map<std::string, FunctionUrlConfig, std::less<>>;

}  // namespace emulator::lambda
