#include "daemon/aws/json.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_account_settings(ServiceState& state, aws::RestCall& call) {
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  constexpr std::int64_t total_code_size = 75LL * 1024 * 1024 * 1024;
  constexpr std::int64_t unzipped_code_size = 250LL * 1024 * 1024;
  constexpr std::int64_t zipped_code_size = 50LL * 1024 * 1024;

  std::uint64_t used = 0;
  const FunctionTable& functions = state.functions[call.call.scope];
  for (const auto& [name, function] : functions) {
    used += function.package->size;
    for (const auto& [number, version] : function.published)
      used += version.package->size;
  }
  for (const auto& [name, layer] : state.layers[call.call.scope]) {
    for (const auto& [number, version] : layer.versions)
      used += version.package->size;
  }

  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  const auto number = [&writer](std::string_view name, std::int64_t value) {
    aws::write_key(writer, name);
    writer.Int64(value);
  };
  const std::int64_t concurrency = state.platform.config.lambda_concurrency;
  writer.StartObject();
  aws::write_key(writer, "AccountLimit");
  writer.StartObject();
  number("TotalCodeSize", total_code_size);
  number("CodeSizeUnzipped", unzipped_code_size);
  number("CodeSizeZipped", zipped_code_size);
  number("ConcurrentExecutions", concurrency);
  number("UnreservedConcurrentExecutions",
         concurrency - static_cast<std::int64_t>(state.account_of(call.call.scope)->reserved));
  writer.EndObject();
  aws::write_key(writer, "AccountUsage");
  writer.StartObject();
  number("TotalCodeSize", static_cast<std::int64_t>(used));
  number("FunctionCount", static_cast<std::int64_t>(functions.size()));
  writer.EndObject();
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
