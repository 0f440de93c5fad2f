#include "handlers/apigatewayv2/quick_create.hpp"

#include <fmt/format.h>

#include "daemon/random.hpp"
#include "handlers/apigatewayv2/route_table.hpp"

namespace emulator::apigatewayv2 {

namespace {

// What quick create made before, or a new entity.
std::pair<const std::string, Entity>& managed(State& state, Entity& api, Kind kind) {
  Collection& entities = api.children[kind];
  for (auto& entry : entities) {
    if (entry.second.document.flag("apiGatewayManaged")) return entry;
  }
  std::string id = kind == Kind::stage ? "$default" : state.platform.random.lower_alphanumeric(7);
  auto& entry = *entities.try_emplace(std::move(id)).first;
  entry.second.document.set_json("apiGatewayManaged", "true");
  entry.second.document.set_text(describe(kind).id, entry.first);
  return entry;
}

}  // namespace

Result<void> check_quick_create(const Draft& draft) {
  const Document& given = draft.given;
  if (given.has("routeKey") && !given.has("target") && draft.before == nullptr) {
    return bad_request("A target is required when a routeKey is given");
  }
  if (given.has("routeKey") && !parse_route_key(given.text("routeKey"))) {
    return bad_request(
        "The provided route key is not formatted properly for HTTP protocol. Format should be "
        "\"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
  }
  const std::string target = given.text("target");
  if (given.has("target") && !target.starts_with("arn:") && !target.starts_with("http")) {
    return bad_request("Invalid HTTP endpoint specified for URI");
  }
  return {};
}

void quick_create(State& state, Entity& api, const Document& given) {
  const std::string target = given.text("target");
  const bool function = target.starts_with("arn:");
  auto& [integration_id, integration] = managed(state, api, Kind::integration);
  if (!target.empty()) {
    Document& document = integration.document;
    document.set_text("integrationUri", target);
    document.set_text("integrationType", function ? "AWS_PROXY" : "HTTP_PROXY");
    document.set_text("integrationMethod", function ? "POST" : "ANY");
    document.set_text("payloadFormatVersion", function ? "2.0" : "1.0");
    document.set_text("connectionType", "INTERNET");
    document.set_json("timeoutInMillis", "30000");
  }
  if (given.has("credentialsArn")) {
    integration.document.set_json("credentialsArn", std::string(given.json("credentialsArn")));
  }
  Document& route = managed(state, api, Kind::route).second.document;
  if (given.has("routeKey")) route.set_json("routeKey", std::string(given.json("routeKey")));
  route.default_text("routeKey", "$default");
  route.set_text("target", fmt::format("integrations/{}", integration_id));
  route.set_text("authorizationType", "NONE");
  route.set_json("apiKeyRequired", "false");
  Document& stage = managed(state, api, Kind::stage).second.document;
  stage.set_json("autoDeploy", "true");
  stage.default_json("defaultRouteSettings", R"({"detailedMetricsEnabled":false})");
  stage.default_json("routeSettings", "{}");
  stage.default_json("stageVariables", "{}");
  stage.default_json("tags", "{}");
  stage.default_text("createdDate", timestamp(state));
  stage.set_text("lastUpdatedDate", timestamp(state));
}

}  // namespace emulator::apigatewayv2
