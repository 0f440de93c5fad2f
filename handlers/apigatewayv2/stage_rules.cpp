#include "handlers/apigatewayv2/rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace emulator::apigatewayv2 {

namespace {

bool is_stage_name(std::string_view name) noexcept {
  if (name == "$default") return true;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

Result<void> check_stage(Draft& draft) {
  Document& stage = draft.document;
  const std::string& name = draft.at.id;
  const bool websocket = draft.of_websocket();
  if (!is_stage_name(name) || (websocket && name == "$default")) {
    return bad_request("Stage name only allows a-zA-Z0-9_-");
  }
  if (draft.before == nullptr && draft.at.parent->find(Kind::stage, name) != nullptr) {
    return conflict("Stage already exists");
  }
  if (draft.given.has("deploymentId")) {
    if (stage.flag("autoDeploy")) {
      return bad_request(fmt::format(
          "Deployment ID cannot be set on stage '{}' because AutoDeploy is enabled", name));
    }
    if (draft.at.parent->find(Kind::deployment, stage.text("deploymentId")) == nullptr) {
      return not_found(Kind::deployment);
    }
  }
  if (!stage.text("clientCertificateId").empty()) {
    return unsupported("clientCertificateId of a stage");
  }
  const Document log = stage.object("accessLogSettings");
  if (log.has("format") && log.text("format").find("$context.requestId") == std::string::npos &&
      log.text("format").find("$context.extendedRequestId") == std::string::npos) {
    return bad_request("Access log format must include at least $context.requestId");
  }
  Document route_settings = stage.object("defaultRouteSettings");
  route_settings.default_json("detailedMetricsEnabled", "false");
  stage.set("defaultRouteSettings", route_settings);
  stage.default_json("routeSettings", "{}");
  stage.default_json("stageVariables", "{}");
  stage.default_json("tags", "{}");
  stage.default_text("createdDate", timestamp(draft.state));
  stage.set_text("lastUpdatedDate", timestamp(draft.state));
  return check_tags(stage.object("tags"));
}

Result<void> check_deployment(Draft& draft) {
  if (draft.given.has("stageName") &&
      draft.at.parent->find(Kind::stage, draft.given.text("stageName")) == nullptr) {
    return not_found(Kind::stage);
  }
  if (draft.at.parent->all(Kind::route).empty()) {
    return bad_request("At least one route is required before deploying the Api.");
  }
  return check_schemas(*draft.at.parent);
}

}  // namespace emulator::apigatewayv2
