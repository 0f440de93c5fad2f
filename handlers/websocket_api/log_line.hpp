#pragma once

#include <string>
#include <string_view>

#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// The line of an access log; "-" stands for what isn't there.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
std::string access_log_line(const Connection& connection, const Occurrence& occurrence,
                            std::string_view format);

}  // namespace emulator::websocket_api
