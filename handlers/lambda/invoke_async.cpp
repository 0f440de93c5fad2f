#include <utility>

#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

// Deprecated in favour of Invoke with InvocationType=Event; some clients still call it.
Answer invoke_async(ServiceState& state, aws::RestCall& call) {
  auto target = target_of(state, call, NameRule::namespaced, OtherAccounts::followed);
  if (!target) return target.error();
  InvocationInput input;
  input.payload = std::move(call.call.request.body);
  if (auto error = check_asynchronous_size(input.payload.size(), deprecated_asynchronous_limit)) {
    return std::move(*error);
  }
  const auto found = state.qualified(*target);
  if (!found) return found.error();
  if (input.payload.empty()) input.payload = "{}";
  if (auto error = check_json(input.payload)) return std::move(*error);
  state.events.push({std::move(*target), call.call.request_id, std::move(input)});
  return http::Response{202, {}, {}};
}

}  // namespace emulator::lambda
