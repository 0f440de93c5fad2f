#include "handlers/apigatewayv2/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "daemon/aws/tags.hpp"
#include "daemon/clock.hpp"
#include "handlers/apigatewayv2/route_table.hpp"

namespace emulator::apigatewayv2 {

namespace {

constexpr std::string_view target_prefix = "integrations/";

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Result<void> check_cors(const Document& cors) {
  const auto origins = cors.texts("allowOrigins");
  for (const std::string& origin : origins) {
    const bool valid = origin == "*" || origin.find("://") != origin.npos;
    if (!valid) {
      return bad_request(
          fmt::format("Invalid format for origin '{}' in allowOrigins. Please use a scheme and a "
                      "host, \"*\", or a scheme and \"*\"",
                      origin));
    }
  }
  if (cors.flag("allowCredentials") && contains(origins, "*")) {
    return bad_request("Allow-Credentials cannot be used with the wildcard '*' in allowOrigins");
  }
  return {};
}

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
  for (const auto& [id, route] : draft.at.parent->all(Kind::route)) {
    if (id != draft.at.id && route.document.text("routeKey") == key) {
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
  if (type == "AWS_IAM") return unsupported("The authorization type AWS_IAM");
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

bool is_known_subtype(std::string_view subtype) noexcept {
  static constexpr std::array<std::string_view, 10> subtypes{"AppConfig-GetConfiguration",
                                                             "EventBridge-PutEvents",
                                                             "Kinesis-PutRecord",
                                                             "SQS-SendMessage",
                                                             "SQS-ReceiveMessage",
                                                             "SQS-DeleteMessage",
                                                             "SQS-PurgeQueue",
                                                             "StepFunctions-StartExecution",
                                                             "StepFunctions-StartSyncExecution",
                                                             "StepFunctions-StopExecution"};
  return std::find(subtypes.begin(), subtypes.end(), subtype) != subtypes.end();
}

Result<void> check_http_integration(Document& document, const std::string& type) {
  if (type != "AWS_PROXY" && type != "HTTP_PROXY") {
    return bad_request(
        "Currently, an API with a protocol type of HTTP may only be associated with proxy "
        "integrations (AWS_PROXY, HTTP_PROXY)");
  }
  const std::string format = document.text("payloadFormatVersion");
  if (format.empty()) {
    return bad_request("PayloadFormatVersion is a required parameter for integration");
  }
  const bool function = type == "AWS_PROXY" && !document.has("integrationSubtype");
  if (format != "1.0" && (format != "2.0" || !function)) {
    return bad_request(fmt::format("Unsupported PayloadFormatVersion {} for {}", format, type));
  }
  document.default_json("timeoutInMillis", "30000");
  if (!document.has("integrationSubtype")) return {};
  const std::string subtype = document.text("integrationSubtype");
  if (!is_known_subtype(subtype)) {
    return bad_request(fmt::format("Integration subtype {} is not supported", subtype));
  }
  return unsupported(fmt::format("The integration subtype {}", subtype));
}

Result<void> check_websocket_integration(Document& document, const std::string& type) {
  if (type == "AWS" || type == "HTTP") {
    return unsupported(fmt::format("The integration type {} of WebSocket APIs", type));
  }
  for (const std::string_view member : {"requestTemplates", "templateSelectionExpression"}) {
    const bool used = document.has(member) && document.json(member) != "{}" && type != "MOCK";
    if (used) return unsupported(fmt::format("{} of {} integrations", member, type));
  }
  document.default_json("timeoutInMillis", "29000");
  if (document.integer("timeoutInMillis").value_or(0) > 29'000) {
    return bad_request("Timeout should be between 50 ms and 29000 ms");
  }
  document.default_text("passthroughBehavior", "WHEN_NO_MATCH");
  document.default_text("payloadFormatVersion", "1.0");
  document.default_text("integrationResponseSelectionExpression",
                        "${integration.response.statuscode}");
  return {};
}

bool is_stage_name(std::string_view name) noexcept {
  if (name == "$default") return true;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

std::string timestamp(const State& state) {
  std::string text = iso8601_milliseconds(state.platform.clock.now());
  return text.substr(0, text.find('.')) + "Z";
}

Result<void> check_tags(const Document& tags) {
  if (tags.members().size() > aws::max_tags) {
    return bad_request("The number of tags exceeds the limit of 50");
  }
  for (const auto& [key, value] : tags.members()) {
    if (aws::tag_fault(key, tags.text(key))) {
      return bad_request(fmt::format("Invalid tag '{}'", key));
    }
  }
  return {};
}

Result<void> check_api(Draft& draft) {
  Document& api = draft.document;
  const bool websocket = api.text("protocolType") == "WEBSOCKET";
  constexpr std::string_view http_expression = "${request.method} ${request.path}";
  const std::string expression = api.text("routeSelectionExpression");
  if (websocket) {
    if (expression.empty()) {
      return bad_request("RouteSelectionExpression is required for WebSocket APIs");
    }
    if (api.has("corsConfiguration")) {
      return bad_request("CORS configuration is only supported for HTTP APIs");
    }
    if (draft.given.has("target")) {
      return bad_request("Quick create is only supported for HTTP APIs");
    }
  } else if (!expression.empty() && expression != http_expression) {
    return bad_request(
        fmt::format("The only route selection expression that is supported for HTTP APIs is {}",
                    http_expression));
  }
  if (auto valid = check_cors(api.object("corsConfiguration")); !valid) return valid;
  api.default_text("routeSelectionExpression", http_expression);
  api.default_text("apiKeySelectionExpression", "$request.header.x-api-key");
  api.default_json("disableExecuteApiEndpoint", "false");
  api.default_text("ipAddressType", "ipv4");
  api.default_json("tags", "{}");
  return check_tags(api.object("tags"));
}

Result<void> check_route(Draft& draft) {
  Document& route = draft.document;
  const std::string key = route.text("routeKey");
  if (auto valid = check_route_key(draft, key); !valid) return valid;
  if (auto valid = check_unique_key(draft, key); !valid) return valid;
  if (auto valid = check_authorization(draft); !valid) return valid;
  if (route.flag("apiKeyRequired")) {
    if (!draft.of_websocket()) {
      return bad_request("ApiKeyRequired is not currently supported for HTTP APIs");
    }
    return unsupported("apiKeyRequired of a WebSocket API's route");
  }
  if (route.has("target")) {
    const std::string target = route.text("target");
    if (!target.starts_with(target_prefix)) {
      return bad_request("Route target should be of the format: integrations/<integration-id>");
    }
    const std::string_view id = std::string_view(target).substr(target_prefix.size());
    if (draft.at.parent->find(Kind::integration, id) == nullptr) {
      return not_found(Kind::integration);
    }
  }
  route.default_text("authorizationType", "NONE");
  route.default_json("apiKeyRequired", "false");
  return {};
}

Result<void> check_integration(Draft& draft) {
  Document& integration = draft.document;
  const std::string type = integration.text("integrationType");
  auto valid = draft.of_websocket() ? check_websocket_integration(integration, type)
                                    : check_http_integration(integration, type);
  if (!valid) return valid;
  if (type == "AWS_PROXY") {
    if (integration.has("integrationMethod") && integration.text("integrationMethod") != "POST") {
      return bad_request("HttpMethod must be POST for AWS_PROXY IntegrationType");
    }
    integration.default_text("integrationMethod", "POST");
  }
  if (type != "MOCK" && !integration.has("integrationUri")) {
    return bad_request("Integration URI is a required parameter for integration");
  }
  if (type == "HTTP_PROXY") {
    if (!integration.has("integrationMethod")) {
      return bad_request("Integration method is a required parameter for integration");
    }
    if (!integration.text("integrationUri").starts_with("http")) {
      if (integration.text("connectionType") == "VPC_LINK") {
        return unsupported("A private integration by the ARN of a listener or a service");
      }
      return bad_request("Invalid HTTP endpoint specified for URI");
    }
  }
  integration.default_text("connectionType", "INTERNET");
  return {};
}

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
  if (stage.text("clientCertificateId").size() != 0) {
    return unsupported("clientCertificateId of a stage");
  }
  const Document log = stage.object("accessLogSettings");
  if (log.has("format") && log.text("format").find("$context.requestId") == std::string::npos &&
      log.text("format").find("$context.extendedRequestId") == std::string::npos) {
    return bad_request("Access log format must include at least $context.requestId");
  }
  stage.default_json("defaultRouteSettings", R"({"detailedMetricsEnabled":false})");
  stage.default_json("routeSettings", "{}");
  stage.default_json("stageVariables", "{}");
  stage.default_json("tags", "{}");
  stage.default_text("createdDate", timestamp(draft.state));
  stage.set_text("lastUpdatedDate", timestamp(draft.state));
  return check_tags(stage.object("tags"));
}

Result<void> check_authorizer(Draft& draft) {
  Document& authorizer = draft.document;
  const bool websocket = draft.of_websocket();
  for (const auto& [id, other] : draft.at.parent->all(Kind::authorizer)) {
    if (id != draft.at.id && other.document.json("name") == authorizer.json("name")) {
      return conflict(fmt::format("Authorizer name must be unique. Authorizer {} already exists.",
                                  authorizer.text("name")));
    }
  }
  if (authorizer.text("authorizerType") == "JWT") {
    if (websocket) return bad_request("JWT authorizers are only supported for HTTP APIs");
    const Document jwt = authorizer.object("jwtConfiguration");
    const std::string issuer = jwt.text("issuer");
    if (issuer.empty() || jwt.texts("audience").empty()) {
      return bad_request("JWT configuration with an issuer and an audience is required");
    }
    if (!issuer.starts_with("https://") && !issuer.starts_with("http://")) {
      return bad_request(fmt::format("Invalid issuer: {}. Issuer must be a URL", issuer));
    }
    if (authorizer.texts("identitySource").size() != 1) {
      return bad_request("JWT authorizers have exactly one identity source");
    }
    return {};
  }
  if (!authorizer.has("authorizerUri")) {
    return bad_request("AuthorizerUri is required for REQUEST authorizers");
  }
  const std::string format = authorizer.text("authorizerPayloadFormatVersion");
  if (!websocket && format != "1.0" && format != "2.0") {
    return bad_request(
        "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizers and must "
        "be 1.0 or 2.0");
  }
  if (authorizer.flag("enableSimpleResponses") && format != "2.0") {
    return bad_request("EnableSimpleResponses is only supported for payload format version 2.0");
  }
  return {};
}

Result<void> check_deployment(Draft& draft) {
  if (draft.given.has("stageName") &&
      draft.at.parent->find(Kind::stage, draft.given.text("stageName")) == nullptr) {
    return not_found(Kind::stage);
  }
  if (draft.at.parent->all(Kind::route).empty()) {
    return bad_request("At least one route is required before deploying the Api.");
  }
  return {};
}

Result<void> check_model(Draft& draft) {
  for (const auto& [id, other] : draft.at.parent->all(Kind::model)) {
    if (id != draft.at.id && other.document.json("name") == draft.document.json("name")) {
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
  if (draft.document.has("responseTemplates") && draft.document.json("responseTemplates") != "{}") {
    return unsupported("Response templates of WebSocket APIs");
  }
  return {};
}

Result<void> check(Kind kind, Draft& draft) {
  switch (kind) {
    case Kind::api:
      return check_api(draft);
    case Kind::authorizer:
      return check_authorizer(draft);
    case Kind::deployment:
      return check_deployment(draft);
    case Kind::integration:
      return check_integration(draft);
    case Kind::model:
      return check_model(draft);
    case Kind::route:
      return check_route(draft);
    case Kind::stage:
      return check_stage(draft);
    case Kind::route_response:
    case Kind::integration_response:
      return check_answer(draft);
    case Kind::root:
      break;
  }
  return {};
}

Result<void> check_removal(Kind kind, const Located& at) {
  if (kind == Kind::deployment) {
    for (const auto& [name, stage] : at.parent->all(Kind::stage)) {
      if (stage.document.text("deploymentId") == at.id) {
        return bad_request("Active stages pointing to this deployment must be moved or deleted");
      }
    }
  }
  const bool referable = kind == Kind::integration || kind == Kind::authorizer;
  if (!referable) return {};
  for (const auto& [id, route] : at.parent->all(Kind::route)) {
    const bool refers = kind == Kind::integration ? route.document.text("target") ==
                                                        fmt::format("{}{}", target_prefix, at.id)
                                                  : route.document.text("authorizerId") == at.id;
    if (refers) {
      return conflict(fmt::format("Cannot delete {} '{}' while route '{}' refers to it.",
                                  describe(kind).title, at.id, id));
    }
  }
  return {};
}

}  // namespace emulator::apigatewayv2
