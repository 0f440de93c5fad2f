#include <string>
#include <utility>

#include "daemon/base64.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/invocation_request.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

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
  const auto headers = invocation_headers(call);
  if (!headers) co_return headers.error();
  const bool is_event = headers->is("Event");

  auto target = target_of(state, call, NameRule::namespaced, OtherAccounts::followed);
  if (!target) co_return target.error();
  std::string payload = std::move(call.call.request.body);
  auto too_large =
      is_event ? check_asynchronous_size(payload.size()) : check_synchronous_size(payload.size());
  if (too_large) co_return std::move(*too_large);
  const auto found = state.qualified(*target);
  if (!found) co_return found.error();
  // It may be gone by the time that the payload is checked.
  std::string executed_version = found->version->version_name;
  auto input = co_await invocation_input(state, call, std::move(payload));
  if (!input) co_return input.error();

  if (headers->is("DryRun")) {
    http::Response response{204, {}, {}};
    response.headers.add("X-Amz-Executed-Version", std::move(executed_version));
    co_return response;
  }
  if (is_event) {
    // Lambda hands the client context on in synchronous invocations only.
    input->client_context.clear();
    state.events.push({std::move(*target), call.call.request_id, std::move(*input)});
    co_return http::Response{202, {}, {}};
  }
  input->want_log_tail = headers->want_log_tail();
  const bool with_log = input->want_log_tail;
  // The invocation's id is that of the call, as on AWS.
  std::string request_id = call.call.request_id;
  auto output = co_await state.invoke(std::move(*target), std::move(request_id), std::move(*input));
  if (!output) co_return output.error();
  co_return render(std::move(*output), with_log);
}

}  // namespace emulator::lambda
