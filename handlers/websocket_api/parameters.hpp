#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// What an expression of a parameter mapping stands for; nothing for what isn't there.
// route.request.{header|querystring|multivalueheader|multivaluequerystring}.name,
// route.request.body[.path], context.…, stageVariables.…, 'static'.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
std::vector<std::string> parameter_values(std::string_view expression, const Connection& connection,
                                          const Occurrence& occurrence);

// Whether a handshake has what "route.request.querystring.name" says.
bool has_parameter(std::string_view expression, const Occurrence& occurrence);
// The "name" of that.
std::string_view name_of_parameter(std::string_view expression) noexcept;

}  // namespace emulator::websocket_api
