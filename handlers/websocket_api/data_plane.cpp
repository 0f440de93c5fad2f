#include "handlers/websocket_api/data_plane.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/rest_json.hpp"
#include "daemon/http/url.hpp"
#include "daemon/log.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/proxy_event.hpp"
#include "handlers/execute_api/proxy_response.hpp"
#include "handlers/execute_api/resource_policy.hpp"
#include "handlers/execute_api/signed_request.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/http_api/answers.hpp"
#include "handlers/http_api/parameter_mapping.hpp"
#include "lambda/invoker.hpp"

namespace emulator::websocket_api {

namespace {

using apigatewayv2::Document;
using apigatewayv2::LiveIntegration;
using apigatewayv2::LiveRoute;
using Type = Occurrence::Type;

constexpr std::string_view callbacks = "/@connections/";
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
constexpr std::size_t message_limit = 128 * 1024;
constexpr std::size_t most_in_flight = 64;
constexpr auto timeout = std::chrono::milliseconds(29'000);

std::string url_safe_id(std::string id) {
  std::replace(id.begin(), id.end(), '+', '-');
  std::replace(id.begin(), id.end(), '/', '_');
  return id;
}

// The members of an event that tell of a handshake, in the form of REST APIs.
Document handshake_of(const http::Request& request, const Connection& connection) {
  static const apigatewayv2::PathParameters no_parameters;
  static const apigatewayv2::TextMap no_variables;
  const execute_api::ProxyEventContext context{
      .resource_id = {},
      .resource_path = {},
      .path_parameters = no_parameters,
      .stage_variables = no_variables,
      .account_id = connection.api->scope.account,
      .api_id = connection.api->id,
      .stage = connection.stage->name,
      .deployment_id = {},
      .domain_name = connection.domain_name,
      .request_id = {},
      .extended_request_id = {},
      .trace_id = connection.trace_id,
      .time = connection.connected_at,
  };
  const Document event = Document::parse(execute_api::build_proxy_event(request, "/", context));
  Document handshake;
  for (const std::string_view name : {"headers", "multiValueHeaders", "queryStringParameters",
                                      "multiValueQueryStringParameters"}) {
    if (event.has(name)) handshake.set_json(name, std::string(event.json(name)));
  }
  return handshake;
}

// $disconnect tells little of the connection's first request.
Document farewell_of(const Connection& connection) {
  Document headers;
  headers.set_text("Host", connection.host);
  headers.set_text("x-api-key", "");
  headers.set_text("X-Forwarded-For", connection.source_ip);
  headers.set_text("x-restapi", "");
  Document members;
  members.set("headers", headers);
  return members;
}

http::Response gone() {
  http::Response response = http_api::message_response(410, "Gone");
  response.headers.add("x-amzn-ErrorType", "GoneException");
  return response;
}

std::string iso_seconds(std::chrono::system_clock::time_point time) {
  std::string text = iso8601_milliseconds(time);
  return text.substr(0, text.find('.')) + "Z";
}

}  // namespace

// What the server tells of one connection. The data plane outlives the server.
class DataPlane::Listener final : public http::WebSocketListener {
 public:
  Listener(DataPlane& plane, std::shared_ptr<Connection> connection)
      : plane_(plane),
        connection_(std::move(connection)),
        pause_(std::make_shared<asio::steady_timer>(plane.platform_.loop)) {
    connection_->answered = [pause = pause_] { pause->cancel(); };
  }

  void opened(std::shared_ptr<http::WebSocket> socket) override {
    connection_->socket = std::move(socket);
    plane_.connections_.emplace(connection_->id, connection_);
  }

  asio::awaitable<void> received(std::string message, bool binary) override {
    Occurrence event = plane_.occurrence(Type::message, {});
    connection_->last_active_at = event.time;
    event.body = std::move(message);
    event.binary = binary;
    ++connection_->in_flight;
    asio::co_spawn(plane_.platform_.loop, plane_.deliver(connection_, std::move(event)),
                   asio::detached);
    // Whoever sends faster than its messages are answered is read no further.
    while (connection_->in_flight >= most_in_flight) {
      pause_->expires_at(asio::steady_timer::time_point::max());
      co_await pause_->async_wait(asio::as_tuple(asio::use_awaitable));
    }
  }

  asio::awaitable<void> closed(std::uint16_t code, std::string reason) override {
    plane_.connections_.erase(connection_->id);
    connection_->socket = nullptr;
    const auto& deployed = connection_->stage->api;
    const LiveRoute* route = deployed->find("$disconnect");
    if (route == nullptr) co_return;
    Occurrence event = plane_.occurrence(Type::disconnect, "$disconnect");
    event.close_code = code;
    event.close_reason = std::move(reason);
    event.handshake = farewell_of(*connection_);
    co_await plane_.integrate(connection_, *route, event);
  }

