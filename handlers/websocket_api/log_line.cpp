#include "handlers/websocket_api/log_line.hpp"

#include <optional>

#include "handlers/http_api/references.hpp"
#include "handlers/websocket_api/mapping_variables.hpp"

namespace emulator::websocket_api {

namespace {

// What only a log is told: how it went.
std::optional<std::string> of_outcome(const Occurrence::Outcome& outcome, std::string_view name) {
  if (name == "status") return std::to_string(outcome.status);
  if (name == "error.message" && !outcome.error.empty()) return outcome.error;
  const bool reason = name == "integrationErrorMessage" || name == "integration.error" ||
                      name == "error.validationErrorString";
  if (reason && !outcome.reason.empty()) return outcome.reason;
  if (!outcome.integration_status) return std::nullopt;
  if (name == "integrationStatus" || name == "integration.status" ||
      name == "integration.integrationStatus") {
    return std::to_string(*outcome.integration_status);
  }
  if (name == "integrationLatency" || name == "integration.latency") {
    return std::to_string(outcome.integration_latency.count());
  }
  return std::nullopt;
}

}  // namespace

std::string access_log_line(const Connection& connection, const Occurrence& occurrence,
                            std::string_view format) {
  return http_api::replace_references(format,
                                      [&](std::string_view name) -> std::optional<std::string> {
                                        constexpr std::string_view context = "context.";
                                        if (!name.starts_with(context)) return std::nullopt;
                                        name.remove_prefix(context.size());
                                        auto value = of_outcome(occurrence.outcome, name);
                                        if (!value)
                                          value = context_text(connection, occurrence, name);
                                        return value && !value->empty() ? *value : "-";
                                      });
}

}  // namespace emulator::websocket_api
