#include "handlers/lambda/function.hpp"

#include <utility>

#include "lambda/function_version.hpp"

namespace emulator::lambda {

std::shared_ptr<const FunctionVersion> make_version(const VersionRecord& record) {
  const FunctionSettings& settings = record.settings;
  FunctionVersion version;
  version.scope = record.scope;
  version.function_name = record.name;
  version.version = record.version_name;
  version.function_arn = record.arn;
  version.runtime = settings.runtime;
  version.handler = settings.handler;
  version.architecture = settings.architecture;
  version.timeout = std::chrono::seconds(settings.timeout);
  version.memory_mb = static_cast<unsigned>(settings.memory_size);
  if (settings.environment) version.environment = *settings.environment;
  version.tracing_mode = settings.tracing_mode;
  version.log_group = log_group_of(settings, record.name);
  version.log_format = settings.logging.log_format;
  version.application_log_level = settings.logging.application_log_level.value_or("");
  version.system_log_level = settings.logging.system_log_level.value_or("");
  version.ephemeral_storage_mb = static_cast<unsigned>(settings.ephemeral_storage);
  version.package = record.package;
  version.layers_directory = record.layers_directory;
  version.concurrency = record.concurrency;
  return std::make_shared<const FunctionVersion>(std::move(version));
}

}  // namespace emulator::lambda
