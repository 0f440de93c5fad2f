// What stages have written down of their requests.

#include <fmt/format.h>

#include "daemon/log.hpp"
#include "handlers/apigateway/stage_features.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/execution_log.hpp"
#include "handlers/execute_api/references.hpp"
#include "handlers/execute_api/streamed_body.hpp"
#include "lambda/log_destination.hpp"

namespace emulator::execute_api {

void DataPlane::write_logs(const Exchange& exchange, const Fault* fault,
                           const http::Response& response) {
  const UserRequest& request = exchange.request;
  trace_completion(*exchange.trace, exchange, fault, response);
  const auto& lines = exchange.trace->lines();
  std::unique_ptr<lambda::LogWriter> writer;
  if (logs_ != nullptr && !lines.empty()) {
    writer = logs_->open(exchange.scope, execution_log_group(exchange), log_stream(exchange));
  }
  for (const auto& [time, text] : lines) {
    const std::string event = fmt::format("({}) {}", request.request_id, text);
    log::info("execution {} {}: {}", request.api_id, request.stage, event);
    if (writer) writer->write_event(event);
  }
  const std::string& format = exchange.features->access_log_format;
  if (format.empty()) return;
  const std::string line = access_log_line(format, [&](std::string_view name) {
    return access_variable(exchange, fault, response, name);
  });
  log::info("access {} {}: {}", request.api_id, request.stage, line);
  const std::string& group = exchange.features->access_log_group;
  if (logs_ == nullptr || group.empty()) return;
  logs_->open(exchange.scope, group, log_stream(exchange))->write_event(line);
}

void DataPlane::log_at_end(http::Response& response, Exchange exchange,
                           std::unique_ptr<RequestTrace> trace) {
  auto write = [plane = std::weak_ptr(alive_)](const Exchange& of, const http::Response& head) {
    if (const auto alive = plane.lock()) (*alive)->write_logs(of, nullptr, head);
  };
  auto body = std::move(response.stream);
  response.stream = std::make_shared<LoggedBody>(std::move(exchange), std::move(trace), response,
                                                 std::move(body), std::move(write));
}

}  // namespace emulator::execute_api
