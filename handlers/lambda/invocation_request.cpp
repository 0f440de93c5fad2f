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

aws::Result<InvocationHeaders> invocation_headers(const aws::RestCall& call) {
  InvocationHeaders headers{header(call, "X-Amz-Invocation-Type"), header(call, "X-Amz-Log-Type")};
  if (!call.header("X-Amz-Tenant-Id").empty()) return unsupported(call.operation, "TenantId");
  if (!call.header("X-Amz-Durable-Execution-Name").empty()) {
    return unsupported(call.operation, "DurableExecutionName");
  }
  return headers;
}

}  // namespace

boost::asio::awaitable<aws::Result<InvocationRequest>> invocation_request(ServiceState& state,
                                                                          aws::RestCall& call) {
  auto headers = invocation_headers(call);
  if (!headers) co_return headers.error();
  auto target = target_of(state, call, NameRule::namespaced, OtherAccounts::followed);
  if (!target) co_return target.error();
  InvocationRequest request{std::move(*target), std::move(*headers), {}, {}};
  std::string& payload = request.input.payload;
  payload = std::move(call.call.request.body);
  auto too_large = request.headers.is("Event") ? check_asynchronous_size(payload.size())
                                               : check_synchronous_size(payload.size());
  if (too_large) co_return std::move(*too_large);
  const auto found = state.qualified(request.target);
  if (!found) co_return found.error();
  // It may be gone by the time that the payload is checked.
  request.executed_version = found->version->version_name;
  // A call without a payload is one with an empty object.
  if (payload.empty()) payload = "{}";
  auto malformed = co_await check_payload(state, payload);
  if (malformed) co_return std::move(*malformed);
  if (const auto context = header(call, "X-Amz-Client-Context")) {
    auto decoded = decode_client_context(*context);
    if (!decoded) co_return decoded.error();
    request.input.client_context = std::move(*decoded);
  }
  request.input.trace_id = std::string(call.header("X-Amzn-Trace-Id"));
  co_return request;
}

http::Response dry_run_answer(InvocationRequest request) {
  http::Response response{204, {}, {}};
  response.headers.add("X-Amz-Executed-Version", std::move(request.executed_version));
  return response;
}

}  // namespace emulator::lambda
