#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
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

// Points a stage to a deployment; a stage that isn't there is made.
void deploy_to(RestApi& api, const std::string& stage_name, const Deployment& deployment,
               const std::string& description, const StringMap& variables) {
  auto [found, is_new] = api.stages.try_emplace(stage_name);
  Stage& stage = found->second;
  if (is_new) {
    stage.name = stage_name;
    stage.created = deployment.created;
  }
  if (!description.empty()) stage.description = description;
  for (const auto& [name, value] : variables)
    stage.variables[name] = value;
  stage.deployment_id = deployment.id;
  stage.snapshot = deployment.snapshot;
  stage.last_updated = deployment.created;
}

}  // namespace

Answer create_deployment(State& state, aws::RestCall& call) {
  Input in(call);
  const std::string stage_name = in.text("stageName");
  const std::string stage_description = in.text("stageDescription");
  const StringMap variables = in.strings("variables");
  Deployment deployment;
  deployment.description = in.text("description");
  for (const auto member :
       {"cacheClusterEnabled", "cacheClusterSize", "canarySettings", "tracingEnabled"}) {
    in.refuse(member);
  }
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (!stage_name.empty()) {
    if (auto valid = check_stage_name(stage_name); !valid) return valid.error();
  }
  if (auto valid = check_stage_variables(variables); !valid) return valid.error();
  do {
    deployment.id = state.platform.random.lower_alphanumeric(6);
  } while ((*api)->deployments.contains(deployment.id));
  auto snapshot = compile(**api, deployment.id);
  if (!snapshot) return snapshot.error();
  deployment.snapshot = std::move(*snapshot);
  deployment.created = state.platform.clock.now();
  if (!stage_name.empty()) {
    deploy_to(**api, stage_name, deployment, stage_description, variables);
  }
  const auto added = (*api)->deployments.emplace(deployment.id, deployment).first;
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
    return entry.second.deployment_id == path->deployment->id;
  });
  // Tests written for LocalStack delete in any order; the stage keeps the snapshot it serves.
  if (in_use && !state.platform.config.localstack_compat) {
    return bad_request("Active stages pointing to this deployment must be moved or deleted");
  }
  path->api->deployments.erase(call.label("deployment_id"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
