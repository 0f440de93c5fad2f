#include <string>
#include <utility>

#include "daemon/base64.hpp"
#include "handlers/lambda/invocation_request.hpp"
#include "handlers/lambda/operations.hpp"
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
  auto request = co_await invocation_request(state, call);
  if (!request) co_return request.error();
  const InvocationHeaders& headers = request->headers;
  InvocationInput& input = request->input;
  if (headers.is("DryRun")) co_return dry_run_answer(std::move(*request));
  if (headers.is("Event")) {
    // Lambda hands the client context on in synchronous invocations only.
    input.client_context.clear();
    state.events.push({std::move(request->target), call.call.request_id, std::move(input)});
    co_return http::Response{202, {}, {}};
  }
  input.want_log_tail = headers.want_log_tail();
  const bool with_log = input.want_log_tail;
  // The invocation's id is that of the call, as on AWS.
  std::string request_id = call.call.request_id;
  auto output =
      co_await state.invoke(std::move(request->target), std::move(request_id), std::move(input));
  if (!output) co_return output.error();
  co_return render(std::move(*output), with_log);
}

}  // namespace emulator::lambda
