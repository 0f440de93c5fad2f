#include "handlers/websocket_api/handshake.hpp"

#include "handlers/execute_api/proxy_event.hpp"

namespace emulator::websocket_api {

using apigatewayv2::Document;

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

}  // namespace emulator::websocket_api
