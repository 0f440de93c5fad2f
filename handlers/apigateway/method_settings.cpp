#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/stage_settings.hpp"

namespace emulator::apigateway {

namespace {

using aws::PatchOp;
using aws::PatchTarget;

Result<void> set(bool& member, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  member = *value;
  return {};
}

template <auto member>
Result<void> patch_flag(MethodSettings& settings, const PatchTarget& target) {
  return set(settings.*member, target);
}

Result<void> one_of(std::string& member, const PatchTarget& target,
                    std::initializer_list<std::string_view> choices, std::string_view listed) {
  for (const auto choice : choices) {
    if (choice != target.value) continue;
    member = choice;
    return {};
  }
  return aws::invalid_patch_value(target, listed);
}

Result<void> patch_level(MethodSettings& settings, const PatchTarget& target) {
  return one_of(settings.logging_level, target, {"OFF", "ERROR", "INFO"},
                "one of: [OFF, ERROR, INFO]");
}

Result<void> patch_strategy(MethodSettings& settings, const PatchTarget& target) {
  return one_of(
      settings.unauthorized_cache_control_header_strategy, target,
      {"FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER"},
      "one of: [FAIL_WITH_403, SUCCEED_WITH_RESPONSE_HEADER, SUCCEED_WITHOUT_RESPONSE_HEADER]");
}

Result<void> patch_burst(MethodSettings& settings, const PatchTarget& target) {
  auto value = aws::patch_integer(target);
  if (!value) return value.error();
  if (*value < -1) return aws::invalid_patch_value(target, "-1 or greater");
  settings.throttling_burst_limit = *value;
  return {};
}

Result<void> patch_rate(MethodSettings& settings, const PatchTarget& target) {
  auto value = aws::patch_double(target);
  if (!value) return value.error();
  if (*value < 0 && *value != -1) return aws::invalid_patch_value(target, "-1 or greater");
  settings.throttling_rate_limit = *value;
  return {};
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
Result<void> patch_ttl(MethodSettings& settings, const PatchTarget& target) {
  auto value = aws::patch_integer(target);
  if (!value) return value.error();
  if (*value < 0 || *value > 3600) {
    return aws::invalid_patch_value(target, "an integer between 0 and 3600");
  }
  settings.cache_ttl_seconds = *value;
  return {};
}

struct Setting {
  std::string_view path;
  Result<void> (*apply)(MethodSettings& settings, const PatchTarget& target);
  // How AWS goes on after it where it lists them for a method, and for all methods.
  std::string_view separator = ", ";
  std::string_view separator_of_all = ", ";
};

constexpr std::array<Setting, 10> known_settings = {{
    {"/metrics/enabled", patch_flag<&MethodSettings::metrics_enabled>},
    {"/logging/dataTrace", patch_flag<&MethodSettings::data_trace_enabled>},
    {"/logging/loglevel", patch_level},
    {"/throttling/burstLimit", patch_burst, "", " "},
    {"/throttling/rateLimit", patch_rate, "", " "},
    {"/caching/ttlInSeconds", patch_ttl},
    {"/caching/enabled", patch_flag<&MethodSettings::caching_enabled>},
    {"/caching/dataEncrypted", patch_flag<&MethodSettings::cache_data_encrypted>},
    {"/caching/requireAuthorizationForCacheControl",
     patch_flag<&MethodSettings::require_authorization_for_cache_control>},
    {"/caching/unauthorizedCacheControlHeaderStrategy", patch_strategy},
}};

// In AWS's words, its forgotten commas included.
Error invalid_path(std::string_view path) {
  std::string text = fmt::format(
      "Invalid method setting path: {}. Must be one of: [/deploymentId, /description, "
      "/cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, "
      "/accessLogSettings/destinationArn, /accessLogSettings/format, ",
      path);
  for (const auto& setting : known_settings) {
    text.append("/{resourcePath}/{httpMethod}").append(setting.path).append(setting.separator);
  }
  for (const auto& setting : known_settings)
    text.append("/*/*").append(setting.path).append(setting.separator_of_all);
  text.append("/variables/{variable_name}, /tracingEnabled]");
  return bad_request(std::move(text));
}

bool is_http_method(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 9> names = {"*",       "ANY",   "DELETE", "GET", "HEAD",
                                                     "OPTIONS", "PATCH", "POST",   "PUT"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "{resourcePath}/{httpMethod}"; clients escape the slashes of the path or leave them.
bool is_key(std::string_view key) noexcept {
  const auto slash = key.rfind('/');
  return slash != key.npos && slash > 0 && is_http_method(key.substr(slash + 1));
}

// Whether a key is about a path: "~1orders~1{id}", "/orders/{id}" and "orders/{id}" all name it.
bool names_path(std::string_view key, std::string_view path) noexcept {
  const auto take = [&key] {
    const bool escaped = key.starts_with("~1") || key.starts_with("~0");
    const char c = escaped ? (key[1] == '1' ? '/' : '~') : key.front();
    key.remove_prefix(escaped ? 2 : 1);
    return c;
  };
  if (!key.starts_with('/') && !key.starts_with("~1")) path.remove_prefix(1);
  while (!key.empty() && !path.empty()) {
    if (take() != path.front()) return false;
    path.remove_prefix(1);
  }
  return key.empty() && path.empty();
}

}  // namespace

const MethodSettings* find_method_settings(const MethodSettingsMap& settings, std::string_view path,
                                           std::string_view http_method) {
  const MethodSettings* of_all = nullptr;
  for (const auto& [key, value] : settings) {
    const auto slash = key.rfind('/');
    if (key == "*/*") of_all = &value;
    if (std::string_view(key).substr(slash + 1) != http_method) continue;
    if (names_path(std::string_view(key).substr(0, slash), path)) return &value;
  }
  return of_all;
}

Result<void> patch_method_settings(MethodSettingsMap& settings,
                                   const aws::PatchOperation& operation) {
  const std::string_view path = operation.path;
  if (!path.starts_with('/')) return invalid_path(path);
  if (operation.op == PatchOp::remove) {
    const std::string_view key = path.substr(1);
    if (!is_key(key)) return invalid_path(path);
    const auto found = settings.find(key);
    if (found != settings.end()) settings.erase(found);
    return {};
  }
  for (const auto& setting : known_settings) {
    if (!path.ends_with(setting.path)) continue;
    const std::string_view key = path.substr(1, path.size() - setting.path.size() - 1);
    const bool allowed = operation.op == PatchOp::replace || operation.op == PatchOp::add;
    if (!is_key(key) || !allowed) break;
    const PatchTarget target{operation.op, {}, path, operation.value};
    return setting.apply(settings[std::string(key)], target);
  }
  return invalid_path(path);
}

}  // namespace emulator::apigateway
