#include "handlers/apigateway/stage_rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/aws/arn.hpp"
#include "daemon/number.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::array<std::string_view, 8> cache_sizes = {"0.5",  "1.6",  "6.1", "13.5",
                                                         "28.4", "58.2", "118", "237"};
constexpr std::string_view log_group_prefix = "log-group:";

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool consists_of(std::string_view text, std::string_view further) noexcept {
  return std::all_of(text.begin(), text.end(), [further](char c) {
    return is_alphanumeric(c) || further.find(c) != further.npos;
  });
}

}  // namespace

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
Result<void> check_stage_name(std::string_view name) {
  if (!name.empty() && name.size() <= 128 && consists_of(name, "-_")) return {};
  return bad_request("Stage name only allows a-zA-Z0-9_-");
}

// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
Result<void> check_stage_variables(const StringMap& variables) {
  for (const auto& [name, value] : variables) {
    if (name.empty() || !consists_of(name, "_")) {
      return bad_request(
          fmt::format("Invalid stage variable name: {}. Please use only "
                      "alphanumeric characters and underscores.",
                      name));
    }
    if (!consists_of(value, " -._~:/?#&=,")) {
      return bad_request(fmt::format(
          "Invalid stage variable value: {}. Please use values with alphanumeric characters and "
          "the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
          value));
    }
  }
  return {};
}

Result<void> check_cache_cluster_size(std::string_view size) {
  if (std::find(cache_sizes.begin(), cache_sizes.end(), size) != cache_sizes.end()) return {};
  return bad_request(fmt::format("Invalid cache cluster size. Must be one of: [{}]",
                                 fmt::join(cache_sizes, ", ")));
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
Result<void> check_access_log(const AccessLogSettings& settings) {
  if (!settings.destination_arn.empty()) {
    const auto arn = aws::parse_arn(settings.destination_arn);
    if (!arn) {
      return bad_request(
          "Invalid ARN specified in the request. ARNs must start with 'arn:' and contain at least "
          "6 elements separated by colons (:).");
    }
    const bool is_stream = arn->service == "firehose" &&
                           arn->resource.starts_with("deliverystream/amazon-apigateway-");
    const bool is_group = arn->service == "logs" && arn->resource.starts_with(log_group_prefix);
    if (!is_stream && !is_group) {
      return bad_request(
          "Access Log destination must be the ARN of a CloudWatch Logs log group or of a Firehose "
          "stream whose name begins with amazon-apigateway-");
    }
    const std::string group = log_group_of(settings.destination_arn);
    if (is_group && (group.empty() || !consists_of(group, "_-/."))) {
      return bad_request(fmt::format(
          "Access Log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.': "
          "'{}'",
          group));
    }
  }
  const std::string& format = settings.format;
  if (format.empty()) return {};
  const auto line_end = format.find_first_of("\r\n");
  if (line_end != format.npos && format.find_first_not_of("\r\n", line_end) != format.npos) {
    return bad_request(fmt::format(
        "Access Log format must be single line, new line character is allowed only at end of the "
        "format: {}",
        format));
  }
  if (format.find("$context.requestId") == format.npos &&
      format.find("$context.extendedRequestId") == format.npos) {
    return bad_request(
        "Access Log format must include at least $context.requestId or "
        "$context.extendedRequestId");
  }
  return {};
}

Result<void> check_documentation_version(std::string_view version, const RestApi& api) {
  const auto& versions = api.documentation.versions;
  if (version.empty() || versions.contains(std::string(version))) return {};
  return invalid_documentation_version();
}

// Streams of Firehose are written to by a role of API Gateway's own.
bool writes_logs(const Stage& stage) {
  if (!log_group_of(stage.access_log.destination_arn).empty()) return true;
  return std::any_of(stage.method_settings.begin(), stage.method_settings.end(),
                     [](const auto& entry) {
                       const std::string& level = entry.second.logging_level;
                       return level == "INFO" || level == "ERROR";
                     });
}

Result<void> check_canary(const CanarySettings& settings) {
  if (settings.percent_traffic < 0 || settings.percent_traffic > 100) {
    return bad_request("Percent traffic of the canary must be between 0.0 and 100.0");
  }
  return check_stage_variables(settings.stage_variable_overrides);
}

std::string log_group_of(std::string_view text) {
  const auto arn = aws::parse_arn(text);
  if (!arn || arn->service != "logs") return {};
  std::string_view resource = arn->resource;
  if (!resource.starts_with(log_group_prefix)) return {};
  resource.remove_prefix(log_group_prefix.size());
  if (resource.ends_with(":*")) resource.remove_suffix(2);
  return std::string(resource);
}

std::size_t cache_bytes(std::string_view size) noexcept {
  constexpr double gigabyte = 1024.0 * 1024 * 1024;
  return static_cast<std::size_t>(number_from<double>(size).value_or(0.5) * gigabyte);
}

}  // namespace emulator::apigateway
