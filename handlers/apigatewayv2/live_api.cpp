#include "handlers/apigatewayv2/live_api.hpp"

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigateway/service_uri.hpp"
#include "handlers/apigatewayv2/entity.hpp"
#include "handlers/apigatewayv2/first_class_actions.hpp"
#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/apigatewayv2/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

using Integrations = std::map<std::string, std::shared_ptr<const LiveIntegration>>;
using Authorizers = std::map<std::string, std::shared_ptr<const LiveAuthorizer>>;

PayloadFormat format_of(const Document& document, std::string_view member) {
  return document.text(member) == "1.0" ? PayloadFormat::v1 : PayloadFormat::v2;
}

// A function's ARN stands alone or in the URI that invokes it.
std::string function_of(const std::string& uri) {
  auto arn = apigateway::parse_lambda_uri(uri);
  if (!arn) return uri;
  return std::move(*arn);
}

// Where the URI of an AWS integration leads: a function, or a service by its action or a path.
void aim_at_service(LiveIntegration& integration) {
  using enum LiveIntegration::Type;
  if (auto function = apigateway::parse_lambda_uri(integration.target)) {
    integration.type = lambda;
    integration.target = std::move(*function);
    return;
  }
  apigateway::ServiceUri uri = *apigateway::parse_service_uri(integration.target);
  integration.type = service;
  integration.service = std::move(uri.service);
  if (uri.is_action) integration.action = uri.target;
  integration.target = uri.is_action ? "" : std::move(uri.target);
}

