#include <optional>
#include <string>
#include <utility>

#include "daemon/aws/validation.hpp"
#include "daemon/base64.hpp"
#include "daemon/offload.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view invocation_types[] = {"Event", "RequestResponse", "DryRun"};
constexpr std::string_view log_types[] = {"None", "Tail"};

std::optional<std::string> header(const aws::RestCall& call, std::string_view name) {
  const std::string* value = call.call.request.headers.find(name);
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<aws::Error> check_headers(const aws::RestCall& call,
                                        const std::optional<std::string>& invocation_type,
                                        const std::optional<std::string>& log_type) {
  if (invocation_type || log_type) {
    aws::Validation validation;
    validation.text("invocationType", invocation_type, {.values = invocation_types});
    validation.text("logType", log_type, {.values = log_types});
    if (auto error = validation.error()) return error;
  }
  if (!call.header("X-Amz-Tenant-Id").empty()) return unsupported(call.operation, "TenantId");
  if (!call.header("X-Amz-Durable-Execution-Name").empty()) {
    return unsupported(call.operation, "DurableExecutionName");
  }
  return std::nullopt;
}

// A payload that takes longer than a moment to read is read aside.
boost::asio::awaitable<std::optional<aws::Error>> check_payload(ServiceState& state,
                                                                std::string& payload) {
  constexpr std::size_t quick = 128 * 1024;
  if (payload.size() <= quick) co_return check_json(payload);
  auto check = [owned = std::move(payload)]() mutable {
    auto error = check_json(owned);
    return std::pair(std::move(owned), std::move(error));
  };
  auto [checked, error] = co_await offload(state.platform.workers, std::move(check));
  payload = std::move(checked);
  co_return std::move(error);
}

http::Response render(InvocationOutput output, bool with_log) {
  using FunctionError = InvocationOutput::FunctionError;
  http::Response response = aws::json_response(200, std::move(output.payload));
  response.headers.add("X-Amz-Executed-Version", std::move(output.executed_version));
  if (output.function_error != FunctionError::none) {
    response.headers.add("X-Amz-Function-Error",
                         output.function_error == FunctionError::handled ? "Handled" : "Unhandled");
  }
  if (with_log) response.headers.add("X-Amz-Log-Result", base64_encode(output.log_tail));
  return response;
}

}  // namespace

AwaitedAnswer invoke(ServiceState& state, aws::RestCall& call) {
  const auto invocation_type = header(call, "X-Amz-Invocation-Type");
  const auto log_type = header(call, "X-Amz-Log-Type");
  if (auto error = check_headers(call, invocation_type, log_type)) co_return std::move(*error);
  const bool is_event = invocation_type == "Event";

  auto target = target_of(state, call, NameRule::namespaced, OtherAccounts::followed);
  if (!target) co_return target.error();
  InvocationInput input;
  input.payload = std::move(call.call.request.body);
  auto too_large = is_event ? check_asynchronous_size(input.payload.size())
                            : check_synchronous_size(input.payload.size());
  if (too_large) co_return std::move(*too_large);
  const auto found = state.qualified(*target);
  if (!found) co_return found.error();
  // It may be gone by the time that the payload is checked.
  std::string executed_version = found->version->version_name;
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

  if (invocation_type == "DryRun") {
    http::Response response{204, {}, {}};
    response.headers.add("X-Amz-Executed-Version", std::move(executed_version));
    co_return response;
  }
  if (is_event) {
    // Lambda hands the client context on in synchronous invocations only.
    input.client_context.clear();
    state.events.push({std::move(*target), call.call.request_id, std::move(input)});
    co_return http::Response{202, {}, {}};
  }
  input.want_log_tail = log_type == "Tail";
  const bool with_log = input.want_log_tail;
  // The invocation's id is that of the call, as on AWS.
  std::string request_id = call.call.request_id;
  auto output = co_await state.invoke(std::move(*target), std::move(request_id), std::move(input));
  if (!output) co_return output.error();
  co_return render(std::move(*output), with_log);
}

}  // namespace emulator::lambda
