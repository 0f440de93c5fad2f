#include <fmt/format.h>

#include "daemon/aws/endpoint.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/random.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/paging.hpp"
#include "handlers/apigatewayv2/quick_create.hpp"
#include "handlers/apigatewayv2/rules.hpp"
#include "handlers/apigatewayv2/service_model.hpp"

namespace emulator::apigatewayv2 {

namespace {

// Maps whose entries an update puts over those that are there.
constexpr std::string_view merged_members[] = {"requestParameters", "responseParameters",
                                               "stageVariables", "routeSettings"};
// What CreateApi and UpdateApi make other entities of, and CreateDeployment hands to a stage.
bool is_kept(Kind kind, std::string_view name) noexcept {
  if (kind == Kind::api) return name != "target" && name != "routeKey" && name != "credentialsArn";
  return kind != Kind::deployment || name != "stageName";
}

void apply(Kind kind, Document& document, const Document& given) {
  for (const auto& [name, value] : given.members()) {
    if (!is_kept(kind, name)) continue;
    const bool merged = std::find(std::begin(merged_members), std::end(merged_members), name) !=
                        std::end(merged_members);
    if (merged && value.front() == '{') {
      document.merge_map(name, Document::parse(value));
    } else {
      document.set_json(name, value);
    }
  }
}

std::string new_id(State& state, Kind kind, const Document& given) {
  if (kind == Kind::stage) return given.text("stageName");
  return state.platform.random.lower_alphanumeric(kind == Kind::api ? 10 : 7);
}

http::Response rendered(unsigned status, const Document& document) {
  return aws::json_response(status, document.to_json());
}

}  // namespace

std::string api_endpoint(const aws::RestCall& call, const std::string& id, bool websocket) {
  std::string url = aws::endpoint_below(
      call.call.base_url, fmt::format("{}.execute-api.{}", id, call.call.scope.region));
  if (websocket) url.replace(0, 4, "ws");
  return url;
}

Document given_members(const aws::RestCall& call) {
  Document given;
  const aws::ModelShape* input = service_model.input_of(call.operation);
  for (const aws::ModelMember& member : service_model.members_of(*input)) {
    if (member.location != aws::ModelMember::Location::body) continue;
    const std::string_view name = service_model.text(member.wire_name);
    if (const aws::Json* value = aws::member(aws::body_of(call), name)) {
      given.set_json(name, aws::to_string(*value));
    }
  }
  return given;
}

Result<Located> locate_parent(State& state, const aws::RestCall& call, Kind kind) {
  const Kind parent = describe(kind).parent;
  if (parent == Kind::root) {
    return Located{nullptr, &state.accounts[call.call.scope], nullptr, {}};
  }
  auto found = locate(state, call, parent);
  if (!found) return found.error();
  return Located{found->api, found->entity, nullptr, {}};
}

Result<Located> locate(State& state, const aws::RestCall& call, Kind kind) {
  auto found = locate_parent(state, call, kind);
  if (!found) return found.error();
  found->id = call.label(describe(kind).id);
  found->entity = found->parent->find(kind, found->id);
  if (found->entity == nullptr) {
    if (kind != Kind::api) return not_found(kind);
    return aws::Error{
        404, "NotFoundException",
        fmt::format("Invalid API identifier specified {}:{}", call.call.scope.account, found->id)};
  }
  if (kind == Kind::api) found->api = found->entity;
  return found;
}

Answer create_entity(State& state, aws::RestCall& call, Kind kind) {
  auto at = locate_parent(state, call, kind);
  if (!at) return at.error();
  Draft draft{state, call, *at, {}, nullptr, given_members(call)};
  draft.at.id = new_id(state, kind, draft.given);
  apply(kind, draft.document, draft.given);
  draft.document.set_text(describe(kind).id, draft.at.id);
  if (auto valid = check(kind, draft); !valid) return valid.error();
  if (kind == Kind::deployment) {
    auto id = state.deploy(call.call.scope, *at->api, draft.given.text("description"), false);
    if (!id) return id.error();
    if (draft.given.has("stageName")) {
      Entity* stage = at->api->find(Kind::stage, draft.given.text("stageName"));
      stage->document.set_text("deploymentId", *id);
    }
    state.api_changed(call.call.scope, at->api->document.text("apiId"));
    return rendered(201, at->api->find(kind, *id)->document);
  }
  if (kind == Kind::api) {
    if (auto valid = check_quick_create(draft); !valid) return valid.error();
    const bool websocket = draft.document.text("protocolType") == "WEBSOCKET";
    draft.document.set_text("apiEndpoint", api_endpoint(call, draft.at.id, websocket));
    draft.document.set_text("createdDate", timestamp(state));
  }
  Entity& entity = at->parent->children[kind][draft.at.id];
  entity.document = std::move(draft.document);
  Entity& api = kind == Kind::api ? entity : *at->api;
  if (kind == Kind::api && draft.given.has("target")) quick_create(state, entity, draft.given);
  state.api_changed(call.call.scope, api.document.text("apiId"));
  return rendered(201, entity.document);
}

Answer get_entity(State& state, aws::RestCall& call, Kind kind) {
  const auto at = locate(state, call, kind);
  if (!at) return at.error();
  return rendered(200, at->entity->document);
}

Answer get_entities(State& state, aws::RestCall& call, Kind kind) {
  const auto at = locate_parent(state, call, kind);
  if (!at) return at.error();
  const auto page = page_request(call);
  if (!page) return page.error();
  return page_response(aws::page_of(at->parent->all(kind), page->after, page->limit),
                       [](const Entity& entity) { return entity.document.to_json(); });
}

Answer update_entity(State& state, aws::RestCall& call, Kind kind) {
  auto at = locate(state, call, kind);
  if (!at) return at.error();
  Draft draft{state, call, *at, at->entity->document, &at->entity->document, given_members(call)};
  apply(kind, draft.document, draft.given);
  if (kind == Kind::api) {
    if (auto valid = check_quick_create(draft); !valid) return valid.error();
  }
  if (auto valid = check(kind, draft); !valid) return valid.error();
  at->entity->document = std::move(draft.document);
  const bool quick =
      kind == Kind::api && (draft.given.has("target") || draft.given.has("routeKey"));
  if (quick) quick_create(state, *at->entity, draft.given);
  state.api_changed(call.call.scope, at->api->document.text("apiId"));
  return rendered(200, at->entity->document);
}

Answer delete_entity(State& state, aws::RestCall& call, Kind kind) {
  const auto at = locate(state, call, kind);
  if (!at) return at.error();
  if (auto valid = check_removal(state, call.call.scope, kind, *at); !valid) return valid.error();
  const std::string api_id = at->api->document.text("apiId");
  at->parent->children[kind].erase(at->id);
  state.api_changed(call.call.scope, api_id);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::apigatewayv2
