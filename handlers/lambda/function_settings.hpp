#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::aws {
class JsonInput;
}

namespace emulator::lambda {

// No network is attached here; kept because templates set it, and shown as it was set.
struct VpcConfig {
  std::vector<std::string> subnet_ids;
  std::vector<std::string> security_group_ids;
  bool ipv6_allowed_for_dual_stack = false;
  bool operator==(const VpcConfig&) const = default;
};

struct LoggingConfig {
  std::string log_format = "Text";
  std::optional<std::string> application_log_level;
  std::optional<std::string> system_log_level;
  std::optional<std::string> log_group;  // nothing for /aws/lambda/NAME
  bool operator==(const LoggingConfig&) const = default;
};

// What CreateFunction and UpdateFunctionConfiguration set, with Lambda's defaults.
struct FunctionSettings {
  std::string runtime;
  std::string role;
  std::string handler;
  std::string description;
  std::int64_t timeout = 3;
  std::int64_t memory_size = 128;
  std::optional<std::map<std::string, std::string>> environment;
  std::optional<VpcConfig> vpc;
  std::string kms_key_arn;
  // Where asynchronous events go that finally failed: DeadLetterConfig.TargetArn; empty for none.
  std::string dead_letter_target;
  // Shown as they were set, in JSON: no file system is mounted and no instance managed here. Empty
  // for none.
  std::string file_systems;
  std::string capacity_provider;
  // "None" or "PublishedVersions"; environments start anew all the same.
  std::string snap_start = "None";
  std::string tracing_mode = "PassThrough";
  std::string architecture = "x86_64";
  std::int64_t ephemeral_storage = 512;
  LoggingConfig logging;
  bool operator==(const FunctionSettings&) const = default;
};

std::string log_group_of(const FunctionSettings& settings, std::string_view function_name);

// The same as a request gives it: what is absent stays as it was.
struct SettingsInput {
  std::optional<std::string> runtime;
  std::optional<std::string> role;
  std::optional<std::string> handler;
  std::optional<std::string> description;
  std::optional<std::int64_t> timeout;
  std::optional<std::int64_t> memory_size;
  std::optional<std::map<std::string, std::string>> environment;
  std::optional<VpcConfig> vpc;
  std::optional<std::string> kms_key_arn;
  std::optional<std::string> dead_letter_target;
  std::optional<std::string> file_systems;
  std::optional<std::string> capacity_provider;
  std::optional<std::string> tracing_mode;
  std::optional<std::int64_t> ephemeral_storage;
  std::optional<std::string> snap_start_apply_on;
  std::optional<LoggingConfig> logging;
  std::optional<std::vector<std::string>> layers;  // ARNs; found and merged by the operation
};

// What becomes of a function whose runtime can't run here. With LocalStack, whose tests may create
// functions that they never invoke, it is accepted; its invocations fail with the same words.
enum class Unrunnable { refused, accepted };

// LOCALSTACK_COMPAT: what AWS refuses and tests written for LocalStack rely on.
struct SettingsRules {
  bool accept_reserved_keys = false;
  Unrunnable unrunnable = Unrunnable::refused;
};

// From an input that the service model's constraints were checked for.
SettingsInput read_settings(aws::JsonInput& input);
SettingsRules settings_rules(bool localstack_compat) noexcept;
// Lambda's own words for a runtime outside the model's enum; InvalidParameterValueException.
std::optional<aws::Error> check_runtime_name(std::string_view runtime);
// The settings with the input over them, or what Lambda has against the whole.
aws::Result<FunctionSettings> apply_settings(FunctionSettings settings, const SettingsInput& input,
                                             const SettingsRules& rules);

// Members that would change what a function does and that aren't implemented. Empty values say
// nothing and pass, as templates send them.
std::optional<aws::Error> refuse_unsupported(const aws::JsonInput& input,
                                             std::string_view operation);

}  // namespace emulator::lambda
