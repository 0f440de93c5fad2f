#pragma once

#include <string>
#include <vector>

namespace emulator::lambda {

struct FunctionVersion;

// What differs from one environment to the next, and what the emulator adds of its own.
struct EnvironmentSettings {
  std::string runtime_api;  // "127.0.0.1:40123"
  std::string log_stream;   // "2026/01/31/[$LATEST]0f3c…"
  std::string temporary;    // TMPDIR
  std::string endpoint;     // the emulator's own URL: AWS_ENDPOINT_URL; empty while unknown
  std::string host_path;    // PATH of the emulator itself
  bool user_wins = false;   // LocalStack lets a function's settings override reserved names
  std::string task_root;    // where the function sees its package
  std::string layers_root;  // and its layers: "/opt"; empty for none
  bool provisioned = false;
};

// The environment of a function's process, as "NAME=value" and in the order of names.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
std::vector<std::string> environment_variables(const FunctionVersion& version,
                                               const EnvironmentSettings& settings);
// The same for an extension, less what Lambda keeps from them.
std::vector<std::string> extension_variables(const FunctionVersion& version,
                                             const EnvironmentSettings& settings);

}  // namespace emulator::lambda
