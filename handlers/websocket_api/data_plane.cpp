#include "handlers/websocket_api/data_plane.hpp"

#include <fmt/format.h>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/http_api/access_log.hpp"
#include "handlers/http_api/answers.hpp"
#include "handlers/http_api/proxy_request.hpp"
#include "handlers/websocket_api/handshake.hpp"
#include "handlers/websocket_api/listener.hpp"
#include "handlers/websocket_api/log_line.hpp"
#include "handlers/websocket_api/selection.hpp"

namespace emulator::websocket_api {

namespace {

using apigatewayv2::LiveRoute;
using Type = Occurrence::Type;

// The route of a message: what the API's selection expression finds in it, or $default. The routes
// of handshakes and farewells are not for messages.
const LiveRoute* route_of(const apigatewayv2::DeployedApi& deployed, std::string_view message) {
  const std::string key = evaluate(deployed.route_selection_expression, message);
  const LiveRoute* route = key.starts_with('$') ? nullptr : deployed.find(key);
  return route == nullptr ? deployed.find("$default") : route;
}

}  // namespace

DataPlane::DataPlane(const Platform& platform, const apigatewayv2::LiveApis& apis,
                     lambda::Invoker& invoker, apigateway::ApiGatewayService& rest_apis,
                     execute_api::AccountThrottle& account)
    : platform_(platform),
      apis_(apis),
      invoker_(invoker),
      rest_apis_(rest_apis),
      integrations_(platform, invoker),
      throttles_(account) {}

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
  throttles_.forget(api_id);
  if (apis_.find(api_id) != nullptr) return;
  for (const auto& [id, connection] : connections_) {
    if (connection->api->id == api_id) connection->socket->close(1001, "Going away");
  }
}

asio::awaitable<http::Response> DataPlane::handle(execute_api::UserRequest request) {
  if (connection_in(request.path)) co_return co_await manage(request);
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
  connection->id = new_connection_id(platform_.random);
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
  http::Response answer{101, {}, {}};
  const std::shared_ptr<const apigatewayv2::DeployedApi> deployed = connection->stage->api;
  Occurrence event = occurrence(Type::connect, "$connect");
  if (const LiveRoute* route = deployed->find("$connect")) {
    event.handshake = handshake_of(request.request, *connection);
    event.headers = request.request.headers;
    event.query = http::parse_query(request.request.query());
    answer = co_await shake_hands(request, *connection, *route, event);
  } else if (!throttles_.admit(connection->api->scope, platform_.clock.steady_now())) {
    answer = refuse(*connection, event, Fault{429, "Too Many Requests", "throttled"});
  }
  event.outcome.status = answer.status == 101 ? 200 : answer.status;
  log_access(*connection, event);
  if (answer.status != 101) co_return answer;
  http::Upgrade upgrade;
  upgrade.listener = std::make_shared<Listener>(*this, std::move(connection));
  upgrade.message_limit = message_limit;
  answer.upgrade = std::make_shared<http::Upgrade>(std::move(upgrade));
  co_return answer;
}

asio::awaitable<http::Response> DataPlane::shake_hands(const execute_api::UserRequest& request,
                                                       Connection& connection,
                                                       const LiveRoute& route, Occurrence& event) {
  auto refused = co_await authorize(request, connection, route, event);
  if (refused) co_return std::move(*refused);
  if (route.api_key_required) refused = check_key(request.request, connection, event);
  if (refused) co_return std::move(*refused);
  if (const auto fault = refusal(connection, route, event)) {
    co_return refuse(connection, event, *fault);
  }
  auto outcome = co_await integrate(connection, route, event);
  if (const auto* fault = std::get_if<Fault>(&outcome)) {
    // The integration is what failed, and not API Gateway.
    co_return http_api::message_response(fault->status == 500 ? 502 : fault->status,
                                         fault->message);
  }
  auto& response = std::get<http::Response>(outcome);
  if (response.status < 200 || response.status > 299) {
    if (response.body.empty()) response.body = error_message(connection, event, "Forbidden");
    co_return http_api::proxy_answer(std::move(response));
  }
  http::Response handshake{101, {}, {}};
  const std::string_view protocol = response.headers.get("Sec-WebSocket-Protocol");
  if (!protocol.empty()) handshake.headers.add("Sec-WebSocket-Protocol", std::string(protocol));
  co_return handshake;
}

