#pragma once

#include <memory>
#include <string>

#include "handlers/apigatewayv2/entity.hpp"
#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// A connection to a WebSocket API whose one integration and route tests make of documents.
struct WebSocketFixture {
  WebSocketFixture() {
    auto api = std::make_shared<apigatewayv2::LiveApi>();
    api->id = "abc";
    connection.api = std::move(api);
    auto stage = std::make_shared<apigatewayv2::LiveStage>();
    stage->name = "prod";
    stage->variables = {{"colour", "blue"}};
    connection.stage = std::move(stage);
    connection.id = "L0SM9cOFvHcCIhw=";
    connection.domain_name = "abc.execute-api.us-east-1.amazonaws.com";
    connection.source_ip = "127.0.0.1";
    connection.connected_at = std::chrono::system_clock::time_point(std::chrono::seconds(10));
    occurrence.route_key = "send";
    occurrence.request_id = "Id=";
    occurrence.time = std::chrono::system_clock::time_point(std::chrono::seconds(11));
  }

  // The integration of the route, of the members that operations set.
  void integrate(std::string_view json, apigatewayv2::LiveIntegration::Type type) {
    integration_entity.document = apigatewayv2::Document::parse(json);
    auto made = std::make_shared<apigatewayv2::LiveIntegration>();
    made->type = type;
    made->request_parameters = integration_entity.document.text_map("requestParameters");
    made->mapping = apigatewayv2::socket_mapping(integration_entity);
    route.integration = std::move(made);
  }
  // Before integrate().
  void respond(const std::string& id, std::string_view json) {
    auto& responses = integration_entity.children[apigatewayv2::Kind::integration_response];
    responses[id].document = apigatewayv2::Document::parse(json);
  }

  apigatewayv2::Entity integration_entity;
  apigatewayv2::LiveRoute route;
  Connection connection;
  Occurrence occurrence;
};

}  // namespace emulator::websocket_api
