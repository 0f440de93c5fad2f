#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "handlers/execute_api/user_request.hpp"
#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// The open connections by their ids, which are unique.
using Connections = std::map<std::string, std::shared_ptr<Connection>, std::less<>>;

// A message to a client is no longer than one from it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
inline constexpr std::size_t message_limit = 128 * 1024;

// The id in /@connections/{id}, decoded; nothing for any other path.
std::optional<std::string> connection_in(std::string_view path);
// The connection that a call of the management API is about, or null. A call that names no API is
// for any connection.
std::shared_ptr<Connection> find_connection(const Connections& connections,
                                            const execute_api::UserRequest& request);

// An answer of the management API that SDKs take for that error.
http::Response callback_refusal(unsigned status, std::string_view message, std::string error_type);
// Answers a call of the management API: POST, GET and DELETE of /@connections/{id}.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
http::Response answer_callback(const Connections& connections,
                               const execute_api::UserRequest& request);

}  // namespace emulator::websocket_api
