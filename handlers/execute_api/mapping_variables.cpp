#include "handlers/execute_api/mapping_variables.hpp"

#include "daemon/clock.hpp"
#include "daemon/http/url.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/request_query.hpp"
#include "handlers/vtl/json_value.hpp"

namespace emulator::execute_api {

namespace {

using vtl::Arena;
using vtl::Map;
using vtl::Value;

constexpr std::size_t longest_text = 16 * 1024 * 1024;

// A caller that has not said who it is has none of these, which AWS renders as empty texts.
Map* identity_map(const Exchange& exchange, Arena& arena) {
  Map* identity = arena.make_map();
  for (const auto name : {"accountId", "accessKey", "caller", "cognitoAuthenticationProvider",
                          "cognitoAuthenticationType", "cognitoIdentityId", "cognitoIdentityPoolId",
                          "principalOrgId", "user", "userArn"}) {
    identity->put(name, std::string_view());
  }
  identity->put("apiKey", std::string_view(exchange.api_key));
  identity->put("apiKeyId", std::string_view(exchange.api_key_id));
  if (exchange.caller) {
    identity->put("accountId", std::string_view(exchange.caller->account));
    identity->put("accessKey", std::string_view(exchange.caller->access_key_id));
    identity->put("caller", std::string_view(exchange.caller->user_id));
    identity->put("user", std::string_view(exchange.caller->user_id));
    identity->put("userArn", std::string_view(exchange.caller->arn));
  }
  const http::Request& request = exchange.request.request;
  identity->put("sourceIp", std::string_view(request.remote_address));
  identity->put("userAgent", request.headers.get("User-Agent"));
  return identity;
}

Map* error_map(const Fault& fault, Arena& arena) {
  const auto& info = apigateway::info_of(fault.type);
  const std::string_view message = fault.message.empty() ? info.message : fault.message;
  std::string quoted;
  if (message.empty()) quoted = "null";
  if (!message.empty()) vtl::append_json_text(quoted, message);
  Map* error = arena.make_map();
  error->put("message", message);
  error->put("messageString", arena.keep(std::move(quoted)));
  error->put("responseType", info.name);
  error->put("validationErrorString", std::string_view(fault.validation));
  return error;
}

Map* map_of(std::initializer_list<std::string_view> names, Arena& arena) {
  Map* map = arena.make_map();
  for (const auto name : names)
    map->put(name, arena.make_map());
  return map;
}

// What a template overrides is final.
Map* overrides_of(std::initializer_list<std::string_view> places, Arena& arena) {
  Map* map = map_of(places, arena);
  map->is_write_once = true;
  for (auto& [place, values] : map->entries)
    vtl::as_map(values)->is_write_once = true;
  return map;
}

}  // namespace

vtl::InputParameters input_parameters(const Exchange& exchange) {
  vtl::InputParameters out;
  const http::Request& request = exchange.request.request;
  for (const auto& [name, value] : exchange.path_parameters)
    out.path.emplace_back(name, http::percent_decode(value));
  for (auto& [name, value] : query_parameters(request))
    out.querystring.emplace_back(std::move(name), std::move(value));
  for (const auto& [name, value] : request.headers) {
    if (is_visible(name)) out.header.emplace_back(name, value);
  }
  // A test's request has come no way.
  if (exchange.request.stage == test_stage) return out;
  const auto say = [&out](std::string_view name, std::string value) {
    std::erase_if(out.header, [name](const auto& field) {
      return http::equals_ignoring_case(field.first, name);
    });
    out.header.emplace_back(name, std::move(value));
  };
  say("X-Amzn-Trace-Id", exchange.trace_id);
  say("X-Forwarded-For", forwarded_for(request));
  say("X-Forwarded-Port", std::string(forwarded_port(request)));
  say("X-Forwarded-Proto", std::string(forwarded_proto));
  return out;
}

Map* context_map(const Exchange& exchange, const Fault* fault, Arena& arena) {
  const UserRequest& user = exchange.request;
  Map* context = arena.make_map();
  const auto text = [context](std::string_view name, std::string_view value) {
    context->put(name, value);
  };
  text("accountId", exchange.scope.account);
  text("apiId", user.api_id);
  text("deploymentId", exchange.deployed->deployment_id);
  text("domainName", exchange.domain_name);
  text("domainPrefix",
       std::string_view(exchange.domain_name).substr(0, exchange.domain_name.find('.')));
  text("extendedRequestId", exchange.extended_request_id);
  text("httpMethod", user.request.method);
  text("path", arena.keep(user.context_path()));
  text("protocol", "HTTP/1.1");
  text("requestId", user.request_id);
  text("requestTime", arena.keep(clf_timestamp(exchange.time)));
  context->put("requestTimeEpoch", epoch_milliseconds(exchange.time));
  text("resourceId", exchange.resource ? std::string_view(exchange.resource->id) : "");
  text("resourcePath", exchange.resource ? std::string_view(exchange.resource->path) : "");
  text("stage", user.stage);
  text("xrayTraceId", exchange.trace_id);
  context->put("isCanaryRequest", exchange.is_canary);
  context->put("identity", identity_map(exchange, arena));
  Map* authorizer = arena.make_map();
  Map* claims = arena.make_map();
  for (const auto& [name, value] : exchange.claims)
    claims->put(name, std::string_view(value));
  authorizer->put("claims", claims);
  authorizer->put("principalId", std::string_view());
  for (const auto& [name, value] : exchange.authorizer)
    authorizer->put(name, std::string_view(value));
  context->put("authorizer", authorizer);
  context->put("requestOverride", overrides_of({"header", "path", "querystring"}, arena));
  context->put("responseOverride", overrides_of({"header"}, arena));
  if (fault != nullptr) context->put("error", error_map(*fault, arena));
  return context;
}

std::optional<std::string> text_at(Value value, std::string_view path) {
  while (!path.empty()) {
    const Map* map = vtl::as_map(value);
    if (map == nullptr) return std::nullopt;
    const auto dot = path.find('.');
    value = map->get(path.substr(0, dot));
    path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
  }
  if (vtl::is_null(value)) return std::nullopt;
  return text_of(value);
}

std::optional<std::string> context_text(const Exchange& exchange, const Fault* fault,
                                        std::string_view path) {
  Arena arena(longest_text, longest_text);
  return text_at(context_map(exchange, fault, arena), path);
}

Value MappingVariables::variable(std::string_view name, Arena& arena) {
  if (name == "input") return static_cast<vtl::Object*>(&input_);
  if (name == "util") return &vtl::util_object();
  if (name == "context") return context_ = context_map(exchange_, nullptr, arena);
  if (name != "stageVariables") return {};
  Map* variables = arena.make_map();
  for (const auto& [key, value] : exchange_.stage_variables)
    variables->put(key, std::string_view(value));
  return variables;
}

Map* MappingVariables::overridden(std::string_view name) const {
  return context_ == nullptr ? nullptr : vtl::as_map(context_->get(name));
}

std::vector<std::string> texts_of(const Value& value) {
  const vtl::List* list = vtl::as_list(value);
  if (list == nullptr) return {text_of(value)};
  std::vector<std::string> texts;
  texts.reserve(list->items.size());
  for (const Value& item : list->items)
    texts.push_back(text_of(item));
  return texts;
}

std::string text_of(const Value& value) {
  std::string text;
  vtl::append_text(text, value, longest_text);
  return text;
}

}  // namespace emulator::execute_api
