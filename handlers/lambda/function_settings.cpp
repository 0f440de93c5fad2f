#include "handlers/lambda/function_settings.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/model_check.hpp"
#include "handlers/lambda/environment_variables.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/runtimes.hpp"
#include "handlers/lambda/service_model.hpp"

namespace emulator::lambda {

namespace {

// The model allows 32768 MB, for functions on managed instances; all others end at 10 GB.
constexpr std::int64_t memory_limit = 10240;

VpcConfig read_vpc(aws::JsonInput input) {
  VpcConfig vpc;
  vpc.subnet_ids = input.text_list("SubnetIds").value_or(std::vector<std::string>());
  vpc.security_group_ids = input.text_list("SecurityGroupIds").value_or(std::vector<std::string>());
  vpc.ipv6_allowed_for_dual_stack = input.boolean("Ipv6AllowedForDualStack").value_or(false);
  return vpc;
}

LoggingConfig read_logging(aws::JsonInput input) {
  LoggingConfig logging;
  logging.log_format = input.text("LogFormat").value_or("Text");
  logging.application_log_level = input.text("ApplicationLogLevel");
  logging.system_log_level = input.text("SystemLogLevel");
  logging.log_group = input.text("LogGroup");
  return logging;
}

// https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html: Java 11, Python 3.12 and .NET 8 on.
bool takes_snapshots(std::string_view runtime) {
  static constexpr std::string_view before[] = {
      "java8",     "java8.al2",     "java8.al2023",  "python2.7",     "python3.6",
      "python3.7", "python3.8",     "python3.9",     "python3.10",    "python3.11",
      "dotnet6",   "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1"};
  const bool has_language =
      runtime.starts_with("java") || runtime.starts_with("python") || runtime.starts_with("dotnet");
  return has_language &&
         std::find(std::begin(before), std::end(before), runtime) == std::end(before);
}

std::optional<aws::Error> check_dead_letter_target(const std::string& target) {
  if (target.empty()) return std::nullopt;
  const auto arn = aws::parse_arn(target);
  if (arn && (arn->service == "sns" || arn->service == "sqs")) return std::nullopt;
  return invalid_parameter(
      fmt::format("The dead letter target must be an SNS topic or an SQS queue: {}", target));
}

template <class T>
void replace(T& present, const std::optional<T>& given) {
  if (given) present = *given;
}

}  // namespace

std::string log_group_of(const FunctionSettings& settings, std::string_view function_name) {
  return settings.logging.log_group.value_or(fmt::format("/aws/lambda/{}", function_name));
}

SettingsInput read_settings(aws::JsonInput& input) {
  SettingsInput settings;
  settings.runtime = input.text("Runtime");
  settings.role = input.text("Role");
  settings.handler = input.text("Handler");
  settings.description = input.text("Description");
  settings.timeout = input.integer("Timeout");
  settings.memory_size = input.integer("MemorySize");
  if (auto environment = input.object("Environment")) {
    settings.environment = environment->text_map("Variables").value_or(EnvironmentVariables());
  }
  if (auto vpc = input.object("VpcConfig")) settings.vpc = read_vpc(*vpc);
  settings.kms_key_arn = input.text("KMSKeyArn");
  settings.layers = input.text_list("Layers");
  if (auto tracing = input.object("TracingConfig")) settings.tracing_mode = tracing->text("Mode");
  if (auto storage = input.object("EphemeralStorage")) {
    settings.ephemeral_storage = storage->integer("Size");
  }
  if (auto dead_letters = input.object("DeadLetterConfig")) {
    settings.dead_letter_target = dead_letters->text("TargetArn").value_or("");
  }
  settings.file_systems = input.json("FileSystemConfigs");
  settings.capacity_provider = input.json("CapacityProviderConfig");
  if (auto snap_start = input.object("SnapStart")) {
    settings.snap_start_apply_on = snap_start->text("ApplyOn");
  }
  if (auto logging = input.object("LoggingConfig")) settings.logging = read_logging(*logging);
  return settings;
}

std::optional<aws::Error> check_runtime_name(std::string_view runtime) {
  const auto known = aws::enum_values(service_model, "CreateFunction", "Runtime");
  if (std::find(known.begin(), known.end(), runtime) != known.end()) return std::nullopt;
  return invalid_parameter(
      fmt::format("Value {} at 'runtime' failed to satisfy constraint: Member must satisfy enum "
                  "value set: {} or be a valid ARN",
                  runtime, aws::bracketed(known)));
}

SettingsRules settings_rules(bool localstack_compat) noexcept {
  return {localstack_compat, localstack_compat ? Unrunnable::accepted : Unrunnable::refused};
}

aws::Result<FunctionSettings> apply_settings(FunctionSettings settings, const SettingsInput& input,
                                             const SettingsRules& rules) {
  replace(settings.runtime, input.runtime);
  replace(settings.role, input.role);
  replace(settings.handler, input.handler);
  replace(settings.description, input.description);
  replace(settings.timeout, input.timeout);
  replace(settings.memory_size, input.memory_size);
  if (input.environment) settings.environment = input.environment;
  if (input.vpc) settings.vpc = input.vpc;
  replace(settings.kms_key_arn, input.kms_key_arn);
  replace(settings.dead_letter_target, input.dead_letter_target);
  replace(settings.file_systems, input.file_systems);
  if (settings.file_systems == "[]") settings.file_systems.clear();
  replace(settings.capacity_provider, input.capacity_provider);
  if (settings.capacity_provider == "{}") settings.capacity_provider.clear();
  replace(settings.snap_start, input.snap_start_apply_on);
  replace(settings.tracing_mode, input.tracing_mode);
  replace(settings.ephemeral_storage, input.ephemeral_storage);
  replace(settings.logging, input.logging);

  if (settings.runtime.empty() || settings.handler.empty()) {
    return invalid_parameter(
        "Runtime and Handler are mandatory parameters for functions created with deployment "
        "packages.");
  }
  if (settings.memory_size > memory_limit) {
    return invalid_parameter(
        fmt::format("'MemorySize' value failed to satisfy constraint: Member must have value less "
                    "than or equal to {}",
                    memory_limit));
  }
  if (auto error = check_runtime(settings.runtime, settings.architecture, rules.unrunnable)) {
    return std::move(*error);
  }
  if (settings.snap_start == "PublishedVersions" && !takes_snapshots(settings.runtime)) {
    return invalid_parameter(
        fmt::format("{} is not supported for SnapStart enabled functions.", settings.runtime));
  }
  if (auto error = check_dead_letter_target(settings.dead_letter_target)) {
    return std::move(*error);
  }
  if (settings.logging.log_format == "Text" &&
      (settings.logging.application_log_level || settings.logging.system_log_level)) {
    return invalid_parameter(
        "To use ApplicationLogLevel or SystemLogLevel, you must set LogFormat to JSON.");
  }
  if (settings.environment) {
    if (auto error = check_variables(*settings.environment, rules.accept_reserved_keys)) {
      return std::move(*error);
    }
  }
  return settings;
}

std::optional<aws::Error> refuse_unsupported(const aws::JsonInput& input,
                                             std::string_view operation) {
  static constexpr std::string_view members[] = {"PublishTo",     "ImageConfig",
                                                 "DurableConfig", "TenancyConfig",
                                                 "RuntimeConfig", "AcceleratorConfig"};
  for (const std::string_view member : members) {
    if (input.says_something(member)) return unsupported(operation, member);
  }
  return std::nullopt;
}

}  // namespace emulator::lambda
