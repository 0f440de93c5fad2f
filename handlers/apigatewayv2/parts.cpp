// Operations on a part of an entity, and on tags.

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/apigateway/model_template.hpp"
#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/rules.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

Answer changed(State& state, const aws::RestCall& call, const Located& at) {
  state.api_changed(call.call.scope, at.api->document.text("apiId"));
  return http::Response{204, {}, {}};
}

// What has tags: a document, or a custom domain name, which is none.
struct Tagged {
  Document* document = nullptr;
  custom_domains::Domain* domain = nullptr;

  Document tags() const {
    if (document != nullptr) return document->object("tags");
    Document tags;
    for (const auto& [key, value] : domain->tags)
      tags.set_text(key, value);
    return tags;
  }
  void set(const Document& tags) const {
    if (document != nullptr) return document->set("tags", tags);
    domain->tags.clear();
    for (const auto& [key, value] : tags.members())
      domain->tags.emplace(key, tags.text(key));
  }
};

// arn:aws:apigateway:{region}::/apis/{id}, …/apis/{id}/stages/{name}, …/domainnames/{name} and
// …/vpclinks/{id}
Result<Tagged> tagged(State& state, const aws::RestCall& call) {
  constexpr std::string_view apis = "/apis/";
  constexpr std::string_view stages = "/stages/";
  constexpr std::string_view domains = "/domainnames/";
  constexpr std::string_view links = "/vpclinks/";
  const auto arn = aws::parse_arn(call.label("resource-arn"));
  if (!arn || arn->service != "apigateway") {
    return bad_request("Invalid ARN specified in the request");
  }
  const std::string_view resource = arn->resource;
  const aws::Scope scope{call.call.scope.account, arn->region};
  if (resource.starts_with(domains)) {
    auto* domain = state.domains.find(scope, std::string(resource.substr(domains.size())));
    if (domain == nullptr) return custom_domains::invalid_domain();
    return Tagged{nullptr, domain};
  }
  Entity& account = state.accounts[scope];
  if (resource.starts_with(links)) {
    Entity* link = account.find(Kind::vpc_link, resource.substr(links.size()));
    if (link == nullptr) return not_found(Kind::vpc_link);
    return Tagged{&link->document};
  }
  if (!resource.starts_with(apis)) return bad_request("Invalid ARN specified in the request");
  const std::string_view rest = resource.substr(apis.size());
  const std::string id(rest.substr(0, rest.find('/')));
  Entity* api = account.find(Kind::api, id);
  if (api == nullptr) {
    return aws::Error{
        404, "NotFoundException",
        fmt::format("Invalid API identifier specified {}:{}", call.call.scope.account, id)};
  }
  const std::string_view below = rest.substr(id.size());
  if (below.empty()) return Tagged{&api->document};
  if (!below.starts_with(stages)) return bad_request("Invalid ARN specified in the request");
  Entity* stage = api->find(Kind::stage, below.substr(stages.size()));
  if (stage == nullptr) return not_found(Kind::stage);
  return Tagged{&stage->document};
}

}  // namespace

Answer delete_cors_configuration(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::api);
  if (!at) return at.error();
  at->entity->document.erase("corsConfiguration");
  return changed(state, call, *at);
}

Answer delete_access_log_settings(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::stage);
  if (!at) return at.error();
  at->entity->document.erase("accessLogSettings");
  return changed(state, call, *at);
}

Answer delete_route_settings(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::stage);
  if (!at) return at.error();
  Document settings = at->entity->document.object("routeSettings");
  const std::string& key = call.label("routeKey");
  if (!settings.has(key)) {
    return aws::Error{
        404, "NotFoundException",
        fmt::format("Unable to find Route by key {} within the provided RouteSettings", key)};
  }
  settings.erase(key);
  at->entity->document.set("routeSettings", settings);
  return changed(state, call, *at);
}

Answer delete_route_request_parameter(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::route);
  if (!at) return at.error();
  Document parameters = at->entity->document.object("requestParameters");
  const std::string& key = call.label("requestParameterKey");
  if (!parameters.has(key)) {
    return aws::Error{404, "NotFoundException", "Invalid parameter name specified"};
  }
  parameters.erase(key);
  at->entity->document.set("requestParameters", parameters);
  return changed(state, call, *at);
}

Answer reset_authorizers_cache(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::stage);
  if (!at) return at.error();
  state.forget(at->api->document.text("apiId"));
  return http::Response{204, {}, {}};
}

Answer get_model_template(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::model);
  if (!at) return at.error();
  Document answer;
  answer.set_text("value", apigateway::model_template(at->entity->document.text("schema"),
                                                      model_lookup(*at->api)));
  return aws::json_response(200, answer.to_json());
}

Answer tag_resource(State& state, aws::RestCall& call) {
  const auto at = tagged(state, call);
  if (!at) return at.error();
  Document tags = at->tags();
  if (const aws::Json* given = aws::member(aws::body_of(call), "tags")) {
    const Document added = Document::parse(aws::to_string(*given));
    for (const auto& [key, value] : added.members())
      tags.set_json(key, value);
  }
  if (auto valid = check_tags(tags); !valid) return valid.error();
  at->set(tags);
  return aws::json_response(201, "{}");
}

Answer untag_resource(State& state, aws::RestCall& call) {
  const auto at = tagged(state, call);
  if (!at) return at.error();
  Document tags = at->tags();
  for (const auto& [name, key] : call.query) {
    if (name == "tagKeys") tags.erase(key);
  }
  at->set(tags);
  return http::Response{204, {}, {}};
}

Answer get_tags(State& state, aws::RestCall& call) {
  const auto at = tagged(state, call);
  if (!at) return at.error();
  Document answer;
  answer.set("tags", at->tags());
  return aws::json_response(200, answer.to_json());
}

}  // namespace emulator::apigatewayv2
