#include "handlers/lambda/function_configuration.hpp"

#include <fmt/format.h>

#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "handlers/lambda/runtimes.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {

namespace {

void write_list(aws::JsonWriter& writer, std::string_view name,
                const std::vector<std::string>& values) {
  aws::write_key(writer, name);
  writer.StartArray();
  for (const std::string& value : values)
    aws::write_string(writer, value);
  writer.EndArray();
}

void write_integer(aws::JsonWriter& writer, std::string_view name, std::int64_t value) {
  aws::write_key(writer, name);
  writer.Int64(value);
}

void write_vpc(aws::JsonWriter& writer, const VpcConfig& vpc) {
  aws::write_key(writer, "VpcConfig");
  writer.StartObject();
  write_list(writer, "SubnetIds", vpc.subnet_ids);
  write_list(writer, "SecurityGroupIds", vpc.security_group_ids);
  aws::write_member(writer, "VpcId", "");
  aws::write_key(writer, "Ipv6AllowedForDualStack");
  writer.Bool(vpc.ipv6_allowed_for_dual_stack);
  writer.EndObject();
}

void write_raw(aws::JsonWriter& writer, std::string_view name, const std::string& json) {
  if (json.empty()) return;
  aws::write_key(writer, name);
  writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

void write_dead_letters(aws::JsonWriter& writer, const std::string& target) {
  if (target.empty()) return;
  aws::write_key(writer, "DeadLetterConfig");
  writer.StartObject();
  aws::write_member(writer, "TargetArn", target);
  writer.EndObject();
}

void write_environment(aws::JsonWriter& writer,
                       const std::map<std::string, std::string>& variables) {
  aws::write_key(writer, "Environment");
  writer.StartObject();
  aws::write_key(writer, "Variables");
  writer.StartObject();
  for (const auto& [key, value] : variables)
    aws::write_member(writer, key, value);
  writer.EndObject();
  writer.EndObject();
}

void write_logging(aws::JsonWriter& writer, const FunctionSettings& settings,
                   std::string_view function_name) {
  const LoggingConfig& logging = settings.logging;
  aws::write_key(writer, "LoggingConfig");
  writer.StartObject();
  aws::write_member(writer, "LogFormat", logging.log_format);
  if (logging.log_format == "JSON") {
    aws::write_member(writer, "ApplicationLogLevel",
                      logging.application_log_level.value_or("INFO"));
    aws::write_member(writer, "SystemLogLevel", logging.system_log_level.value_or("INFO"));
  }
  aws::write_member(writer, "LogGroup", log_group_of(settings, function_name));
  writer.EndObject();
}

void write_status(aws::JsonWriter& writer, const VersionRecord& record) {
  // AWS gives a function under update this very reason, too.
  constexpr std::string_view being_created = "The function is being created.";
  if (record.state == VersionRecord::State::pending) {
    aws::write_member(writer, "State", "Pending");
    aws::write_member(writer, "StateReason", being_created);
    aws::write_member(writer, "StateReasonCode", "Creating");
  } else {
    aws::write_member(writer, "State", "Active");
  }
  if (record.last_update == VersionRecord::Update::in_progress) {
    aws::write_member(writer, "LastUpdateStatus", "InProgress");
    aws::write_member(writer, "LastUpdateStatusReason", being_created);
    aws::write_member(writer, "LastUpdateStatusReasonCode", "Creating");
  } else if (record.last_update == VersionRecord::Update::successful) {
    aws::write_member(writer, "LastUpdateStatus", "Successful");
  }
}

void write_layers(aws::JsonWriter& writer, const std::vector<UsedLayer>& layers) {
  aws::write_key(writer, "Layers");
  writer.StartArray();
  for (const UsedLayer& layer : layers) {
    writer.StartObject();
    aws::write_member(writer, "Arn", layer.arn);
    write_integer(writer, "CodeSize", static_cast<std::int64_t>(layer.package->size));
    writer.EndObject();
  }
  writer.EndArray();
}

void write_fixed(aws::JsonWriter& writer, const FunctionSettings& settings,
                 std::string_view version_name) {
  aws::write_member(writer, "PackageType", "Zip");
  write_list(writer, "Architectures", {settings.architecture});
  aws::write_key(writer, "EphemeralStorage");
  writer.StartObject();
  write_integer(writer, "Size", settings.ephemeral_storage);
  writer.EndObject();
  aws::write_key(writer, "SnapStart");
  writer.StartObject();
  aws::write_member(writer, "ApplyOn", settings.snap_start);
  const bool optimized = settings.snap_start != "None" && version_name != latest;
  aws::write_member(writer, "OptimizationStatus", optimized ? "On" : "Off");
  writer.EndObject();
}

}  // namespace

void write_configuration(aws::JsonWriter& writer, const VersionRecord& record,
                         const ConfigurationView& view) {
  const FunctionSettings& settings = record.settings;
  writer.StartObject();
  aws::write_member(writer, "FunctionName", record.name);
  aws::write_member(writer, "FunctionArn", function_arn(record.scope, record.name, view.qualifier));
  aws::write_member(writer, "Runtime", settings.runtime);
  aws::write_member(writer, "Role", settings.role);
  aws::write_member(writer, "Handler", settings.handler);
  write_integer(writer, "CodeSize", static_cast<std::int64_t>(record.package->size));
  aws::write_member(writer, "Description",
                    record.published_description.value_or(settings.description));
  write_integer(writer, "Timeout", settings.timeout);
  write_integer(writer, "MemorySize", settings.memory_size);
  aws::write_member(writer, "LastModified", record.last_modified);
  aws::write_member(writer, "CodeSha256", record.package->sha256);
  aws::write_member(writer, "Version", record.version_name);
  if (settings.vpc) write_vpc(writer, *settings.vpc);
  write_dead_letters(writer, settings.dead_letter_target);
  if (settings.environment) write_environment(writer, *settings.environment);
  if (!settings.kms_key_arn.empty()) aws::write_member(writer, "KMSKeyArn", settings.kms_key_arn);
  aws::write_key(writer, "TracingConfig");
  writer.StartObject();
  aws::write_member(writer, "Mode", settings.tracing_mode);
  writer.EndObject();
  aws::write_member(writer, "RevisionId", record.revision_id);
  if (!record.layers.empty()) write_layers(writer, record.layers);
  if (view.with_status) write_status(writer, record);
  write_raw(writer, "FileSystemConfigs", settings.file_systems);
  write_fixed(writer, settings, record.version_name);
  write_raw(writer, "CapacityProviderConfig", settings.capacity_provider);
  if (view.with_status) {
    aws::write_key(writer, "RuntimeVersionConfig");
    writer.StartObject();
    aws::write_member(writer, "RuntimeVersionArn",
                      runtime_version_arn(record.scope.region, settings.runtime));
    writer.EndObject();
  }
  write_logging(writer, settings, record.name);
  writer.EndObject();
}

http::Response configuration_response(unsigned status, const VersionRecord& record,
                                      const ConfigurationView& view) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  write_configuration(writer, record, view);
  return aws::json_response(status, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
