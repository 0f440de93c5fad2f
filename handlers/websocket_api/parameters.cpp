#include "handlers/websocket_api/parameters.hpp"

#include "daemon/take_prefix.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"
#include "handlers/websocket_api/mapping_variables.hpp"

namespace emulator::websocket_api {

std::vector<std::string> parameter_values(std::string_view expression, const Connection& connection,
                                          const Occurrence& occurrence) {
  if (const auto text = apigateway::static_value(expression)) return {std::string(*text)};
  if (take_prefix(expression, "context.")) {
    auto value = context_text(connection, occurrence, expression);
    return value ? std::vector<std::string>{std::move(*value)} : std::vector<std::string>{};
  }
  if (take_prefix(expression, "stageVariables.")) {
    const auto found = connection.stage->variables.find(std::string(expression));
    if (found == connection.stage->variables.end()) return {};
    return {found->second};
  }
  if (!take_prefix(expression, "route.request.")) return {};
  if (take_prefix(expression, "body")) return execute_api::body_values(expression, occurrence.body);
  return execute_api::named_values(expression, input_parameters(occurrence));
}

bool has_parameter(std::string_view expression, const Occurrence& occurrence) {
  if (!take_prefix(expression, "route.request.")) return true;
  return !execute_api::named_values(expression, input_parameters(occurrence)).empty();
}

std::string_view name_of_parameter(std::string_view expression) noexcept {
  for (int i = 0; i < 3; ++i) {
    const auto dot = expression.find('.');
    if (dot == expression.npos) break;
    expression.remove_prefix(dot + 1);
  }
  return expression;
}

}  // namespace emulator::websocket_api