 private:
  DataPlane& plane_;
  const std::shared_ptr<Connection> connection_;
  const std::shared_ptr<asio::steady_timer> pause_;
};

DataPlane::DataPlane(const Platform& platform, const apigatewayv2::LiveApis& apis,
                     lambda::Invoker& invoker)
    : platform_(platform), apis_(apis), invoker_(invoker), client_(platform.loop, {}) {}

DataPlane::~DataPlane() = default;

Occurrence DataPlane::occurrence(Type type, std::string route_key) const {
  Occurrence event;
  event.type = type;
  event.route_key = std::move(route_key);
  event.request_id = execute_api::new_extended_request_id(platform_.random);
  event.time = platform_.clock.now();
  return event;
}

void DataPlane::forget(const std::string& api_id) {
  if (apis_.find(api_id) != nullptr) return;
  for (const auto& [id, connection] : connections_) {
    if (connection->api->id == api_id) connection->socket->close(1001, "Going away");
  }
}

asio::awaitable<http::Response> DataPlane::handle(execute_api::UserRequest request) {
  if (request.path.starts_with(callbacks)) {
    co_return manage(request, std::string_view(request.path).substr(callbacks.size()));
  }
  auto api = apis_.find(request.api_id);
  if (!api || (api->endpoint_disabled && !request.by_custom_domain())) {
    co_return http_api::forbidden();
  }
  const auto stage = api->stages.find(request.stage);
  if (stage == api->stages.end() || !stage->second->api) co_return http_api::forbidden();
  if (!http::asks_for_web_socket(request.request)) {
    co_return http_api::message_response(426, "Upgrade Required");
  }
  if (!http::is_web_socket_handshake(request.request)) {
    co_return http_api::message_response(400, "Bad Request");
  }
  auto connection = std::make_shared<Connection>();
  connection->id = url_safe_id(execute_api::new_extended_request_id(platform_.random));
  connection->api = api;
  connection->stage = stage->second;
  connection->domain_name =
      request.by_custom_domain()
          ? request.domain_name
          : fmt::format("{}.execute-api.{}.amazonaws.com", api->id, api->scope.region);
  connection->source_ip = request.request.remote_address;
  connection->user_agent = request.request.headers.get("User-Agent");
  connection->host = request.request.headers.get("Host");
  connection->trace_id = execute_api::new_trace_id(platform_.clock, platform_.random);
  connection->connected_at = platform_.clock.now();
  connection->last_active_at = connection->connected_at;
  co_return co_await connect(request, std::move(connection));
}

asio::awaitable<http::Response> DataPlane::connect(const execute_api::UserRequest& request,
                                                   std::shared_ptr<Connection> connection) {
  http::Response handshake{101, {}, {}};
  const std::shared_ptr<const apigatewayv2::DeployedApi> deployed = connection->stage->api;
  if (const LiveRoute* route = deployed->find("$connect")) {
    Occurrence event = occurrence(Type::connect, "$connect");
    event.handshake = handshake_of(request.request, *connection);
    auto refusal = co_await authorize(request, *connection, *route, event);
    if (refusal) co_return std::move(*refusal);
    const Answer answer = co_await integrate(connection, *route, event);
    if (answer.failed) co_return http_api::message_response(502, "Internal server error");
    if (answer.response.status < 200 || answer.response.status > 299) {
      http::Response refused = answer.response;
      if (refused.body.empty()) refused.body = error_message(*connection, event, "Forbidden");
      co_return refused;
    }
    const std::string_view protocol = answer.response.headers.get("Sec-WebSocket-Protocol");
    if (!protocol.empty()) handshake.headers.add("Sec-WebSocket-Protocol", std::string(protocol));
  }
  http::Upgrade upgrade;
  upgrade.listener = std::make_shared<Listener>(*this, std::move(connection));
  upgrade.message_limit = message_limit;
  handshake.upgrade = std::make_shared<http::Upgrade>(std::move(upgrade));
  co_return handshake;
}

asio::awaitable<std::optional<http::Response>> DataPlane::authorize(
    const execute_api::UserRequest& request, Connection& connection, const LiveRoute& route,
    Occurrence event) {
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
  auto answer = co_await execute_api::invoke_within(platform_.loop, invoker_, timeout, scope,
                                                    *function, std::move(input));
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
  connection.authorizer = context.to_json();
  co_return std::nullopt;
}

http::Response DataPlane::manage(const execute_api::UserRequest& request,
                                 std::string_view connection_id) {
  const auto found = connections_.find(http::percent_decode(connection_id));
  // A request that names no API is for any connection: their ids are unique.
  const bool there = found != connections_.end() &&
                     (request.api_id.empty() || found->second->api->id == request.api_id) &&
                     found->second->stage->name == request.stage;
  if (!there) return gone();
  Connection& connection = *found->second;
  const std::string& method = request.request.method;
  if (method == "POST") {
    if (request.request.body.size() > message_limit) {
      http::Response response = http_api::message_response(413, "Payload too large");
      response.headers.add("x-amzn-ErrorType", "PayloadTooLargeException");
      return response;
    }
    const bool sent = connection.socket->send(std::move(request.request.body));
    return sent ? http::Response{200, {}, {}} : gone();
  }
  if (method == "GET") {
    Document identity;
    identity.set_text("sourceIp", connection.source_ip);
    identity.set_text("userAgent", connection.user_agent);
    Document answer;
    answer.set_text("connectedAt", iso_seconds(connection.connected_at));
    answer.set_text("lastActiveAt", iso_seconds(connection.last_active_at));
    answer.set("identity", identity);
    return aws::json_response(200, answer.to_json());
  }
  if (method != "DELETE") return http_api::forbidden();
  connection.socket->close(1000, "Connection Closed Normally");
  return http::Response{204, {}, {}};
}

asio::awaitable<void> DataPlane::deliver(std::shared_ptr<Connection> connection, Occurrence event) {
  const std::shared_ptr<const apigatewayv2::DeployedApi> deployed = connection->stage->api;
  event.route_key = selected_route(deployed->route_selection_expression, event.body);
  // The routes of handshakes and farewells are not for messages.
  const bool reserved = event.route_key.starts_with('$');
  const LiveRoute* route = reserved ? nullptr : deployed->find(event.route_key);
  if (route == nullptr) {
    event.route_key = "$default";
    route = deployed->find(event.route_key);
  }
  std::string back;
  if (route == nullptr) {
    back = error_message(*connection, event, "Forbidden");
  } else {
    Answer answer = co_await integrate(connection, *route, event);
    if (answer.failed) {
      back = error_message(*connection, event, "Internal server error");
    } else if (route->answers) {
      back = std::move(answer.response.body);
    }
  }
  --connection->in_flight;
  connection->answered();
  if (!back.empty() && connection->socket) connection->socket->send(std::move(back));
}

asio::awaitable<DataPlane::Answer> DataPlane::integrate(std::shared_ptr<Connection> connection,
                                                        const LiveRoute& route,
                                                        const Occurrence& event) {
  const std::shared_ptr<const LiveIntegration> integration = route.integration;
  Answer answer;
  if (!integration) {
    answer.failed = true;
    log::warning("Route {} of API {} has no integration", route.key, connection->api->id);
  } else if (integration->type == LiveIntegration::Type::lambda) {
    answer = co_await invoke(*connection, *integration, event);
  } else if (integration->type == LiveIntegration::Type::http) {
    answer = co_await forward(*connection, *integration, event);
  }
  co_return answer;
}

asio::awaitable<DataPlane::Answer> DataPlane::invoke(const Connection& connection,
                                                     const LiveIntegration& integration,
                                                     const Occurrence& event) {
  Answer failed;
  failed.failed = true;
  auto function =
      apigateway::resolve_stage_variables(integration.target, connection.stage->variables);
  if (!function) co_return failed;
  lambda::InvocationInput input;
  input.payload = event_of(connection, event);
  const auto fail = [&](std::string_view why) {
    log::warning("Route {} of API {}: {}: {}", event.route_key, connection.api->id, *function, why);
    return failed;
  };
  auto output =
      co_await execute_api::invoke_within(platform_.loop, invoker_, integration.timeout,
                                          connection.api->scope, *function, std::move(input));
  if (!output) co_return fail("no answer in time");
  if (!*output) co_return fail(output->error().message);
  if ((*output)->function_error != lambda::InvocationOutput::FunctionError::none) {
    co_return fail(execute_api::excerpt((*output)->payload));
  }
  // Nothing but the handshake and two-way routes need an answer in the form of a response.
  auto parsed = execute_api::parse_proxy_response(std::move((*output)->payload), true);
  Answer answer;
  if (auto* response = std::get_if<http::Response>(&parsed)) {
    answer.response = std::move(*response);
  } else if (event.type == Type::connect) {
    co_return fail(std::get<execute_api::MalformedProxyResponse>(parsed).reason);
  }
  co_return answer;
}

asio::awaitable<DataPlane::Answer> DataPlane::forward(const Connection& connection,
                                                      const LiveIntegration& integration,
                                                      const Occurrence& event) {
  Answer answer;
  answer.failed = true;
  auto uri = apigateway::resolve_stage_variables(integration.target, connection.stage->variables);
  const auto url = uri ? http::parse_url(*uri) : std::nullopt;
  if (!url) co_return answer;
  http::ClientRequest request;
  request.method = integration.method == "ANY" ? "POST" : integration.method;
  request.url = *url;
  request.body = event.body;
  request.headers.add("Content-Type", "application/json");
  request.headers.add("X-Amzn-Trace-Id", connection.trace_id);
  request.timeout = integration.timeout;
  request.response_limit = message_limit;
  auto response = co_await client_.send(std::move(request));
  if (!response) {
    log::warning("Route {} of API {}: {}", event.route_key, connection.api->id,
                 response.error().message);
    co_return answer;
  }
  answer.failed = false;
  answer.response = std::move(*response);
  co_return answer;
}

}  // namespace emulator::websocket_api
