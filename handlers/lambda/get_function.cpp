#include <fmt/format.h>

#include "handlers/lambda/code_download.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_function(ServiceState& state, aws::RestCall& call) {
  const auto target = target_of(state, call);
  if (!target) return target.error();
  const auto found = state.qualified(*target);
  if (!found) return found.error();
  const Function& function = *found->function;
  const VersionRecord& version = *found->version;

  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "Configuration");
  write_configuration(writer, version, {.qualifier = target->qualifier});
  aws::write_key(writer, "Code");
  writer.StartObject();
  aws::write_member(writer, "RepositoryType", "S3");
  aws::write_member(writer, "Location", code_location(call.call.base_url, version.code_token));
  if (!version.source_kms_key_arn.empty()) {
    aws::write_member(writer, "SourceKMSKeyArn", version.source_kms_key_arn);
  }
  writer.EndObject();
  if (function.reserved_concurrency) {
    aws::write_key(writer, "Concurrency");
    writer.StartObject();
    aws::write_key(writer, "ReservedConcurrentExecutions");
    writer.Int64(*function.reserved_concurrency);
    writer.EndObject();
  }
  if (!function.tags.empty()) {
    aws::write_key(writer, "Tags");
    writer.StartObject();
    for (const auto& [key, value] : function.tags)
      aws::write_member(writer, key, value);
    writer.EndObject();
  }
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
