#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "daemon/aws/identity.hpp"

namespace emulator::lambda {

class FunctionConcurrency;
struct LayersDirectory;
struct Package;

// What an execution environment runs: one immutable snapshot of a function's code and
// configuration. An update makes a new snapshot; environments of the old one finish their
// invocation and are retired.
struct FunctionVersion {
  aws::Scope scope;
  std::string function_name;
  std::string version = "$LATEST";
  std::string function_arn;  // unqualified
  std::string runtime;       // "provided.al2023"
  std::string handler;
  std::string architecture = "x86_64";
  std::chrono::seconds timeout{3};
  unsigned memory_mb = 128;
  std::map<std::string, std::string> environment;
  std::string tracing_mode = "PassThrough";
  std::string log_group;  // as configured; see log_group_name()
  std::string log_format = "Text";
  std::string application_log_level;  // of LogFormat JSON: "INFO"; empty unless configured
  std::string system_log_level;
  unsigned ephemeral_storage_mb = 512;
  std::shared_ptr<const Package> package;
  std::shared_ptr<const LayersDirectory> layers_directory;  // null without layers
  // That of the function, shared by all of its versions; null for no limit.
  std::shared_ptr<FunctionConcurrency> concurrency;

  std::string log_group_name() const {
    return log_group.empty() ? "/aws/lambda/" + function_name : log_group;
  }
};

}  // namespace emulator::lambda
