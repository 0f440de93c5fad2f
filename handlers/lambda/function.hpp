#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/lambda/alias.hpp"
#include "handlers/lambda/event_invoke_config.hpp"
#include "handlers/lambda/function_controls.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "handlers/lambda/function_settings.hpp"
#include "handlers/lambda/function_url_config.hpp"
#include "handlers/lambda/policy.hpp"
#include "handlers/lambda/provisioned_concurrency.hpp"

namespace emulator::lambda {

class FunctionConcurrency;
struct FunctionVersion;
struct LayersDirectory;
struct Package;

// A layer as a version uses it; it stays when the layer version is deleted.
struct UsedLayer {
  std::string arn;
  std::shared_ptr<const Package> package;
};

// One version of a function as its API shows it: $LATEST, which changes, or a published one, which
// doesn't.
struct VersionRecord {
  aws::Scope scope;
  std::string name;
  std::string arn;                   // unqualified
  std::string version_name{latest};  // "$LATEST" or a number
  FunctionSettings settings;
  std::shared_ptr<const Package> package;
  std::vector<UsedLayer> layers;
  std::shared_ptr<const LayersDirectory> layers_directory;
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

  // Of the function, shared by its versions.
  std::shared_ptr<FunctionConcurrency> concurrency;
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
  std::optional<std::int64_t> reserved_concurrency;
  ProvisionedConcurrencies provisioned;
};

// The snapshot of settings and code that execution environments get.
std::shared_ptr<const FunctionVersion> make_version(const VersionRecord& record);

}  // namespace emulator::lambda
