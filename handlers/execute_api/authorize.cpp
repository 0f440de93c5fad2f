// Who may call: Lambda authorizers.

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/proxy_event.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "lambda/invoker.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

constexpr std::chrono::milliseconds authorizer_timeout{29'000};

Fault failed(std::string reason) {
  return {.type = ResponseType::authorizer_failure,
          .reason = "the authorizer: " + std::move(reason)};
}

Fault unauthorized() {
  return {.type = ResponseType::unauthorized};
}

std::string cache_key(const Exchange& exchange, const std::vector<std::string>& identity) {
  std::string key = fmt::format("{}\n{}\n{}\n{}", exchange.request.api_id, exchange.request.stage,
                                exchange.cache_generation, exchange.method->authorizer->id);
  for (const std::string& part : identity)
    key.append("\n").append(part);
  return key;
}

}  // namespace

ProxyEventContext proxy_context(const Exchange& exchange) {
  return {
      .resource_id = exchange.resource->id,
      .resource_path = exchange.resource->path,
      .path_parameters = exchange.path_parameters,
      .stage_variables = exchange.stage_variables,
      .account_id = exchange.scope.account,
      .api_id = exchange.request.api_id,
      .stage = exchange.request.stage,
      .deployment_id = exchange.deployed->deployment_id,
      .domain_name = exchange.domain_name,
      .request_id = exchange.request.request_id,
      .extended_request_id = exchange.extended_request_id,
      .trace_id = exchange.trace_id,
      .time = exchange.time,
      .by_custom_domain = exchange.request.by_custom_domain(),
      .authorizer = exchange.authorizer_json,
      .api_key = exchange.api_key,
      .api_key_id = exchange.api_key_id,
  };
}

asio::awaitable<std::optional<Fault>> DataPlane::authorize(Exchange& exchange,
                                                           const vtl::InputParameters& parameters) {
  const apigateway::DeployedAuthorizer& authorizer = *exchange.method->authorizer;
  const auto identity = identity_of(exchange, parameters);
  if (!identity) co_return unauthorized();
  const auto now = platform_.clock.steady_now();
  const bool is_cached = authorizer.ttl.count() > 0 && !identity->empty();
  std::string key = is_cached ? cache_key(exchange, *identity) : std::string();
  if (is_cached) {
    if (const Verdict* known = verdicts_.find(key, now)) co_return apply(*known, exchange);
  }
  auto function =
      apigateway::resolve_stage_variables(authorizer.function, exchange.stage_variables);
  if (!function) co_return failed("the stage lacks a variable of its function's ARN");
  const std::string arn = method_arn(exchange);
  lambda::InvocationInput input;
  input.trace_id = exchange.trace_id;
  if (authorizer.is_token) {
    input.payload = token_event(identity->front(), arn);
  } else {
    ProxyEventContext context = proxy_context(exchange);
    context.method_arn = arn;
    input.payload =
        build_proxy_event(exchange.request.request, exchange.request.event_path(), context);
  }
  auto answer = co_await invoke_within(platform_.loop, invoker_, authorizer_timeout, exchange.scope,
                                       *function, std::move(input));
  if (!answer) co_return failed("its function did not answer in time");
  auto& output = *answer;
  if (!output)
    co_return failed(fmt::format("{} can't be invoked: {}", *function, output.error().message));
  if (output->function_error != lambda::InvocationOutput::FunctionError::none) {
    // A function that fails with this word says that it doesn't know the caller.
    if (error_message(output->payload) == "Unauthorized") co_return unauthorized();
    co_return failed(excerpt(output->payload));
  }
  auto read = read_verdict(output->payload);
  if (const auto* why = std::get_if<std::string>(&read)) {
    Fault fault = failed(*why);
    fault.type = ResponseType::authorizer_configuration_error;
    co_return fault;
  }
  Verdict& verdict = std::get<Verdict>(read);
  auto refusal = apply(verdict, exchange);
  if (is_cached) verdicts_.keep(std::move(key), std::move(verdict), now + authorizer.ttl, now);
  co_return refusal;
}

}  // namespace emulator::execute_api
