#include <algorithm>

#include <fmt/format.h>

#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/apigatewayv2/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

bool is_alphanumeric(std::string_view name) noexcept {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

Result<void> check_unique(const Draft& draft, Kind kind, std::string_view member) {
  for (const auto& [id, other] : draft.at.parent->all(kind)) {
    if (id == draft.at.id || other.document.json(member) != draft.document.json(member)) continue;
    return conflict(fmt::format("{} with key {} already exists", describe(kind).title,
                                draft.document.text(member)));
  }
  return {};
}

Result<void> check_integration_response(const Draft& draft) {
  const std::string key = draft.document.text("integrationResponseKey");
  const bool pattern = key.size() > 2 && key.front() == '/' && key.back() == '/';
  if (pattern && !vtl::JavaRegex::compile(std::string_view(key).substr(1, key.size() - 2))) {
    return bad_request(fmt::format("Invalid integration response key specified: {}", key));
  }
  return check_unique(draft, Kind::integration_response, "integrationResponseKey");
}

}  // namespace

Result<void> check_model(Draft& draft) {
  const std::string name = draft.document.text("name");
  if (!is_alphanumeric(name)) return bad_request("Model name must be alphanumeric");
  for (const auto& [id, other] : draft.at.parent->all(Kind::model)) {
    if (id != draft.at.id && other.document.text("name") == name) {
      return conflict("Model name already exists for this API");
    }
  }
  draft.document.default_text("contentType", "application/json");
  return {};
}

Result<void> check_answer(Draft& draft) {
  if (!draft.of_websocket()) {
    return bad_request("Responses are only supported for WebSocket APIs");
  }
  if (draft.document.has("integrationResponseKey")) return check_integration_response(draft);
  if (draft.document.text("routeResponseKey") != "$default") {
    return bad_request("Only the $default route response key is currently supported");
  }
  return check_unique(draft, Kind::route_response, "routeResponseKey");
}

Result<void> check_schemas(const Entity& api) {
  if (api.document.flag("disableSchemaValidation")) return {};
  for (const auto& [id, model] : api.all(Kind::model)) {
    const std::string schema = model.document.text("schema");
    if (schema.empty() || compile_schema(api, schema)) continue;
    return bad_request(
        "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model "
        "schema specified]");
  }
  return {};
}

}  // namespace emulator::apigatewayv2
