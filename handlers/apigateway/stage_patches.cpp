#include "handlers/apigateway/stage_patches.hpp"

#include <algorithm>

#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/stage_rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

// The canary that a patch is about. A stage gets one that serves its own deployment by the first.
CanarySettings& canary_of(Stage& stage) {
  if (!stage.canary) stage.canary.emplace().deployment_id = stage.deployment_id;
  return *stage.canary;
}

// Promotes a canary: {"op":"copy","from":"/canarySettings/deploymentId","path":"/deploymentId"}.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/promote-canary-deployment.html
Result<void> patch_deployment(Stage& stage, const PatchTarget& target) {
  if (target.op == replace) {
    stage.deployment_id = target.value;
    return {};
  }
  if (target.from != "/canarySettings/deploymentId" || !stage.canary) {
    return bad_request("Invalid patch path specified to copy from");
  }
  stage.deployment_id = stage.canary->deployment_id;
  return {};
}

Result<void> copy_variables(Stage& stage, const PatchTarget& target) {
  if (target.from != "/canarySettings/stageVariableOverrides" || !stage.canary) {
    return bad_request("Invalid patch path specified to copy from");
  }
  for (const auto& [name, value] : stage.canary->stage_variable_overrides)
    stage.variables[name] = value;
  return {};
}

Result<void> copy_variable(Stage& stage, const PatchTarget& target) {
  if (target.op != copy) return patch_entry(stage.variables, target);
  std::vector<std::string> keys;
  if (!stage.canary ||
      !aws::match_patch_path("/canarySettings/stageVariableOverrides/{name}", target.from, keys) ||
      !stage.canary->stage_variable_overrides.contains(keys[0])) {
    return bad_request("Invalid patch path specified to copy from");
  }
  stage.variables[target.keys[0]] = stage.canary->stage_variable_overrides.at(keys[0]);
  return {};
}

template <auto member>
Result<void> patch_flag(Stage& stage, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  stage.*member = *value;
  return {};
}

Result<void> patch_cluster_size(Stage& stage, const PatchTarget& target) {
  if (auto valid = check_cache_cluster_size(target.value); !valid) return valid.error();
  stage.cache_cluster_size = target.value;
  return {};
}

Result<void> remove_access_log(Stage& stage, const PatchTarget&) {
  stage.access_log = {};
  return {};
}

template <auto member>
Result<void> patch_access_log(Stage& stage, const PatchTarget& target) {
  stage.access_log.*member = target.op == remove ? std::string_view() : target.value;
  return {};
}

Result<void> remove_canary(Stage& stage, const PatchTarget&) {
  stage.canary.reset();
  return {};
}

Result<void> patch_canary_deployment(Stage& stage, const PatchTarget& target) {
  if (target.op == replace) {
    canary_of(stage).deployment_id = target.value;
    return {};
  }
  if (target.from != "/deploymentId") {
    return bad_request("Invalid patch path specified to copy from");
  }
  canary_of(stage).deployment_id = stage.deployment_id;
  return {};
}

Result<void> patch_canary_percent(Stage& stage, const PatchTarget& target) {
  auto value = aws::patch_double(target);
  if (!value) return value.error();
  canary_of(stage).percent_traffic = *value;
  return {};
}

Result<void> patch_canary_variable(Stage& stage, const PatchTarget& target) {
  return patch_entry(canary_of(stage).stage_variable_overrides, target);
}

Result<void> patch_canary_cache(Stage& stage, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  canary_of(stage).use_stage_cache = *value;
  return {};
}

// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch
const aws::PatchRule<Stage> rules[] = {
    {"/deploymentId", {replace, copy}, patch_deployment},
    {"/description", {replace}, patch_text<&Stage::description>},
    {"/variables", {copy}, copy_variables},
    {"/variables/{name}", {add, replace, remove, copy}, copy_variable},
    {"/accessLogSettings", {remove}, remove_access_log},
    {"/accessLogSettings/destinationArn",
     {add, replace, remove},
     patch_access_log<&AccessLogSettings::destination_arn>},
    {"/accessLogSettings/format",
     {add, replace, remove},
     patch_access_log<&AccessLogSettings::format>},
    {"/cacheClusterEnabled", {replace}, patch_flag<&Stage::cache_cluster_enabled>},
    {"/cacheClusterSize", {replace}, patch_cluster_size},
    {"/canarySettings", {remove}, remove_canary},
    {"/canarySettings/deploymentId", {replace, copy}, patch_canary_deployment},
    {"/canarySettings/percentTraffic", {replace}, patch_canary_percent},
    {"/canarySettings/stageVariableOverrides/{name}",
     {add, replace, remove},
     patch_canary_variable},
    {"/canarySettings/useStageCache", {replace}, patch_canary_cache},
    {"/clientCertificateId", {replace}, patch_text<&Stage::client_certificate_id>},
    {"/documentationVersion", {replace}, patch_text<&Stage::documentation_version>},
    {"/tracingEnabled", {replace}, patch_flag<&Stage::tracing_enabled>},
};

// AWS takes every path whose beginning it doesn't know for one of a method's settings.
bool is_of_the_stage(std::string_view path) noexcept {
  return std::any_of(std::begin(rules), std::end(rules), [path](const auto& rule) {
    const auto first = rule.path.substr(0, rule.path.find('/', 1));
    return path == first || (path.starts_with(first) && path[first.size()] == '/');
  });
}

}  // namespace

Result<Stage> patched(Stage stage, std::span<const aws::PatchOperation> operations) {
  for (const auto& operation : operations) {
    if (!is_of_the_stage(operation.path)) {
      auto done = patch_method_settings(stage.method_settings, operation);
      if (!done) return done.error();
      continue;
    }
    auto changed = aws::patched(rules, std::move(stage), std::span(&operation, 1));
    if (!changed) return changed.error();
    stage = std::move(*changed);
  }
  return stage;
}

}  // namespace emulator::apigateway
