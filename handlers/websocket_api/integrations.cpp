#include "handlers/websocket_api/integrations.hpp"

#include <charconv>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/offload.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/execute_api/proxy_response.hpp"
#include "handlers/execute_api/service_call.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "lambda/invoker.hpp"

namespace emulator::websocket_api {

namespace {

using apigatewayv2::LiveIntegration;
using execute_api::IntegrationAnswer;
using execute_api::IntegrationRequest;
using FunctionError = lambda::InvocationOutput::FunctionError;

// As much as a message to a client may have.
constexpr std::size_t answer_limit = 128 * 1024;
// Mapping one takes more than a moment, and is done aside.
constexpr std::size_t large_body = 32 * 1024;

Fault failed(std::string reason) {
  Fault fault;
  fault.reason = std::move(reason);
  return fault;
}

Fault timed_out(std::string_view what, std::chrono::milliseconds limit) {
  return {504, "Endpoint request timed out",
          fmt::format("{} did not answer within {} ms", what, limit.count())};
}

// The answer of a MOCK integration is what its request template says of a status.
std::variant<IntegrationAnswer, Fault> mock_answer(std::string body) {
  auto status = execute_api::mock_status(body);
  if (!status) return failed("the request template of the MOCK integration has no statusCode");
  IntegrationAnswer answer;
  std::from_chars(status->data(), status->data() + status->size(), answer.status);
  answer.body = std::move(body);
  answer.selector = std::move(status);
  return answer;
}

}  // namespace

asio::awaitable<Integrations::Outcome> Integrations::run(const Connection& connection,
                                                         const apigatewayv2::LiveRoute& route,
                                                         const Occurrence& occurrence) {
  using enum LiveIntegration::Type;
  const std::shared_ptr<const LiveIntegration> integration = route.integration;
  if (!integration) co_return failed("the route has no integration");
  if (integration->type == lambda_proxy) {
    co_return co_await invoke_proxy(connection, *integration, occurrence);
  }
  std::variant<IntegrationRequest, Fault> mapped;
  if (occurrence.body.size() > large_body) {
    auto work = [&] { return map_request(*integration, connection, occurrence); };
    mapped = co_await offload(platform_.workers, std::move(work));
  } else {
    mapped = map_request(*integration, connection, occurrence);
  }
  if (auto* fault = std::get_if<Fault>(&mapped)) co_return std::move(*fault);
  IntegrationRequest request = std::move(std::get<IntegrationRequest>(mapped));
  Answer answer = co_await call(connection, *integration, std::move(request));
  if (auto* fault = std::get_if<Fault>(&answer)) co_return std::move(*fault);
  auto& answered = std::get<IntegrationAnswer>(answer);
  if (integration->type == http_proxy) {
    co_return http::Response{answered.status, std::move(answered.headers),
                             std::move(answered.body)};
  }
  if (answered.body.size() <= large_body) {
    co_return map_answer(route, std::move(answered), connection, occurrence);
  }
  auto work = [&] { return map_answer(route, std::move(answered), connection, occurrence); };
  co_return co_await offload(platform_.workers, std::move(work));
}

asio::awaitable<Integrations::Outcome> Integrations::invoke_proxy(const Connection& connection,
                                                                  const Integration& integration,
                                                                  const Occurrence& occurrence) {
  IntegrationRequest request;
  request.body = event_of(connection, occurrence);
  Answer answer = co_await call_function(connection, integration, std::move(request));
  if (auto* fault = std::get_if<Fault>(&answer)) co_return std::move(*fault);
  auto& answered = std::get<IntegrationAnswer>(answer);
  if (answered.selector) {
    co_return failed("the function failed: " + execute_api::excerpt(answered.body));
  }
  auto parsed = execute_api::parse_proxy_response(std::move(answered.body), true);
  if (auto* response = std::get_if<http::Response>(&parsed)) co_return std::move(*response);
  // Nothing but the handshake and two-way routes need an answer in the form of a response.
  if (occurrence.type != Occurrence::Type::connect) co_return http::Response{};
  co_return failed(std::get<execute_api::MalformedProxyResponse>(parsed).reason);
}

asio::awaitable<Integrations::Answer> Integrations::call(const Connection& connection,
                                                         const Integration& integration,
                                                         Request request) {
  using enum LiveIntegration::Type;
  if (integration.type == mock) co_return mock_answer(std::move(request.body));
  if (integration.type == lambda) {
    co_return co_await call_function(connection, integration, std::move(request));
  }
  if (integration.type == service) {
    co_return co_await call_service(connection, integration, std::move(request));
  }
  co_return co_await call_endpoint(connection, integration, std::move(request));
}

// A function that fails has its error's message for a selector.
asio::awaitable<Integrations::Answer> Integrations::call_function(const Connection& connection,
                                                                  const Integration& integration,
                                                                  Request request) {
  auto function =
      apigateway::resolve_stage_variables(integration.target, connection.stage->variables);
  if (!function) co_return failed("the stage lacks a variable of the function's ARN");
  lambda::InvocationInput input;
  input.payload = std::move(request.body);
  input.trace_id = connection.trace_id;
  // As Lambda's Invoke takes what has no payload.
  if (input.payload.empty()) input.payload = "{}";
  if (!aws::parse_json(input.payload)) {
    co_return failed(fmt::format("what {} would be invoked with is no JSON", *function));
  }
  auto output = co_await execute_api::invoke_within(
      platform_, invoker_, integration.timeout, connection.api->scope, *function, std::move(input));
  if (!output) co_return timed_out(*function, integration.timeout);
  if (!*output) {
    co_return failed(fmt::format("{} can't be invoked: {}", *function, output->error().message));
  }
  IntegrationAnswer answer;
  answer.body = std::move((*output)->payload);
  if ((*output)->function_error != FunctionError::none) {
    answer.status = 500;
    answer.selector = execute_api::error_message(answer.body).value_or("");
  }
  co_return answer;
}

asio::awaitable<Integrations::Answer> Integrations::call_endpoint(const Connection& connection,
                                                                  const Integration& integration,
                                                                  Request request) {
  const auto uri =
      execute_api::target_uri(integration.target, request, connection.stage->variables);
  const auto url = uri ? http::parse_url(*uri) : std::nullopt;
  if (!url) co_return failed(fmt::format("{} is no URL", integration.target));
  http::ClientRequest sent;
  sent.method = integration.method == "ANY" ? "POST" : integration.method;
  sent.url = *url;
  sent.headers = std::move(request.headers);
  sent.headers.set("X-Amzn-Trace-Id", connection.trace_id);
  sent.body = std::move(request.body);
  sent.timeout = integration.timeout;
  sent.connect_timeout = integration.timeout;
  sent.response_limit = answer_limit;
  auto response = co_await client_.send(std::move(sent));
  if (!response) {
    const http::ClientError& error = response.error();
    if (error.kind == http::ClientError::Kind::timeout) {
      co_return timed_out(*uri, integration.timeout);
    }
    co_return failed(error.message);
  }
  IntegrationAnswer answer;
  answer.status = response->status;
  answer.headers = std::move(response->headers);
  answer.body = std::move(response->body);
  co_return answer;
}

asio::awaitable<Integrations::Answer> Integrations::call_service(const Connection& connection,
                                                                 const Integration& integration,
                                                                 Request request) {
  Service* service = services_ ? services_(integration.service) : nullptr;
  if (service == nullptr) {
    co_return failed(fmt::format("the service {} is not served here", integration.service));
  }
  if (!integration.action.empty()) request.query.emplace_back("Action", integration.action);
  auto target =
      execute_api::target_uri("/" + integration.target, request, connection.stage->variables);
  if (!target) co_return failed("the stage lacks a variable of the path at the service");
  http::Request sent{integration.method, std::move(*target), std::move(request.headers),
                     std::move(request.body), connection.source_ip};
  http::Response response = co_await execute_api::call_service(
      platform_, *service, connection.api->scope, std::move(sent), connection.id);
  IntegrationAnswer answer;
  answer.status = response.status;
  answer.headers = std::move(response.headers);
  answer.body = std::move(response.body);
  co_return answer;
}

}  // namespace emulator::websocket_api
