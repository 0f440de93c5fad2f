#include "handlers/lambda/function_settings.hpp"

#include <utility>

#include <fmt/format.h>

#include "daemon/aws/validation.hpp"
#include "handlers/lambda/environment_variables.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_input.hpp"
#include "handlers/lambda/runtimes.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view tracing_modes[] = {"Active", "PassThrough"};
constexpr std::string_view snap_start_values[] = {"PublishedVersions", "None"};
constexpr std::string_view log_formats[] = {"JSON", "Text"};
constexpr std::string_view application_log_levels[] = {"TRACE", "DEBUG", "INFO",
                                                       "WARN",  "ERROR", "FATAL"};
constexpr std::string_view system_log_levels[] = {"DEBUG", "INFO", "WARN"};

// The model allows 32768 MB, for functions on managed instances; all others end at 10 GB.
constexpr std::int64_t model_memory_limit = 32768;
constexpr std::int64_t memory_limit = 10240;

VpcConfig read_vpc(JsonInput input) {
  VpcConfig vpc;
  vpc.subnet_ids = input.text_list("SubnetIds").value_or(std::vector<std::string>());
  vpc.security_group_ids = input.text_list("SecurityGroupIds").value_or(std::vector<std::string>());
  vpc.ipv6_allowed_for_dual_stack = input.boolean("Ipv6AllowedForDualStack").value_or(false);
  return vpc;
}

LoggingConfig read_logging(JsonInput input) {
  LoggingConfig logging;
  logging.log_format = input.text("LogFormat").value_or("Text");
  logging.application_log_level = input.text("ApplicationLogLevel");
  logging.system_log_level = input.text("SystemLogLevel");
  logging.log_group = input.text("LogGroup");
  return logging;
}

void validate_logging(aws::Validation& validation, const LoggingConfig& logging) {
  static const aws::Pattern log_group(R"([\.\-_/#A-Za-z0-9]+)");
  validation.text("loggingConfig.logFormat", logging.log_format, {.values = log_formats});
  validation.text("loggingConfig.applicationLogLevel", logging.application_log_level,
                  {.values = application_log_levels});
  validation.text("loggingConfig.systemLogLevel", logging.system_log_level,
                  {.values = system_log_levels});
  validation.text("loggingConfig.logGroup", logging.log_group,
                  {.min_length = 1, .max_length = 512, .pattern = &log_group});
}

template <class T>
void replace(T& present, const std::optional<T>& given) {
  if (given) present = *given;
}

}  // namespace

std::string log_group_of(const FunctionSettings& settings, std::string_view function_name) {
  return settings.logging.log_group.value_or(fmt::format("/aws/lambda/{}", function_name));
}

SettingsInput read_settings(JsonInput& input) {
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
  if (auto tracing = input.object("TracingConfig")) settings.tracing_mode = tracing->text("Mode");
  if (auto storage = input.object("EphemeralStorage")) {
    settings.ephemeral_storage_given = true;
    settings.ephemeral_storage = storage->integer("Size");
  }
  if (auto snap_start = input.object("SnapStart")) {
    settings.snap_start_apply_on = snap_start->text("ApplyOn");
  }
  if (auto logging = input.object("LoggingConfig")) settings.logging = read_logging(*logging);
  return settings;
}

void validate_settings(aws::Validation& validation, const SettingsInput& input,
                       const SettingsRules& rules) {
  static const aws::Pattern role_arn(
      R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)");
  static const aws::Pattern no_space(R"([^\s]+)");
  static const aws::Pattern key_arn(R"((arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|())");
  if (!rules.accept_any_role) validation.text("role", input.role, {.pattern = &role_arn});
  validation.text("handler", input.handler, {.max_length = 128, .pattern = &no_space});
  validation.text("description", input.description, {.max_length = 256});
  validation.number("timeout", input.timeout, {.min = 1, .max = 900});
  validation.number("memorySize", input.memory_size, {.min = 128, .max = model_memory_limit});
  if (input.environment) {
    validate_variable_names(validation, *input.environment, rules.accept_reserved_keys);
  }
  if (input.vpc) {
    validation.list("vpcConfig.subnetIds", input.vpc->subnet_ids, {.max_size = 16});
    validation.list("vpcConfig.securityGroupIds", input.vpc->security_group_ids, {.max_size = 5});
  }
  validation.text("kMSKeyArn", input.kms_key_arn, {.pattern = &key_arn});
  validation.text("tracingConfig.mode", input.tracing_mode, {.values = tracing_modes});
  validation.number("ephemeralStorage.size", input.ephemeral_storage,
                    {.required = input.ephemeral_storage_given, .min = 512, .max = 10240});
  validation.text("snapStart.applyOn", input.snap_start_apply_on, {.values = snap_start_values});
  if (input.logging) validate_logging(validation, *input.logging);
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
  if (auto error = check_runtime(settings.runtime, settings.architecture)) {
    return std::move(*error);
  }
  if (input.snap_start_apply_on == "PublishedVersions") {
    return invalid_parameter(
        fmt::format("{} is not supported for SnapStart enabled functions.", settings.runtime));
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

std::optional<aws::Error> refuse_unsupported(const JsonInput& input, std::string_view operation) {
  static constexpr std::string_view members[] = {"PublishTo",
                                                 "Layers",
                                                 "DeadLetterConfig",
                                                 "FileSystemConfigs",
                                                 "ImageConfig",
                                                 "CodeSigningConfigArn",
                                                 "CapacityProviderConfig",
                                                 "DurableConfig",
                                                 "TenancyConfig"};
  for (const std::string_view member : members) {
    if (input.says_something(member)) return unsupported(operation, member);
  }
  return std::nullopt;
}

}  // namespace emulator::lambda
