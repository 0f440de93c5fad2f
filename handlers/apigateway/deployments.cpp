#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/stage_features.hpp"
#include "handlers/apigateway/stage_rules.hpp"

#include <algorithm>

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<Deployment> rules[] = {
    {"/description", {replace}, patch_text<&Deployment::description>},
};

struct DeploymentPath {
  RestApi* api;
  Deployment* deployment;
};

Result<DeploymentPath> find_deployment(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const auto found = (*api)->deployments.find(call.label("deployment_id"));
  if (found == (*api)->deployments.end()) return invalid_deployment();
  return DeploymentPath{*api, &found->second};
}

// What CreateDeployment says of the stage that it deploys to.
struct StageInput {
  std::string name;
  std::string description;
  StringMap variables;
  std::optional<CanarySettings> canary;
  std::optional<bool> cache_cluster_enabled;
  std::string cache_cluster_size;
  std::optional<bool> tracing_enabled;
};

StageInput read_stage(Input& in) {
  StageInput out;
  out.name = in.text("stageName");
  out.description = in.text("stageDescription");
  out.variables = in.strings("variables");
  out.canary = in.canary("canarySettings");
  if (in.has("cacheClusterEnabled")) out.cache_cluster_enabled = in.boolean("cacheClusterEnabled");
  out.cache_cluster_size = in.text("cacheClusterSize");
  if (in.has("tracingEnabled")) out.tracing_enabled = in.boolean("tracingEnabled");
  return out;
}

Result<void> check(const StageInput& stage, const RestApi& api) {
  if (stage.name.empty()) {
    if (stage.canary) return bad_request("Stage name must be specified for a canary deployment");
    return {};
  }
  if (auto valid = check_stage_name(stage.name); !valid) return valid.error();
  if (auto valid = check_stage_variables(stage.variables); !valid) return valid.error();
  if (!stage.cache_cluster_size.empty()) {
    if (auto valid = check_cache_cluster_size(stage.cache_cluster_size); !valid) {
      return valid.error();
    }
  }
  if (!stage.canary) return {};
  // A canary is released beside what a stage serves already.
  if (!api.stages.contains(stage.name)) return invalid_stage();
  return check_canary(*stage.canary);
}

// Points a stage, or its canary, to a deployment; a stage that isn't there is made.
void deploy_to(RestApi& api, const StageInput& input, const Deployment& deployment) {
  auto [found, is_new] = api.stages.try_emplace(input.name);
  Stage& stage = found->second;
  if (is_new) {
    stage.name = input.name;
    stage.created = deployment.created;
  }
  if (!input.description.empty()) stage.description = input.description;
  for (const auto& [name, value] : input.variables)
    stage.variables[name] = value;
  stage.cache_cluster_enabled = input.cache_cluster_enabled.value_or(stage.cache_cluster_enabled);
  stage.tracing_enabled = input.tracing_enabled.value_or(stage.tracing_enabled);
  if (!input.cache_cluster_size.empty()) stage.cache_cluster_size = input.cache_cluster_size;
  if (stage.cache_cluster_size.empty()) stage.cache_cluster_size = default_cache_size(stage);
  if (input.canary) {
    stage.canary = input.canary;
    stage.canary->deployment_id = deployment.id;
  } else {
    stage.deployment_id = deployment.id;
    stage.snapshot = deployment.snapshot;
  }
  stage.last_updated = deployment.created;
  stage.features = features_of(stage, api);
}

}  // namespace

Answer create_deployment(State& state, aws::RestCall& call) {
  Input in(call);
  const StageInput stage = read_stage(in);
  Deployment deployment;
  deployment.description = in.text("description");
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (auto valid = check(stage, **api); !valid) return valid.error();
  do {
    deployment.id = state.platform.random.lower_alphanumeric(6);
  } while ((*api)->deployments.contains(deployment.id));
  auto snapshot = compile(**api, deployment.id);
  if (!snapshot) return snapshot.error();
  deployment.snapshot = std::move(*snapshot);
  deployment.created = state.platform.clock.now();
  const auto added = (*api)->deployments.emplace(deployment.id, deployment).first;
  if (!stage.name.empty()) deploy_to(**api, stage, deployment);
  return aws::json_response(201, render(added->second, false));
}

Answer get_deployment(State& state, aws::RestCall& call) {
  auto path = find_deployment(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->deployment, embeds(call, "apisummary")));
}

Answer get_deployments(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  return aws::json_response(
      200, render_page(aws::page_of((*api)->deployments, page->after_key, page->limit),
                       [](const Deployment& deployment) { return render(deployment, false); }));
}

Answer update_deployment(State& state, aws::RestCall& call) {
  auto path = find_deployment(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->deployment, *operations);
  if (!changed) return changed.error();
  *path->deployment = std::move(*changed);
  return aws::json_response(200, render(*path->deployment, false));
}

Answer delete_deployment(State& state, aws::RestCall& call) {
  auto path = find_deployment(state, call);
  if (!path) return path.error();
  const auto& stages = path->api->stages;
  const bool in_use = std::any_of(stages.begin(), stages.end(), [&path](const auto& entry) {
    const Stage& stage = entry.second;
    const std::string& id = path->deployment->id;
    return stage.deployment_id == id || (stage.canary && stage.canary->deployment_id == id);
  });
  // Tests written for LocalStack delete in any order; the stage keeps the snapshot it serves.
  if (in_use && !state.platform.config.localstack_compat) {
    return bad_request("Active stages pointing to this deployment must be moved or deleted");
  }
  path->api->deployments.erase(call.label("deployment_id"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
