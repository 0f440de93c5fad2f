#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/domain_names.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;
using custom_domains::Domain;
using custom_domains::Mapping;

template <auto member>
Result<void> patch(Mapping& mapping, const PatchTarget& target) {
  mapping.*member = without_none(std::string(target.value));
  return {};
}

const aws::PatchRule<Mapping> rules[] = {
    {"/basePath", {replace}, patch<&Mapping::base_path>},
    {"/restapiId", {replace}, patch<&Mapping::api_id>},
    {"/stage", {replace}, patch<&Mapping::stage>},
};

struct MappingPath {
  Domain* domain;
  Mapping* mapping;
};

Result<MappingPath> find_mapping(State& state, const aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  const auto found = (*domain)->mappings.find(without_none(call.label("base_path")));
  if (found == (*domain)->mappings.end()) return custom_domains::invalid_mapping();
  return MappingPath{*domain, &found->second};
}

// Whether a mapping may stand in the domain in the place of `before`, if of any.
Result<void> check(State& state, const Domain& domain, const Mapping& mapping,
                   const Mapping* before = nullptr) {
  const bool is_new_path = before == nullptr || before->base_path != mapping.base_path;
  if (is_new_path && mapping.base_path.find('/') != std::string::npos) {
    return bad_request(
        "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a "
        "multi-level base path mapping, use API Gateway V2.");
  }
  if (auto valid = custom_domains::check_base_path(mapping.base_path); !valid) return valid;
  const RestApi* api = state.apis.find(domain.scope, mapping.api_id);
  if (api == nullptr) return bad_request("Invalid REST API identifier specified");
  if (!mapping.stage.empty() && !api->stages.contains(mapping.stage)) {
    return bad_request("Invalid stage identifier specified");
  }
  if (is_new_path && domain.mappings.contains(mapping.base_path)) {
    return conflict("Base path already exists for this domain name");
  }
  return {};
}

}  // namespace

Answer create_base_path_mapping(State& state, aws::RestCall& call) {
  Input in(call);
  Mapping mapping;
  mapping.base_path = without_none(in.text("basePath"));
  mapping.api_id = in.text("restApiId");
  mapping.stage = without_none(in.text("stage"));
  if (in.fault()) return *in.fault();
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  if (auto valid = check(state, **domain, mapping); !valid) return valid.error();
  mapping.id = state.platform.random.lower_alphanumeric(6);
  const auto added = (*domain)->mappings.emplace(mapping.base_path, mapping).first;
  return aws::json_response(201, render(added->second));
}

Answer get_base_path_mapping(State& state, aws::RestCall& call) {
  const auto path = find_mapping(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->mapping));
}

Answer get_base_path_mappings(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  const auto page = page_request(call);
  if (!page) return page.error();
  // By the paths as they are shown: the empty one would be the marker of no page.
  std::map<std::string, Mapping> shown;
  for (const auto& [base_path, mapping] : (*domain)->mappings)
    shown.emplace(base_path.empty() ? "(none)" : base_path, mapping);
  return aws::json_response(200,
                            render_page(aws::page_of(shown, page->after_key, page->limit),
                                        [](const Mapping& mapping) { return render(mapping); }));
}

Answer update_base_path_mapping(State& state, aws::RestCall& call) {
  const auto path = find_mapping(state, call);
  if (!path) return path.error();
  const auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->mapping, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(state, *path->domain, *changed, path->mapping); !valid) {
    return valid.error();
  }
  auto& mappings = path->domain->mappings;
  mappings.erase(path->mapping->base_path);
  const auto moved = mappings.emplace(changed->base_path, *changed).first;
  return aws::json_response(200, render(moved->second));
}

Answer delete_base_path_mapping(State& state, aws::RestCall& call) {
  const auto path = find_mapping(state, call);
  if (!path) return path.error();
  path->domain->mappings.erase(path->mapping->base_path);
  return empty_response(202);
}

}  // namespace emulator::apigateway
