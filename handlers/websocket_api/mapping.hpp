#pragma once

#include <optional>
#include <string>
#include <variant>

#include "handlers/execute_api/integration_request.hpp"
#include "handlers/execute_api/integration_response.hpp"
#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// Why API Gateway answers by itself.
struct Fault {
  unsigned status = 500;                          // of a handshake
  std::string message = "Internal server error";  // what the client is told
  std::string reason = {};                        // what the logs are told
};

// What an integration is sent for a message or a handshake, by its templates and parameters.
std::variant<execute_api::IntegrationRequest, Fault> map_request(
    const apigatewayv2::LiveIntegration& integration, const Connection& connection,
    const Occurrence& occurrence);

// What goes back of an answer, by the integration response that fits. A route that answers nobody
// needs none.
std::variant<http::Response, Fault> map_answer(const apigatewayv2::LiveRoute& route,
                                               execute_api::IntegrationAnswer answer,
                                               const Connection& connection,
                                               const Occurrence& occurrence);

// Whether a message or a handshake is what its route asks for.
std::optional<Fault> check(const apigatewayv2::LiveRoute& route, const Occurrence& occurrence);

}  // namespace emulator::websocket_api
