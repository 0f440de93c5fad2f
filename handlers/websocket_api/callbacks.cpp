#include "handlers/websocket_api/callbacks.hpp"

#include "daemon/aws/rest_json.hpp"
#include "daemon/clock.hpp"
#include "daemon/http/url.hpp"
#include "daemon/take_prefix.hpp"
#include "handlers/http_api/answers.hpp"

namespace emulator::websocket_api {

namespace {

using apigatewayv2::Document;

http::Response gone() {
  return callback_refusal(410, "Gone", "GoneException");
}

std::string iso_seconds(std::chrono::system_clock::time_point time) {
  std::string text = iso8601_milliseconds(time);
  return text.substr(0, text.find('.')) + "Z";
}

http::Response post(Connection& connection, std::string message) {
  if (message.size() > message_limit) {
    return callback_refusal(413, "Payload too large", "PayloadTooLargeException");
  }
  return connection.socket->send(std::move(message)) ? http::Response{} : gone();
}

http::Response describe(const Connection& connection) {
  Document identity;
  identity.set_text("sourceIp", connection.source_ip);
  identity.set_text("userAgent", connection.user_agent);
  Document answer;
  answer.set_text("connectedAt", iso_seconds(connection.connected_at));
  answer.set_text("lastActiveAt", iso_seconds(connection.last_active_at));
  answer.set("identity", identity);
  return aws::json_response(200, answer.to_json());
}

}  // namespace

std::optional<std::string> connection_in(std::string_view path) {
  // AWS's guide shows both.
  if (!take_prefix(path, "/@connections/") && !take_prefix(path, "/%40connections/")) {
    return std::nullopt;
  }
  return http::percent_decode(path);
}

std::shared_ptr<Connection> find_connection(const Connections& connections,
                                            const execute_api::UserRequest& request) {
  const auto id = connection_in(request.path);
  const auto found = id ? connections.find(*id) : connections.end();
  if (found == connections.end() || found->second->stage->name != request.stage) return nullptr;
  const bool fits = request.api_id.empty() || found->second->api->id == request.api_id;
  return fits ? found->second : nullptr;
}

http::Response callback_refusal(unsigned status, std::string_view message, std::string error_type) {
  http::Response response = http_api::message_response(status, message);
  response.headers.add("x-amzn-ErrorType", std::move(error_type));
  return response;
}

http::Response answer_callback(const Connections& connections,
                               const execute_api::UserRequest& request) {
  const auto found = find_connection(connections, request);
  if (!found) return gone();
  Connection& connection = *found;
  const std::string& method = request.request.method;
  if (method == "POST") return post(connection, std::move(request.request.body));
  if (method == "GET") return describe(connection);
  if (method != "DELETE") return callback_refusal(403, "Forbidden", "ForbiddenException");
  connection.socket->close(1000, "Connection Closed Normally");
  return http::Response{204, {}, {}};
}

}  // namespace emulator::websocket_api
