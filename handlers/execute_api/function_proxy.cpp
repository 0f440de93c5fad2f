// AWS_PROXY integrations with functions, buffered and streamed.

#include <fmt/format.h>

#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/media_type.hpp"
#include "handlers/execute_api/proxy_event.hpp"
#include "handlers/execute_api/proxy_response.hpp"
#include "handlers/execute_api/streamed_body.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "lambda/invoker.hpp"
#include "lambda/response_prelude.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::LambdaProxyIntegration;
using apigateway::ResponseType;
using lambda::InvocationOutput;

// How far metadata may reach into a stream.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
constexpr std::size_t metadata_limit = 16 * 1024;

// A function's ARN and what it is handed.
struct ProxyCall {
  std::string function;
  lambda::InvocationInput input;
};

std::variant<ProxyCall, Fault> proxy_call(const UserRequest& request,
                                          const apigateway::DeployedApi& deployed,
                                          const LambdaProxyIntegration& proxy,
                                          ProxyEventContext& context) {
  auto function = apigateway::resolve_stage_variables(proxy.function, context.stage_variables);
  if (!function) {
    return configuration_error(fmt::format(
        "the stage has not all the variables that the function {} needs", proxy.function));
  }
  if (proxy.http_method != "POST") {
    return configuration_error(fmt::format(
        "a function is invoked with POST; the integration's HTTP method is {}", proxy.http_method));
  }
  context.base64_body =
      is_binary(deployed.binary_media_types, request.request.headers.get("Content-Type"));
  ProxyCall call{std::move(*function), {}};
  call.input.payload = build_proxy_event(request.request, request.event_path(), context);
  call.input.trace_id = context.trace_id;
  return call;
}

void trace_call(RequestTrace& trace, const UserRequest& request, std::string_view uri,
                const lambda::InvocationInput& input) {
  trace.integration.is_function_proxy = true;
  trace.endpoint_request(uri,
                         {{"x-amzn-apigateway-api-id", request.api_id},
                          {"Accept", "application/json"},
                          {"User-Agent", "AmazonAPIGateway_" + request.api_id},
                          {"X-Amzn-Trace-Id", input.trace_id}},
                         input.payload);
}

Fault late(std::string_view function, std::chrono::milliseconds timeout) {
  return {.type = ResponseType::integration_timeout,
          .reason = fmt::format("{} did not answer within {} ms", function, timeout.count())};
}

Fault refusal(std::string_view function, const aws::Error& error) {
  Fault fault = configuration_error(
      fmt::format("{} can't be invoked: {}: {}", function, error.code, error.message));
  if (error.status == 413) fault.type = ResponseType::request_too_large;
  return fault;
}

Fault function_error(const InvocationOutput& output) {
  return bad_gateway(
      fmt::format("Lambda execution failed with status 200 due to customer function error: {}. "
                  "Lambda request id: {}",
                  excerpt(output.payload), output.request_id));
}

Fault malformed(std::string_view function, std::string_view reason) {
  return bad_gateway(
      fmt::format("Execution failed due to configuration error: Malformed Lambda proxy response: "
                  "{}, in the answer of {}",
                  reason, function));
}

}  // namespace

// `context` is looked at before anything is waited for, so it may refer to what doesn't last.
asio::awaitable<Outcome> DataPlane::invoke_proxy(const UserRequest& request,
                                                 const apigateway::DeployedApi& deployed,
                                                 const LambdaProxyIntegration& proxy,
                                                 ProxyEventContext context, aws::Scope scope,
                                                 RequestTrace* trace) {
  auto call = proxy_call(request, deployed, proxy, context);
  if (auto* fault = std::get_if<Fault>(&call)) co_return std::move(*fault);
  auto& [function, input] = std::get<ProxyCall>(call);
  check_permission(deployed, context.resource_id, request, scope, function);
  const bool decode_base64 =
      accepts_binary(deployed.binary_media_types, request.request.headers.get("Accept"));
  if (trace != nullptr) {
    trace_call(*trace, request, invocation_uri(scope.region, function), input);
  }
  auto answer = co_await invoke_within(platform_, invoker_, proxy.timeout, std::move(scope),
                                       function, std::move(input));
  if (trace != nullptr) trace_invocation(*trace, answer);
  if (!answer) co_return late(function, proxy.timeout);
  auto& output = *answer;
  if (!output) co_return refusal(function, output.error());
  if (output->function_error != InvocationOutput::FunctionError::none) {
    co_return function_error(*output);
  }
  auto parsed = parse_proxy_response(std::move(output->payload), decode_base64);
  if (const auto* fault = std::get_if<MalformedProxyResponse>(&parsed)) {
    co_return malformed(function, fault->reason);
  }
  http::Response& response = std::get<http::Response>(parsed);
  if (trace != nullptr) trace->integration.returned_status = response.status;
  co_return std::move(response);
}

asio::awaitable<Outcome> DataPlane::stream_proxy(const Exchange& exchange,
                                                 const LambdaProxyIntegration& proxy) {
  ProxyEventContext context = proxy_context(exchange);
  auto call = proxy_call(exchange.request, *exchange.deployed, proxy, context);
  if (auto* fault = std::get_if<Fault>(&call)) co_return std::move(*fault);
  auto& [function, input] = std::get<ProxyCall>(call);
  check_permission(*exchange.deployed, context.resource_id, exchange.request, exchange.scope,
                   function);
  RequestTrace* const trace = exchange.trace;
  if (trace != nullptr) {
    trace_call(*trace, exchange.request, streaming_uri(exchange.scope.region, function), input);
  }
  auto invoke = [&invoker = invoker_, scope = exchange.scope,
                 arn = function](lambda::InvocationInput given) {
    return invoker.invoke(scope, arn, std::move(given));
  };
  const StreamLimits limits = stream_limits(exchange, proxy.timeout);
  lambda::StreamReader reader =
      lambda::invoke_streaming(platform_.loop, std::move(invoke), std::move(input));
  lambda::ResponsePrelude prelude(metadata_limit);
  bool is_over = false;
  while (!is_over) {
    const bool in_time = co_await reader->wait_until_readable(limits.end);
    if (!in_time) {
      if (trace != nullptr) trace_invocation(*trace, std::nullopt);
      co_return late(function, proxy.timeout);
    }
    const std::string piece = co_await reader->read();
    is_over = piece.empty() || prelude.put(piece);
  }
  if (!prelude.is_complete() && reader->finished() && !reader->succeeded()) {
    const auto& outcome = reader->outcome();
    if (trace != nullptr) trace_invocation(*trace, outcome);
    if (!outcome) co_return refusal(function, outcome.error());
    co_return function_error(*outcome);
  }
  if (trace != nullptr) trace->stream_begins(200, {});
  if (!prelude.is_complete()) {
    co_return malformed(function, "no eight NUL bytes end its metadata");
  }
  auto parsed = parse_stream_metadata(std::string(prelude.metadata()));
  if (const auto* fault = std::get_if<MalformedProxyResponse>(&parsed)) {
    co_return malformed(function, fault->reason);
  }
  http::Response& response = std::get<http::Response>(parsed);
  if (trace != nullptr) trace->integration.returned_status = response.status;
  response.stream =
      std::make_shared<FunctionBody>(std::move(reader), std::string(prelude.body()), limits, trace);
  co_return std::move(response);
}

}  // namespace emulator::execute_api
