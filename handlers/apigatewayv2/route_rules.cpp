#include "handlers/apigatewayv2/rules.hpp"

#include <fmt/format.h>

#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/apigatewayv2/route_table.hpp"

namespace emulator::apigatewayv2 {

namespace {

Result<void> check_route_key(const Draft& draft, const std::string& key) {
  if (key.empty()) return bad_request("Route key is required");
  if (draft.of_websocket()) {
    if (key.find(' ') == key.npos) return {};
    return bad_request("The provided route key is not formatted properly for WebSocket protocol");
  }
  if (parse_route_key(key)) return {};
  return bad_request(
      "The provided route key is not formatted properly for HTTP protocol. Format should be "
      "\"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
}

Result<void> check_unique_key(const Draft& draft, const std::string& key) {
  const std::string_view json = draft.document.json("routeKey");
  for (const auto& [id, route] : draft.at.parent->all(Kind::route)) {
    if (id != draft.at.id && route.document.json("routeKey") == json) {
      return conflict(fmt::format("Route with key {} already exists for this API", key));
    }
  }
  return {};
}

Result<void> check_authorization(const Draft& draft) {
  const std::string type = draft.document.text("authorizationType");
  if (type == "JWT" && draft.of_websocket()) {
    return bad_request("JWT authorizers are only supported for HTTP APIs");
  }
  if (type != "JWT" && type != "CUSTOM") return {};
  const std::string id = draft.document.text("authorizerId");
  if (id.empty()) {
    return bad_request(fmt::format("AuthorizerId is required when authorizationType is {}", type));
  }
  const Entity* authorizer = draft.at.parent->find(Kind::authorizer, id);
  if (authorizer == nullptr) return not_found(Kind::authorizer);
  const bool is_jwt = authorizer->document.text("authorizerType") == "JWT";
  if (is_jwt != (type == "JWT")) {
    return bad_request("The authorizationType does not fit the type of the authorizer");
  }
  return {};
}

// What only WebSocket APIs have, and the models it names.
void check_request(const Draft& draft, aws::Faults& faults) {
  const Document& route = draft.document;
  for (const std::string_view member : {"modelSelectionExpression", "requestModels",
                                        "requestParameters", "routeResponseSelectionExpression"}) {
    if (!draft.given.has(member) || draft.of_websocket()) continue;
    faults.add(aws::member_pointer("", member),
               bad_request(fmt::format("{} is only supported for WebSocket APIs", member)));
  }
  for (const auto& [key, name] : route.text_map("requestModels")) {
    if (find_model(*draft.at.api, name) != nullptr) continue;
    faults.add(aws::member_pointer("/requestModels", key),
               bad_request(fmt::format("Invalid model identifier specified: {}", name)));
  }
  const std::string answer = route.text("routeResponseSelectionExpression");
  if (!answer.empty() && answer != "$default") {
    faults.add("/routeResponseSelectionExpression",
               bad_request("The only route response selection expression that is supported is "
                           "$default"));
  }
}

void check_target(const Draft& draft, aws::Faults& faults) {
  if (!draft.document.has("target")) return;
  const std::string target = draft.document.text("target");
  if (!target.starts_with(target_prefix)) {
    faults.add("/target", bad_request("Route target should be of the format: "
                                      "integrations/<integration-id>"));
    return;
  }
  const std::string_view id = std::string_view(target).substr(target_prefix.size());
  if (draft.at.parent->find(Kind::integration, id) == nullptr) {
    faults.add("/target", not_found(Kind::integration));
  }
}

}  // namespace

void check_route(Draft& draft, aws::Faults& faults) {
  Document& route = draft.document;
  const std::string key = route.text("routeKey");
  if (faults.take("/routeKey", check_route_key(draft, key))) {
    faults.take("/routeKey", check_unique_key(draft, key));
  }
  faults.take("/authorizerId", check_authorization(draft));
  check_request(draft, faults);
  if (route.flag("apiKeyRequired") && !draft.of_websocket()) {
    faults.add("/apiKeyRequired",
               bad_request("ApiKeyRequired is not currently supported for HTTP APIs"));
  }
  check_target(draft, faults);
  route.default_text("authorizationType", "NONE");
  route.default_json("apiKeyRequired", "false");
}

}  // namespace emulator::apigatewayv2
