#pragma once

// What a stage says of its methods, logs and canary, with AWS's field names.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/aws/patch.hpp"

namespace emulator::apigateway {

// https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
struct MethodSettings {
  bool metrics_enabled = false;
  std::string logging_level;  // "OFF", "ERROR" or "INFO"; empty until it is set
  bool data_trace_enabled = false;
  // Nothing until they are set; AWS then shows the account's. -1 is no limit.
  std::optional<int> throttling_burst_limit;
  std::optional<double> throttling_rate_limit;
  bool caching_enabled = false;
  int cache_ttl_seconds = 300;
  bool cache_data_encrypted = false;
  bool require_authorization_for_cache_control = true;
  std::string unauthorized_cache_control_header_strategy = "SUCCEED_WITH_RESPONSE_HEADER";

  bool operator==(const MethodSettings&) const = default;
};

// By the key that the patch path gave, as AWS shows it: "*/*", "~1orders~1{id}/GET".
using MethodSettingsMap = std::map<std::string, MethodSettings, std::less<>>;

// Those of the method itself, else those of all methods, else null. `path` is the resource's,
// `http_method` the method's, which may be ANY. A method's own settings take the place of all
// others; what they don't name has its default.
const MethodSettings* find_method_settings(const MethodSettingsMap& settings, std::string_view path,
                                           std::string_view http_method);

// A patch of "/{resourcePath}/{httpMethod}/{group}/{setting}", or the removal of the first two.
aws::Result<void> patch_method_settings(MethodSettingsMap& settings,
                                        const aws::PatchOperation& operation);

struct AccessLogSettings {
  std::string destination_arn;
  std::string format;

  bool empty() const noexcept { return destination_arn.empty() && format.empty(); }
};

struct CanarySettings {
  double percent_traffic = 0;
  std::string deployment_id;
  std::map<std::string, std::string> stage_variable_overrides;
  bool use_stage_cache = false;
};

}  // namespace emulator::apigateway
