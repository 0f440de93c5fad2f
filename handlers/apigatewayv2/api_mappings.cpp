#include "daemon/random.hpp"
#include "handlers/apigatewayv2/domains.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/paging.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

using custom_domains::Domain;
using custom_domains::Mapping;
using custom_domains::Protocol;

std::string render(const Mapping& mapping) {
  Document shown;
  shown.set_text("apiId", mapping.api_id);
  shown.set_text("apiMappingId", mapping.id);
  shown.set_text("apiMappingKey", mapping.base_path);
  if (!mapping.stage.empty()) shown.set_text("stage", mapping.stage);
  return shown.to_json();
}

struct MappingPath {
  Domain* domain;
  Mapping* mapping;
};

Result<MappingPath> find_mapping(State& state, const aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  Mapping* mapping = (*domain)->find_mapping(call.label("apiMappingId"));
  if (mapping == nullptr) {
    return aws::Error{404, "NotFoundException", "Invalid API mapping identifier specified"};
  }
  return MappingPath{*domain, mapping};
}

// WebSocket APIs share a domain with none of the others, and have no keys of several levels.
Result<void> check_protocol(const State& state, const Domain& domain, const Mapping& mapping,
                            Protocol protocol) {
  const bool socket = protocol == Protocol::websocket;
  if (socket && mapping.base_path.find('/') != std::string::npos) {
    return bad_request("WebSocket APIs can't be mapped to a path with multiple levels");
  }
  for (const auto& [base_path, other] : domain.mappings) {
    if (other.id == mapping.id) continue;
    const auto api = state.domains.find_api(domain.scope, other.api_id);
    if (api && (api->protocol == Protocol::websocket) != socket) {
      return bad_request(
          "WebSocket APIs can't be mapped to the same custom domain name as REST or HTTP APIs");
    }
  }
  return {};
}

// Whether a mapping may stand in the domain, beside all but that of its own id.
Result<void> check(const State& state, const Domain& domain, const Mapping& mapping) {
  if (auto valid = check_managed(domain); !valid) return valid;
  if (auto valid = custom_domains::check_base_path(mapping.base_path); !valid) return valid;
  const auto api = state.domains.find_api(domain.scope, mapping.api_id);
  if (!api) return bad_request("Invalid API identifier specified");
  if (!api->has_stage(mapping.stage)) return bad_request("Invalid stage identifier specified");
  const auto taken = domain.mappings.find(mapping.base_path);
  if (taken != domain.mappings.end() && taken->second.id != mapping.id) {
    return conflict("ApiMapping key already exists for this domain name");
  }
  return check_protocol(state, domain, mapping, api->protocol);
}

void apply(Mapping& mapping, const Document& given) {
  if (given.has("apiId")) mapping.api_id = given.text("apiId");
  if (given.has("stage")) mapping.stage = given.text("stage");
  if (!given.has("apiMappingKey")) return;
  mapping.base_path = given.text("apiMappingKey");
  if (mapping.base_path == "(none)") mapping.base_path.clear();
}

}  // namespace

Answer create_api_mapping(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  Mapping mapping;
  apply(mapping, given_members(call));
  mapping.id = state.platform.random.lower_alphanumeric(6);
  if (auto valid = check(state, **domain, mapping); !valid) return valid.error();
  const auto added = (*domain)->mappings.emplace(mapping.base_path, std::move(mapping)).first;
  return aws::json_response(201, render(added->second));
}

Answer get_api_mapping(State& state, aws::RestCall& call) {
  const auto path = find_mapping(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->mapping));
}

Answer get_api_mappings(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  const auto page = page_request(call);
  if (!page) return page.error();
  std::map<std::string, const Mapping*> shown;
  for (const auto& [base_path, mapping] : (*domain)->mappings)
    shown.emplace(mapping.id, &mapping);
  return page_response(aws::page_of(shown, page->after, page->limit),
                       [](const Mapping* mapping) { return render(*mapping); });
}

Answer update_api_mapping(State& state, aws::RestCall& call) {
  const auto path = find_mapping(state, call);
  if (!path) return path.error();
  Mapping changed = *path->mapping;
  apply(changed, given_members(call));
  if (auto valid = check(state, *path->domain, changed); !valid) return valid.error();
  auto& mappings = path->domain->mappings;
  mappings.erase(mappings.find(path->mapping->base_path));
  const auto moved = mappings.emplace(changed.base_path, std::move(changed)).first;
  return aws::json_response(200, render(moved->second));
}

Answer delete_api_mapping(State& state, aws::RestCall& call) {
  const auto path = find_mapping(state, call);
  if (!path) return path.error();
  auto& mappings = path->domain->mappings;
  mappings.erase(mappings.find(path->mapping->base_path));
  return http::Response{204, {}, {}};
}

}  // namespace emulator::apigatewayv2
