#pragma once

#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// The members of an event that tell of a handshake, in the form of REST APIs.
apigatewayv2::Document handshake_of(const http::Request& request, const Connection& connection);

// $disconnect tells little of the connection's first request.
apigatewayv2::Document farewell_of(const Connection& connection);

}  // namespace emulator::websocket_api
