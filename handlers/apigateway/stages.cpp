#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/stage_features.hpp"
#include "handlers/apigateway/stage_patches.hpp"
#include "handlers/apigateway/stage_rules.hpp"
#include "handlers/apigateway/tag_rules.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigateway {

namespace {

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

// What CreateStage and UpdateStage ask of a stage that is to be, besides its name.
Result<void> check(const Stage& stage, const RestApi& api) {
  if (auto valid = check_stage_variables(stage.variables); !valid) return valid.error();
  if (auto valid = check_access_log(stage.access_log); !valid) return valid.error();
  if (!stage.cache_cluster_size.empty()) {
    if (auto valid = check_cache_cluster_size(stage.cache_cluster_size); !valid) {
      return valid.error();
    }
  }
  if (!stage.canary) return {};
  if (!api.deployments.contains(stage.canary->deployment_id)) return invalid_deployment();
  return check_canary(*stage.canary);
}

// Logs are written as the role that the account names in its settings. One that is removed later
// does not keep a stage from other changes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
Result<void> check_log_role(State& state, const aws::Scope& scope, const Stage& before,
                            const Stage& changed) {
  const bool is_new = changed.access_log.destination_arn != before.access_log.destination_arn ||
                      changed.access_log.format != before.access_log.format ||
                      changed.method_settings != before.method_settings;
  if (!is_new || !writes_logs(changed) || state.platform.config.localstack_compat) return {};
  if (!state.accounts[scope].cloudwatch_role_arn.empty()) return {};
  return bad_request("CloudWatch Logs role ARN must be set in account settings to enable logging");
}

}  // namespace

Answer create_stage(State& state, aws::RestCall& call) {
  Input in(call);
  Stage stage;
  stage.name = in.text("stageName");
  stage.deployment_id = in.text("deploymentId");
  stage.description = in.text("description");
  stage.variables = in.strings("variables");
  stage.cache_cluster_enabled = in.boolean("cacheClusterEnabled");
  stage.cache_cluster_size = in.text("cacheClusterSize", default_cache_size(stage));
  stage.documentation_version = in.text("documentationVersion");
  stage.canary = in.canary("canarySettings");
  stage.tracing_enabled = in.boolean("tracingEnabled");
  stage.tags = in.strings("tags");
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (auto valid = check_stage_name(stage.name); !valid) return valid.error();
  if (stage.canary && stage.canary->deployment_id.empty()) {
    stage.canary->deployment_id = stage.deployment_id;
  }
  if (auto valid = check(stage, **api); !valid) return valid.error();
  if (auto valid = check_tags({}, stage.tags); !valid) return valid.error();
  auto documented = check_documentation_version(stage.documentation_version, **api);
  if (!documented) return documented.error();
  const auto deployment = (*api)->deployments.find(stage.deployment_id);
  if (deployment == (*api)->deployments.end()) return invalid_deployment();
  if ((*api)->stages.contains(stage.name)) return conflict("Stage already exists");
  stage.created = stage.last_updated = state.platform.clock.now();
  stage.snapshot = deployment->second.snapshot;
  stage.features = features_of(stage, **api);
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
  auto changed = patched(*path->stage, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed, *path->api); !valid) return valid.error();
  if (auto valid = check_log_role(state, call.call.scope, *path->stage, *changed); !valid) {
    return valid.error();
  }
  if (changed->cache_cluster_size.empty()) {
    changed->cache_cluster_size = default_cache_size(*changed);
  }
  if (changed->documentation_version != path->stage->documentation_version) {
    auto found = check_documentation_version(changed->documentation_version, *path->api);
    if (!found) return found.error();
  }
  const std::string& certificate = changed->client_certificate_id;
  if (!certificate.empty() &&
      !state.connectivity.certificates[call.call.scope].contains(certificate)) {
    return bad_request("Invalid client certificate identifier specified");
  }
  if (changed->deployment_id != path->stage->deployment_id) {
    const auto deployment = path->api->deployments.find(changed->deployment_id);
    if (deployment == path->api->deployments.end()) return invalid_deployment();
    changed->snapshot = deployment->second.snapshot;
  }
  changed->last_updated = state.platform.clock.now();
  changed->features = features_of(*changed, *path->api);
  *path->stage = std::move(*changed);
  return aws::json_response(200, render(*path->stage));
}

Answer flush_stage_authorizers_cache(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  ++path->stage->authorizer_generation;
  return empty_response(202);
}

Answer flush_stage_cache(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  if (const auto& features = path->stage->features; features && features->cache) {
    features->cache->clear();
    if (features->canary_cache) features->canary_cache->clear();
  }
  return empty_response(202);
}

Answer delete_stage(State& state, aws::RestCall& call) {
  auto path = find_stage(state, call);
  if (!path) return path.error();
  const std::string& name = call.label("stage_name");
  auto removable = custom_domains::check_stage_removal(state.domains, call.call.scope,
                                                       call.label("restapi_id"), name);
  if (!removable) return removable.error();
  path->api->stages.erase(name);
  return empty_response(202);
}

}  // namespace emulator::apigateway
