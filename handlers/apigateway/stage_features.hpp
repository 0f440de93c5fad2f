#pragma once

#include <memory>
#include <optional>
#include <string>

#include "handlers/apigateway/model.hpp"
#include "handlers/apigateway/response_cache.hpp"

namespace emulator::apigateway {

// The other deployment that a stage serves to some of its callers.
struct DeployedCanary {
  double percent_traffic;
  std::shared_ptr<const DeployedApi> snapshot;
  StringMap variables;  // the stage's, with the canary's over them
  bool use_stage_cache;
};

// What a stage asks of the data plane besides serving a deployment. Immutable but for the caches:
// requests in flight share it with the stage.
struct StageFeatures {
  MethodSettingsMap method_settings;
  // How a line of the access log looks; empty for a stage without. The group is empty where lines
  // go to a stream of Firehose, which there is none of here.
  std::string access_log_format;
  std::string access_log_group;
  std::optional<DeployedCanary> canary;
  // Null for a stage without; its canary has one of its own unless it uses the stage's.
  std::shared_ptr<ResponseCache> cache;
  std::shared_ptr<ResponseCache> canary_cache;
};

// Of a stage that has been made or changed; null when it asks for nothing. Caches that the stage
// had go on unless their size changes.
std::shared_ptr<const StageFeatures> features_of(const Stage& stage, const RestApi& api);

}  // namespace emulator::apigateway