std::shared_ptr<LiveIntegration> live(const std::string& id, const Document& document) {
  auto made = std::make_shared<LiveIntegration>();
  const std::string type = document.text("integrationType");
  made->id = id;
  made->target = document.text("integrationUri");
  made->method = document.text("integrationMethod");
  made->format = format_of(document, "payloadFormatVersion");
  made->timeout = std::chrono::milliseconds(document.integer("timeoutInMillis").value_or(30'000));
  made->request_parameters = document.text_map("requestParameters");
  const Document responses = document.object("responseParameters");
  for (const auto& [status, parameters] : responses.members())
    made->response_parameters.emplace(status, responses.text_map(status));
  made->is_private = document.text("connectionType") == "VPC_LINK";
  if (document.has("tlsConfig")) {
    made->tls_server_name = document.object("tlsConfig").text("serverNameToVerify");
  }
  using enum LiveIntegration::Type;
  if (type == "AWS_PROXY" && document.has("integrationSubtype")) {
    const FirstClassAction& action = *find_action(document.text("integrationSubtype"));
    made->type = service;
    made->service = action.service;
    made->action = action.action;
  } else if (type == "AWS_PROXY") {
    made->type = lambda_proxy;
    made->target = function_of(made->target);
  } else if (type == "HTTP_PROXY") {
    made->type = http_proxy;
  } else if (type == "HTTP") {
    made->type = http;
  } else if (type == "AWS") {
    aim_at_service(*made);
  }
  return made;
}

std::shared_ptr<const LiveAuthorizer> live_authorizer(const std::string& id,
                                                      const Document& document) {
  auto made = std::make_shared<LiveAuthorizer>();
  made->id = id;
  made->jwt = document.text("authorizerType") == "JWT";
  made->identity_sources = document.texts("identitySource");
  const Document jwt = document.object("jwtConfiguration");
  made->issuer = jwt.text("issuer");
  made->audience = jwt.texts("audience");
  made->function = function_of(document.text("authorizerUri"));
  made->format = format_of(document, "authorizerPayloadFormatVersion");
  made->simple_responses = document.flag("enableSimpleResponses");
  made->ttl = std::chrono::seconds(document.integer("authorizerResultTtlInSeconds").value_or(0));
  return made;
}

LiveRoute::Authorization authorization_of(std::string_view type) noexcept {
  using enum LiveRoute::Authorization;
  if (type == "AWS_IAM") return iam;
  if (type == "JWT") return jwt;
  return type == "CUSTOM" ? custom : none;
}

template <class Map>
typename Map::mapped_type find(const Map& map, const std::string& id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : found->second;
}

std::shared_ptr<LiveRoute> live(const std::string& id, const Document& document,
                                const Integrations& integrations, const Authorizers& authorizers) {
  constexpr std::string_view prefix = "integrations/";
  auto made = std::make_shared<LiveRoute>();
  made->id = id;
  made->key = document.text("routeKey");
  made->authorization = authorization_of(document.text("authorizationType"));
  made->scopes = document.texts("authorizationScopes");
  made->answers = document.has("routeResponseSelectionExpression");
  made->api_key_required = document.flag("apiKeyRequired");
  const std::string target = document.text("target");
  if (target.starts_with(prefix)) {
    made->integration = find(integrations, target.substr(prefix.size()));
  }
  made->authorizer = find(authorizers, document.text("authorizerId"));
  return made;
}

std::optional<std::vector<std::string>> names(const Document& document, std::string_view member) {
  if (!document.has(member)) return std::nullopt;
  return document.texts(member);
}

lambda::FunctionUrlCors live_cors(const Document& document) {
  lambda::FunctionUrlCors cors;
  cors.allow_credentials = document.flag("allowCredentials");
  cors.allow_headers = names(document, "allowHeaders");
  cors.allow_methods = names(document, "allowMethods");
  cors.allow_origins = names(document, "allowOrigins");
  cors.expose_headers = names(document, "exposeHeaders");
  cors.max_age = document.integer("maxAge");
  return cors;
}

std::optional<Throttle> throttle_of(const Document& settings) {
  if (!settings.has("throttlingRateLimit") && !settings.has("throttlingBurstLimit")) {
    return std::nullopt;
  }
  Throttle throttle;
  const auto rate = aws::parse_json(settings.json("throttlingRateLimit"));
  if (rate && rate->IsNumber()) throttle.rate = rate->GetDouble();
  if (const auto burst = settings.integer("throttlingBurstLimit")) {
    throttle.burst = static_cast<double>(*burst);
  }
  return throttle;
}

}  // namespace

const LiveRoute* DeployedApi::find(std::string_view route_key) const noexcept {
  for (const auto& route : routes) {
    if (route->key == route_key) return route.get();
  }
  return nullptr;
}

std::shared_ptr<const LiveApi> LiveApis::find(std::string_view id) const {
  if (apis_.empty()) return nullptr;
  const auto found = apis_.find(std::string(id));
  return found == apis_.end() ? nullptr : found->second;
}

void LiveApis::put(std::shared_ptr<const LiveApi> api) {
  apis_.insert_or_assign(api->id, api);
}

std::vector<std::string> LiveApis::ids() const {
  std::vector<std::string> ids;
  ids.reserve(apis_.size());
  for (const auto& [id, api] : apis_)
    ids.push_back(id);
  return ids;
}

std::shared_ptr<const DeployedApi> compile(const Entity& api, std::string deployment_id) {
  auto made = std::make_shared<DeployedApi>();
  made->deployment_id = std::move(deployment_id);
  made->draft = configuration_of(api);
  made->route_selection_expression = api.document.text("routeSelectionExpression");
  made->keys_from_authorizer = api.document.text("apiKeySelectionExpression") == key_of_authorizer;
  if (api.document.has("corsConfiguration")) {
    made->cors = live_cors(api.document.object("corsConfiguration"));
  }
  Integrations integrations;
  const bool http = api.document.text("protocolType") == "HTTP";
  for (const auto& [id, entity] : api.all(Kind::integration)) {
    auto integration = live(id, entity.document);
    if (!http) integration->mapping = socket_mapping(entity);
    integrations.emplace(id, std::move(integration));
  }
  Authorizers authorizers;
  for (const auto& [id, entity] : api.all(Kind::authorizer))
    authorizers.emplace(id, live_authorizer(id, entity.document));
  for (const auto& [id, entity] : api.all(Kind::route)) {
    auto route = live(id, entity.document, integrations, authorizers);
    if (!http) route->checks = socket_checks(api, entity.document);
    made->routes.push_back(std::move(route));
    if (http) made->table.add(*made->routes.back());
  }
  return made;
}

std::shared_ptr<const LiveStage> live_stage(const std::string& name, const Document& stage,
                                            std::shared_ptr<const DeployedApi> deployed) {
  auto made = std::make_shared<LiveStage>();
  made->name = name;
  made->api = std::move(deployed);
  made->variables = stage.text_map("stageVariables");
  made->throttle = throttle_of(stage.object("defaultRouteSettings"));
  const Document settings = stage.object("routeSettings");
  for (const auto& [key, value] : settings.members()) {
    if (const auto throttle = throttle_of(settings.object(key))) {
      made->route_throttles.emplace(key, *throttle);
    }
  }
  const Document log = stage.object("accessLogSettings");
  if (const auto arn = aws::parse_arn(log.text("destinationArn"))) {
    constexpr std::string_view prefix = "log-group:";
    std::string_view group = arn->resource;
    if (group.starts_with(prefix)) group.remove_prefix(prefix.size());
    if (group.ends_with(":*")) group.remove_suffix(2);
    made->log_group = group;
    made->log_format = log.text("format");
  }
  return made;
}

}  // namespace emulator::apigatewayv2
