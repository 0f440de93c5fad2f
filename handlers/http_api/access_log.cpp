#include "handlers/http_api/access_log.hpp"

#include "daemon/log.hpp"
#include "lambda/log_destination.hpp"

namespace emulator::http_api {

void write_access_log(lambda::LogDestination* logs, const apigatewayv2::LiveApi& api,
                      const apigatewayv2::LiveStage& stage, std::string_view line) {
  log::info("access {} {}: {}", api.id, stage.name, line);
  if (logs != nullptr) logs->open(api.scope, stage.log_group, stage.name)->write(line);
}

}  // namespace emulator::http_api
