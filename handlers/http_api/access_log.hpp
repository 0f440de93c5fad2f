#pragma once

#include <string_view>

#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator::lambda {
class LogDestination;
}

namespace emulator::http_api {

// Writes a line of a stage's access log to the emulator's log and, where there is one, to the log
// group that the stage names.
void write_access_log(lambda::LogDestination* logs, const apigatewayv2::LiveApi& api,
                      const apigatewayv2::LiveStage& stage, std::string_view line);

}  // namespace emulator::http_api
