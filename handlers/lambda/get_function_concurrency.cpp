#include "daemon/aws/json.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_function_concurrency(ServiceState& state, aws::RestCall& call) {
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  const auto& reserved = (*found)->reserved_concurrency;
  if (reserved) {
    aws::write_key(writer, "ReservedConcurrentExecutions");
    writer.Int64(*reserved);
  }
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
