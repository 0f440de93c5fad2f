#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/log.hpp"
#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/apigateway/gateway_response_types.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/api_key.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/resource_policy.hpp"
#include "handlers/execute_api/signed_request.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/http_api/answers.hpp"
#include "handlers/http_api/parameter_mapping.hpp"
#include "handlers/websocket_api/data_plane.hpp"
#include "lambda/invoker.hpp"

namespace emulator::websocket_api {

namespace {

using apigatewayv2::Document;
using apigatewayv2::LiveRoute;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
constexpr auto timeout = std::chrono::milliseconds(29'000);

}  // namespace

asio::awaitable<DataPlane::Refusal> DataPlane::authorize(const execute_api::UserRequest& request,
                                                         Connection& connection,
                                                         const LiveRoute& route, Occurrence event) {
  if (route.authorization == LiveRoute::Authorization::none) co_return std::nullopt;
  const auto& scope = connection.api->scope;
  event.method_arn =
      aws::make_arn("execute-api", scope.region, scope.account,
                    fmt::format("{}/{}/$connect", connection.api->id, connection.stage->name));
  if (route.authorization == LiveRoute::Authorization::iam) {
    auto signer = co_await execute_api::signer_of(platform_, request.request, scope.region);
    if (!signer) {
      co_return execute_api::gateway_response(execute_api::signature_fault(signer.error()));
    }
    // WebSocket APIs have no policies that would let other accounts in.
    if (signer->account != scope.account) co_return http_api::forbidden();
    connection.caller = std::move(*signer);
    co_return std::nullopt;
  }
  if (!route.authorizer) co_return http_api::internal_server_error();
  const std::shared_ptr<const apigatewayv2::LiveAuthorizer> authorizer = route.authorizer;
  http_api::Exchange exchange{request.request, event.request_id, connection.trace_id, event.time};
  exchange.api = connection.api;
  exchange.stage = connection.stage;
  constexpr std::string_view prefix = "route.";
  for (std::string_view source : authorizer->identity_sources) {
    if (source.starts_with('$')) source.remove_prefix(1);
    if (source.starts_with(prefix)) source.remove_prefix(prefix.size());
    const auto value = http_api::reference_value(exchange, source);
    if (!value || value->empty()) co_return http_api::unauthorized();
  }
  auto function =
      apigateway::resolve_stage_variables(authorizer->function, connection.stage->variables);
  if (!function) co_return http_api::internal_server_error();
  lambda::InvocationInput input;
  input.payload = event_of(connection, event);
  auto answer = co_await execute_api::invoke_within(platform_, invoker_, timeout, scope, *function,
                                                    std::move(input));
  const bool answered = answer && *answer &&
                        (*answer)->function_error == lambda::InvocationOutput::FunctionError::none;
  if (!answered) {
    const bool unknown = answer && *answer &&
                         Document::parse((*answer)->payload).text("errorMessage") == "Unauthorized";
    if (unknown) co_return http_api::unauthorized();
    log::warning("The authorizer {} of API {} gave no answer", *function, connection.api->id);
    co_return http_api::internal_server_error();
  }
  const Document said = Document::parse((*answer)->payload);
  const auto policy = aws::Policy::parse(said.json("policyDocument"), aws::Policy::Kind::identity);
  if (!policy) {
    log::warning("The authorizer {} of API {} has answered no valid policy: {}", *function,
                 connection.api->id, policy.error().message);
    co_return http_api::internal_server_error();
  }
  if (execute_api::decide(*policy, event.method_arn, request.request, event.time) !=
      aws::Decision::allow) {
    co_return http_api::forbidden();
  }
  Document context = said.object("context");
  context.set_text("principalId", said.text("principalId"));
  // REST APIs take it from beside the context. The guide calls it a variable of $context.
  connection.usage_identifier_key = said.text("usageIdentifierKey");
  if (connection.usage_identifier_key.empty()) {
    connection.usage_identifier_key = context.text("usageIdentifierKey");
  }
  connection.authorizer = context.to_json();
  co_return std::nullopt;
}

// The same keys and plans that REST APIs have.
DataPlane::Refusal DataPlane::check_key(const http::Request& request, Connection& connection,
                                        Occurrence& event) {
  const std::string value = connection.stage->api->keys_from_authorizer
                                ? connection.usage_identifier_key
                                : std::string(request.headers.get("x-api-key"));
  const auto admission =
      apigateway::admit(rest_apis_.usage(connection.api->scope),
                        {value, connection.api->id, connection.stage->name, "/", event.route_key},
                        platform_.clock.now(), platform_.clock.steady_now());
  if (admission.key != nullptr) {
    connection.api_key = admission.key->value;
    connection.api_key_id = admission.key->id;
  }
  const auto fault = execute_api::fault_of(admission.outcome);
  if (!fault) return std::nullopt;
  const auto& info = apigateway::info_of(fault->type);
  note(connection, event,
       {info.status, std::string(info.message),
        admission.key == nullptr
            ? "the API key is missing, unknown or disabled"
            : fmt::format("the API key {}: {}", connection.api_key_id, info.message)});
  return execute_api::gateway_response(*fault);
}

}  // namespace emulator::websocket_api
