// HTTP and HTTP_PROXY integrations with their endpoints, buffered and streamed.

#include <fmt/format.h>

#include "daemon/http/body_source.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/integration_request.hpp"
#include "handlers/execute_api/integration_response.hpp"
#include "handlers/execute_api/private_integration.hpp"
#include "handlers/execute_api/request_trace.hpp"
#include "handlers/execute_api/streamed_body.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::MappedIntegration;
using apigateway::ResponseType;
using Kind = MappedIntegration::Kind;

constexpr std::size_t answer_limit = 10 * 1024 * 1024;

std::variant<http::ClientRequest, Fault> endpoint_request(
    const Exchange& exchange, const MappedIntegration& integration, IntegrationRequest request,
    const std::vector<std::string>& private_integrations) {
  const auto uri = target_uri(integration.uri, request, exchange.stage_variables);
  const auto url = uri ? http::parse_url(*uri) : std::nullopt;
  if (!url) {
    return configuration_error(fmt::format("'{}' is no endpoint", uri ? *uri : integration.uri));
  }
  http::ClientRequest sent;
  sent.url = *url;
  // The URI of a private integration says nothing of where to go, but what to ask for, and whom.
  if (auto target = private_endpoint(private_integrations, integration.private_target)) {
    sent.host = url->authority();
    sent.tls_server_name = url->host;
    target->target = url->target;
    sent.url = std::move(*target);
  }
  sent.method =
      integration.http_method == "ANY" ? exchange.request.request.method : integration.http_method;
  sent.headers = std::move(request.headers);
  sent.body = std::move(request.body);
  sent.timeout = integration.timeout;
  sent.connect_timeout = integration.timeout;
  sent.response_limit = answer_limit;
  sent.identity = exchange.client_identity;
  if (integration.kind == Kind::http) {
    if (!sent.headers.contains("Accept")) sent.headers.add("Accept", "application/json");
    sent.headers.set("User-Agent", "AmazonAPIGateway_" + exchange.request.api_id);
    sent.headers.set("X-Amzn-Trace-Id", exchange.trace_id);
  }
  sent.headers.set("X-Amzn-Apigateway-Api-Id", exchange.request.api_id);
  if (exchange.trace != nullptr) {
    exchange.trace->endpoint_request(*uri, sent.headers, sent.body);
  }
  return sent;
}

Fault endpoint_fault(const Exchange& exchange, const http::ClientError& error,
                     const std::string& uri, std::chrono::milliseconds timeout) {
  if (RequestTrace* const trace = exchange.trace) {
    trace->endpoint_done();
    trace->integration.error = error.message;
  }
  if (error.kind == http::ClientError::Kind::timeout) {
    return {.type = ResponseType::integration_timeout,
            .reason = fmt::format("{} did not answer within {} ms", uri, timeout.count())};
  }
  // A certificate that can't be trusted is the API's mistake, as a name that doesn't exist is.
  if (error.kind == http::ClientError::Kind::resolve ||
      error.kind == http::ClientError::Kind::tls) {
    return configuration_error(error.message);
  }
  return {.type = ResponseType::integration_failure,
          .reason = fmt::format("{} can't be called: {}", uri, error.message),
          .message = "Network error communicating with endpoint"};
}

std::string uri_of(const http::ClientRequest& request) {
  return fmt::format("{}://{}{}", request.url.scheme, request.url.authority(), request.url.target);
}

}  // namespace

asio::awaitable<DataPlane::Answer> DataPlane::call_endpoint(const Exchange& exchange,
                                                            const MappedIntegration& integration,
                                                            IntegrationRequest request) {
  auto made = endpoint_request(exchange, integration, std::move(request),
                               platform_.config.private_integrations);
  if (auto* fault = std::get_if<Fault>(&made)) co_return std::move(*fault);
  auto& sent = std::get<http::ClientRequest>(made);
  const std::string uri = uri_of(sent);
  auto answer = co_await client_of(integration).send(std::move(sent));
  if (!answer) co_return endpoint_fault(exchange, answer.error(), uri, integration.timeout);
  if (exchange.trace != nullptr) {
    exchange.trace->endpoint_response(answer->status, answer->headers, answer->body);
  }
  co_return IntegrationAnswer{.status = answer->status,
                              .headers = std::move(answer->headers),
                              .body = std::move(answer->body),
                              .selector = std::to_string(answer->status)};
}

asio::awaitable<Outcome> DataPlane::stream_endpoint(const Exchange& exchange,
                                                    const MappedIntegration& integration,
                                                    IntegrationRequest request) {
  auto made = endpoint_request(exchange, integration, std::move(request),
                               platform_.config.private_integrations);
  if (auto* fault = std::get_if<Fault>(&made)) co_return std::move(*fault);
  auto& sent = std::get<http::ClientRequest>(made);
  const std::string uri = uri_of(sent);
  const StreamLimits limits = stream_limits(exchange, integration.timeout);
  sent.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(limits.end -
                                                                       StreamLimits::Clock::now());
  auto answer = co_await client_of(integration).open(std::move(sent), limits.idle);
  if (!answer) co_return endpoint_fault(exchange, answer.error(), uri, integration.timeout);
  if (exchange.trace != nullptr) exchange.trace->stream_begins(answer->status, answer->headers);
  auto body = std::move(answer->stream);
  Outcome outcome = passed_through({answer->status, std::move(answer->headers)}, exchange);
  // Bytes pass as they are, whatever the binary media types.
  if (auto* response = std::get_if<http::Response>(&outcome)) response->stream = std::move(body);
  co_return outcome;
}

http::Client& DataPlane::client_of(const MappedIntegration& integration) {
  return integration.any_authority ? lenient_client_ : client_;
}

}  // namespace emulator::execute_api
