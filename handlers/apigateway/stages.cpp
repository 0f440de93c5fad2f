#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/stage_rules.hpp"
#include "handlers/apigateway/tag_rules.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

// The emulator has no cache, canary, access log, tracing or throttling. Switching one off is no
// change.
Result<void> refuse(Stage&, const PatchTarget& target) {
  if (target.op == replace && (target.value.empty() || target.value == "false")) return {};
  return unsupported(fmt::format("apigateway.UpdateStage with {}", target.path));
}

const aws::PatchRule<Stage> rules[] = {
    {"/deploymentId", {replace}, patch_text<&Stage::deployment_id>},
    {"/description", {replace}, patch_text<&Stage::description>},
    {"/variables/{name}", {add, replace, remove}, patch_map<&Stage::variables>},
    {"/accessLogSettings", {add, replace, remove}, refuse},
    {"/accessLogSettings/{setting}", {add, replace, remove}, refuse},
    {"/cacheClusterEnabled", {replace}, refuse},
    {"/cacheClusterSize", {replace}, refuse},
    {"/canarySettings", {add, replace, remove}, refuse},
    {"/canarySettings/{setting}", {add, replace, remove}, refuse},
    {"/clientCertificateId", {replace}, refuse},
    {"/documentationVersion", {replace}, refuse},
    {"/tracingEnabled", {replace}, refuse},
    {"/{resourcePath}/{httpMethod}", {remove}, refuse},
    {"/{resourcePath}/{httpMethod}/{group}/{setting}", {add, replace, remove}, refuse},
};

struct StagePath {
  RestApi* api;
  Stage* stage;
};

Result<StagePath> find_stage(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const auto found = (*api)->stages.find(call.label("stage_name"));
  if (found == (*api)->stages.end()) return invalid_stage();
  return StagePath{*api, &found->second};
}

}  // namespace

Answer create_stage(State& state, aws::RestCall& call) {
  Input in(call);
  Stage stage;
  stage.name = in.text("stageName");
  stage.deployment_id = in.text("deploymentId");
  stage.description = in.text("description");
  stage.variables = in.strings("variables");
  stage.tags = in.strings("tags");
  for (const auto member : {"cacheClusterEnabled", "cacheClusterSize", "documentationVersion",
                            "canarySettings", "tracingEnabled"}) {
    in.refuse(member);
  }
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (auto valid = check_stage_name(stage.name); !valid) return valid.error();
  if (auto valid = check_stage_variables(stage.variables); !valid) return valid.error();
  if (auto valid = check_tags({}, stage.tags); !valid) return valid.error();
  const auto deployment = (*api)->deployments.find(stage.deployment_id);
  if (deployment == (*api)->deployments.end()) return invalid_deployment();
  if ((*api)->stages.contains(stage.name)) return conflict("Stage already exists");
  stage.created = stage.last_updated = state.platform.clock.now();
  stage.snapshot = deployment->second.snapshot;
  const auto added = (*api)->stages.emplace(stage.name, stage).first;
  return aws::json_response(201, render(added->second));
}

Answer get_stage(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->stage));
}

Answer get_stages(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const std::string* deployment_id = call.query_value("deploymentId");
  std::vector<std::string> items;
  for (const auto& [name, stage] : (*api)->stages) {
    if (deployment_id && stage.deployment_id != *deployment_id) continue;
    items.push_back(render(stage));
  }
  return aws::json_response(200, render_items(items));
}

Answer update_stage(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->stage, *operations);
  if (!changed) return changed.error();
  if (auto valid = check_stage_variables(changed->variables); !valid) return valid.error();
  if (changed->deployment_id != path->stage->deployment_id) {
    const auto deployment = path->api->deployments.find(changed->deployment_id);
    if (deployment == path->api->deployments.end()) return invalid_deployment();
    changed->snapshot = deployment->second.snapshot;
  }
  changed->last_updated = state.platform.clock.now();
  *path->stage = std::move(*changed);
  return aws::json_response(200, render(*path->stage));
}

Answer flush_stage_authorizers_cache(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  ++path->stage->authorizer_generation;
  return empty_response(202);
}

Answer delete_stage(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  path->api->stages.erase(call.label("stage_name"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
