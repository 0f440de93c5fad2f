#include "handlers/apigateway/stage_features.hpp"

#include "handlers/apigateway/stage_rules.hpp"

namespace emulator::apigateway {

namespace {

// Settings that are AWS's defaults change nothing, and so aren't looked up for each request. There
// are no metrics here, and nobody sees whether a cache is encrypted.
bool has_settings(const Stage& stage) {
  for (auto [key, settings] : stage.method_settings) {
    settings.metrics_enabled = settings.cache_data_encrypted = false;
    if (settings != MethodSettings{}) return true;
  }
  return false;
}

std::optional<DeployedCanary> canary_of(const Stage& stage, const RestApi& api) {
  if (!stage.canary || stage.canary->percent_traffic == 0) return std::nullopt;
  const CanarySettings& settings = *stage.canary;
  const auto deployment = api.deployments.find(settings.deployment_id);
  DeployedCanary out{
      settings.percent_traffic,
      deployment == api.deployments.end() ? stage.snapshot : deployment->second.snapshot,
      settings.stage_variable_overrides, settings.use_stage_cache};
  out.variables.insert(stage.variables.begin(), stage.variables.end());
  return out;
}

void keep_caches(const Stage& stage, StageFeatures& out) {
  const std::size_t capacity = cache_bytes(stage.cache_cluster_size);
  const StageFeatures* before = stage.features.get();
  if (before != nullptr && before->cache && before->cache->capacity() == capacity) {
    out.cache = before->cache;
    out.canary_cache = before->canary_cache;
  } else {
    out.cache = std::make_shared<ResponseCache>(capacity);
  }
  const bool has_own = out.canary && !out.canary->use_stage_cache;
  if (!has_own) out.canary_cache = nullptr;
  if (has_own && !out.canary_cache) out.canary_cache = std::make_shared<ResponseCache>(capacity);
}

}  // namespace

std::shared_ptr<const StageFeatures> features_of(const Stage& stage, const RestApi& api) {
  StageFeatures out;
  if (has_settings(stage)) out.method_settings = stage.method_settings;
  if (!stage.access_log.destination_arn.empty()) {
    out.access_log_group = log_group_of(stage.access_log.destination_arn);
    out.access_log_format = stage.access_log.format;
  }
  out.canary = canary_of(stage, api);
  if (stage.cache_cluster_enabled) keep_caches(stage, out);
  if (out.method_settings.empty() && out.access_log_format.empty() && !out.canary && !out.cache) {
    return nullptr;
  }
  return std::make_shared<const StageFeatures>(std::move(out));
}

}  // namespace emulator::apigateway
