#include "handlers/lambda/invocation_request.hpp"

#include <utility>

#include "daemon/aws/json.hpp"
#include "daemon/offload.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

std::optional<std::string> header(const aws::RestCall& call, std::string_view name) {
  const std::string* value = call.call.request.headers.find(name);
  return value ? std::optional(*value) : std::nullopt;
}

// A payload that takes longer than a moment to read is read aside.
boost::asio::awaitable<std::optional<aws::Error>> check_payload(ServiceState& state,
                                                                std::string& payload) {
  if (payload.size() <= aws::quick_json) co_return check_json(payload);
  auto check = [owned = std::move(payload)]() mutable {
    auto error = check_json(owned);
    return std::pair(std::move(owned), std::move(error));
  };
  auto [checked, error] = co_await offload(state.platform.workers, std::move(check));
  payload = std::move(checked);
  co_return std::move(error);
}

}  // namespace

aws::Result<InvocationHeaders> invocation_headers(const aws::RestCall& call) {
  InvocationHeaders headers{header(call, "X-Amz-Invocation-Type"), header(call, "X-Amz-Log-Type")};
  if (!call.header("X-Amz-Tenant-Id").empty()) return unsupported(call.operation, "TenantId");
  if (!call.header("X-Amz-Durable-Execution-Name").empty()) {
    return unsupported(call.operation, "DurableExecutionName");
  }
  return headers;
}

boost::asio::awaitable<aws::Result<InvocationInput>> invocation_input(ServiceState& state,
                                                                      const aws::RestCall& call,
                                                                      std::string payload) {
  InvocationInput input;
  input.payload = std::move(payload);
  // A call without a payload is one with an empty object.
  if (input.payload.empty()) input.payload = "{}";
  auto malformed = co_await check_payload(state, input.payload);
  if (malformed) co_return std::move(*malformed);
  if (const auto context = header(call, "X-Amz-Client-Context")) {
    auto decoded = decode_client_context(*context);
    if (!decoded) co_return decoded.error();
    input.client_context = std::move(*decoded);
  }
  input.trace_id = std::string(call.header("X-Amzn-Trace-Id"));
  co_return input;
}

}  // namespace emulator::lambda
