#include "handlers/apigatewayv2/rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/tags.hpp"
#include "daemon/clock.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void check_cors(const Document& cors, aws::Faults& faults) {
  const auto origins = cors.texts("allowOrigins");
  for (std::size_t i = 0; i < origins.size(); ++i) {
    const std::string& origin = origins[i];
    if (origin == "*" || origin.find("://") != origin.npos) continue;
    faults.add(fmt::format("/corsConfiguration/allowOrigins/{}", i),
               bad_request(fmt::format("Invalid format for origin '{}' in allowOrigins. Please use "
                                       "a scheme and a host, \"*\", or a scheme and \"*\"",
                                       origin)));
  }
  if (cors.flag("allowCredentials") && contains(origins, "*")) {
    faults.add("/corsConfiguration/allowCredentials",
               bad_request("Allow-Credentials cannot be used with the wildcard '*' in "
                           "allowOrigins"));
  }
}

}  // namespace

std::string timestamp(const State& state) {
  std::string text = iso8601_milliseconds(state.platform.clock.now());
  return text.substr(0, text.find('.')) + "Z";
}

void check_tags(const Document& tags, aws::Faults& faults) {
  if (tags.members().size() > aws::max_tags) {
    faults.add("/tags", bad_request("The number of tags exceeds the limit of 50"));
  }
  for (const auto& [key, value] : tags.members()) {
    if (!aws::tag_fault(key, tags.text(key))) continue;
    faults.add(aws::member_pointer("/tags", key),
               bad_request(fmt::format("Invalid tag '{}'", key)));
  }
}

Result<void> check_tags(const Document& tags) {
  aws::Faults faults;
  check_tags(tags, faults);
  return faults.first();
}

void check_api(Draft& draft, aws::Faults& faults) {
  Document& api = draft.document;
  const bool websocket = api.text("protocolType") == "WEBSOCKET";
  constexpr std::string_view http_expression = "${request.method} ${request.path}";
  const std::string expression = api.text("routeSelectionExpression");
  if (websocket) {
    if (expression.empty()) {
      faults.add("/routeSelectionExpression",
                 bad_request("RouteSelectionExpression is required for WebSocket APIs"));
    }
    if (api.has("corsConfiguration")) {
      faults.add("/corsConfiguration",
                 bad_request("CORS configuration is only supported for HTTP APIs"));
    }
    if (draft.given.has("target")) {
      faults.add("/target", bad_request("Quick create is only supported for HTTP APIs"));
    }
  } else if (!expression.empty() && expression != http_expression) {
    faults.add("/routeSelectionExpression",
               bad_request(fmt::format("The only route selection expression that is supported for "
                                       "HTTP APIs is {}",
                                       http_expression)));
  }
  check_cors(api.object("corsConfiguration"), faults);
  api.default_text("routeSelectionExpression", http_expression);
  api.default_text("apiKeySelectionExpression", key_of_header);
  const std::string key_expression = api.text("apiKeySelectionExpression");
  if (key_expression != key_of_header && key_expression != key_of_authorizer) {
    faults.add("/apiKeySelectionExpression",
               bad_request(fmt::format("Invalid API key selection expression specified. It has to "
                                       "be {} or {}",
                                       key_of_header, key_of_authorizer)));
  }
  api.default_json("disableExecuteApiEndpoint", "false");
  api.default_text("ipAddressType", "ipv4");
  api.default_json("tags", "{}");
  check_tags(api.object("tags"), faults);
}

void find_faults(Kind kind, Draft& draft, aws::Faults& faults) {
  switch (kind) {
    case Kind::api:
      return check_api(draft, faults);
    case Kind::authorizer:
      return check_authorizer(draft, faults);
    case Kind::integration:
      return check_integration(draft, faults);
    case Kind::route:
      return check_route(draft, faults);
    case Kind::deployment:
      faults.take("", check_deployment(draft));
      return;
    case Kind::model:
      faults.take("", check_model(draft));
      return;
    case Kind::stage:
      faults.take("", check_stage(draft));
      return;
    case Kind::route_response:
    case Kind::integration_response:
      faults.take("", check_answer(draft));
      return;
    case Kind::root:
    case Kind::vpc_link:
      return;
  }
}

Result<void> check(Kind kind, Draft& draft) {
  aws::Faults faults;
  find_faults(kind, draft, faults);
  return faults.first();
}

Result<void> check_removal(const State& state, const aws::Scope& scope, Kind kind,
                           const Located& at) {
  if (kind == Kind::api) return custom_domains::check_api_removal(state.domains, scope, at.id);
  if (kind == Kind::stage) {
    return custom_domains::check_stage_removal(state.domains, scope, at.api->document.text("apiId"),
                                               at.id);
  }
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
