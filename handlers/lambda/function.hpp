#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/lambda/alias.hpp"
#include "handlers/lambda/event_invoke_config.hpp"
#include "handlers/lambda/function_controls.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "handlers/lambda/function_settings.hpp"
#include "handlers/lambda/function_url_config.hpp"
#include "handlers/lambda/policy.hpp"

namespace emulator::lambda {

struct FunctionVersion;
struct Package;

// One version of a function as its API shows it: $LATEST, which changes, or a published one, which
// doesn't.
struct VersionRecord {
  aws::Scope scope;
  std::string name;
  std::string arn;                   // unqualified
  std::string version_name{latest};  // "$LATEST" or a number
  FunctionSettings settings;
  std::shared_ptr<const Package> package;
  // The path of Code.Location, new for each upload.
  std::string code_token;
  std::string source_kms_key_arn;
  std::string revision_id;
  std::string last_modified;
  // Given to PublishVersion, and shown instead of the settings' own.
  std::optional<std::string> published_description;

  // Pending until the loop's next turn after CreateFunction: long enough for the answer to say so,
  // as AWS's does, and too short for any caller to meet. Invocations need not look at it.
  enum class State { pending, active } state = State::pending;
  enum class Update { none, in_progress, successful } last_update = Update::none;

  // What invocations run; replaced as a whole by each change.
  std::shared_ptr<const FunctionVersion> version;
};

// A function: its $LATEST, and what belongs to all of its versions.
struct Function : VersionRecord {
  std::map<std::uint64_t, VersionRecord> published;
  std::uint64_t next_version = 1;  // numbers of deleted versions are not given again
  Aliases aliases;
  aws::Tags tags;
  // By qualifier; that of the function itself has none.
  std::map<std::string, Policy, std::less<>> policies;
  EventInvokeConfigs event_invoke_configs;
  FunctionControls controls;
  FunctionUrlConfigs url_configs;
};

// The snapshot of settings and code that execution environments get.
std::shared_ptr<const FunctionVersion> make_version(const VersionRecord& record);

}  // namespace emulator::lambda
