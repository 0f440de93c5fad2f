#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/concurrency_rules.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer put_function_concurrency(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const std::int64_t requested = members.integer("ReservedConcurrentExecutions").value_or(0);
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  Function& function = **found;
  if (auto error = check_reservation(state.concurrency_besides(function), function, requested)) {
    return std::move(*error);
  }
  function.reserved_concurrency = requested;
  state.apply_concurrency(function);

  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "ReservedConcurrentExecutions");
  writer.Int64(requested);
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
