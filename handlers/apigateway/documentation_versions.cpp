#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<DocumentationVersion> rules[] = {
    {"/description", {replace}, patch_text<&DocumentationVersion::description>},
};

struct VersionPath {
  RestApi* api;
  DocumentationVersion* version;
};

Result<VersionPath> find_version(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto& versions = (*api)->documentation.versions;
  const auto found = versions.find(call.label("doc_version"));
  if (found == versions.end()) return invalid_documentation_version();
  return VersionPath{*api, &found->second};
}

}  // namespace

Answer create_documentation_version(State& state, aws::RestCall& call) {
  const Input in(call);
  DocumentationVersion version;
  version.version = in.text("documentationVersion");
  version.description = in.text("description");
  const std::string stage_name = in.text("stageName");
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (version.version.empty()) return bad_request("Documentation version must be non-empty");
  const auto stage = (*api)->stages.find(stage_name);
  if (!stage_name.empty() && stage == (*api)->stages.end()) return invalid_stage();
  auto& versions = (*api)->documentation.versions;
  if (versions.contains(version.version)) {
    return conflict("Documentation version already exists for this REST API");
  }
  version.created = state.platform.clock.now();
  version.parts = (*api)->documentation.parts;
  if (!stage_name.empty()) stage->second.documentation_version = version.version;
  const auto added = versions.emplace(version.version, version).first;
  return aws::json_response(201, render(added->second));
}

Answer get_documentation_version(State& state, aws::RestCall& call) {
  auto path = find_version(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->version));
}

Answer get_documentation_versions(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  const auto versions = aws::page_of((*api)->documentation.versions, page->after_key, page->limit);
  return aws::json_response(
      200, render_page(versions, [](const auto& version) { return render(version); }));
}

Answer update_documentation_version(State& state, aws::RestCall& call) {
  auto path = find_version(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->version, *operations);
  if (!changed) return changed.error();
  *path->version = std::move(*changed);
  return aws::json_response(200, render(*path->version));
}

Answer delete_documentation_version(State& state, aws::RestCall& call) {
  auto path = find_version(state, call);
  if (!path) return path.error();
  path->api->documentation.versions.erase(call.label("doc_version"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
