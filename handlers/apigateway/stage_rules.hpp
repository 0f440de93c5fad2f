#pragma once

#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

Result<void> check_stage_name(std::string_view name);
Result<void> check_stage_variables(const StringMap& variables);
Result<void> check_cache_cluster_size(std::string_view size);
// The log's destination and format; one that is switched off has neither.
Result<void> check_access_log(const AccessLogSettings& settings);
// What a stage refers to by its documentation version; empty for none.
Result<void> check_documentation_version(std::string_view version, const RestApi& api);
// Whether it writes to CloudWatch Logs, which the account needs a role for.
bool writes_logs(const Stage& stage);
Result<void> check_canary(const CanarySettings& settings);

// The name of the log group that an ARN is of; empty for any other ARN.
std::string log_group_of(std::string_view arn);
// The size of a cluster that is enabled without one.
inline std::string_view default_cache_size(const Stage& stage) noexcept {
  return stage.cache_cluster_enabled ? "0.5" : "";
}
// Of the size of a cluster in GB.
std::size_t cache_bytes(std::string_view size) noexcept;

}  // namespace emulator::apigateway