asio::awaitable<void> DataPlane::deliver(std::shared_ptr<Connection> connection, Occurrence event) {
  const std::shared_ptr<const apigatewayv2::DeployedApi> deployed = connection->stage->api;
  const LiveRoute* route = route_of(*deployed, event.body);
  event.route_key = route == nullptr ? "$default" : route->key;
  std::string back;
  std::optional<Fault> fault;
  if (route == nullptr) {
    fault = Fault{403, "Forbidden", "no route fits, and there is no $default"};
  } else {
    fault = refusal(*connection, *route, event);
  }
  if (fault) {
    note(*connection, event, *fault);
  } else {
    auto outcome = co_await integrate(*connection, *route, event);
    if (auto* failure = std::get_if<Fault>(&outcome)) {
      fault = std::move(*failure);
    } else if (route->answers) {
      back = std::move(std::get<http::Response>(outcome).body);
    }
  }
  if (fault) back = error_message(*connection, event, fault->message);
  log_access(*connection, event);
  --connection->in_flight;
  connection->answered();
  if (!back.empty() && connection->socket) connection->socket->send(std::move(back));
}

asio::awaitable<void> DataPlane::part(std::shared_ptr<Connection> connection, std::uint16_t code,
                                      std::string reason) {
  const std::shared_ptr<const apigatewayv2::DeployedApi> deployed = connection->stage->api;
  Occurrence event = occurrence(Type::disconnect, "$disconnect");
  event.close_code = code;
  event.close_reason = std::move(reason);
  if (const LiveRoute* route = deployed->find("$disconnect")) {
    event.handshake = farewell_of(*connection);
    co_await integrate(*connection, *route, event);
  }
  log_access(*connection, event);
}

std::optional<Fault> DataPlane::refusal(const Connection& connection, const LiveRoute& route,
                                        const Occurrence& event) {
  const bool admitted =
      throttles_.admit(*connection.api, *connection.stage, route.key, platform_.clock.steady_now());
  if (!admitted) return Fault{429, "Too Many Requests", "throttled"};
  return check(route, event);
}

asio::awaitable<Integrations::Outcome> DataPlane::integrate(const Connection& connection,
                                                            const LiveRoute& route,
                                                            Occurrence& event) {
  const auto begun = platform_.clock.steady_now();
  auto outcome = co_await integrations_.run(connection, route, event);
  event.outcome.integration_latency =
      std::chrono::duration_cast<std::chrono::milliseconds>(platform_.clock.steady_now() - begun);
  if (const auto* fault = std::get_if<Fault>(&outcome)) {
    note(connection, event, *fault);
  } else {
    event.outcome.status = std::get<http::Response>(outcome).status;
    event.outcome.integration_status = event.outcome.status;
  }
  co_return outcome;
}

http::Response DataPlane::refuse(const Connection& connection, Occurrence& event,
                                 const Fault& fault) const {
  note(connection, event, fault);
  return http_api::message_response(fault.status, fault.message);
}

void DataPlane::note(const Connection& connection, Occurrence& event, const Fault& fault) const {
  event.outcome.status = fault.status;
  event.outcome.error = fault.message;
  event.outcome.reason = fault.reason;
  log::warning("Route {} of API {}: {}", event.route_key, connection.api->id, fault.reason);
}

void DataPlane::log_access(const Connection& connection, const Occurrence& event) const {
  const apigatewayv2::LiveStage& stage = *connection.stage;
  if (stage.log_format.empty()) return;
  http_api::write_access_log(logs_, *connection.api, stage,
                             access_log_line(connection, event, stage.log_format));
}

}  // namespace emulator::websocket_api
