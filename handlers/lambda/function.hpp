#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/lambda/event_invoke_config.hpp"
#include "handlers/lambda/function_settings.hpp"
#include "handlers/lambda/policy.hpp"

namespace emulator::lambda {

struct FunctionVersion;
struct Package;

// A function as its API shows it. Only $LATEST exists so far.
struct Function {
  aws::Scope scope;
  std::string name;
  std::string arn;  // unqualified
  FunctionSettings settings;
  std::shared_ptr<const Package> package;
  // The path of Code.Location, new for each upload.
  std::string code_token;
  std::string source_kms_key_arn;
  std::string revision_id;
  std::string last_modified;
  aws::Tags tags;
  Policy policy;
  EventInvokeConfigs event_invoke_configs;

  // Pending until the loop's next turn after CreateFunction: long enough for the answer to say so,
  // as AWS's does, and too short for any caller to meet. Invocations need not look at it.
  enum class State { pending, active } state = State::pending;
  enum class Update { none, in_progress, successful } last_update = Update::none;

  // What invocations run; replaced as a whole by each change.
  std::shared_ptr<const FunctionVersion> version;
};

// The snapshot of settings and code that execution environments get.
std::shared_ptr<const FunctionVersion> make_version(const Function& function);

}  // namespace emulator::lambda
