#include "handlers/sns/mobile_push.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/names.hpp"

namespace emulator::sns {

namespace {

constexpr std::size_t max_user_data = 2048;
constexpr std::size_t max_application_name = 256;

constexpr std::string_view platforms[] = {
    "ADM",   "APNS",          "APNS_SANDBOX", "APNS_VOIP", "APNS_VOIP_SANDBOX", "BAIDU", "GCM",
    "MACOS", "MACOS_SANDBOX", "MPNS",         "WNS"};

constexpr std::string_view application_attributes[] = {
    "ApplePlatformBundleID",  "ApplePlatformTeamID",      "EventDeliveryFailure",
    "EventEndpointCreated",   "EventEndpointDeleted",     "EventEndpointUpdated",
    "FailureFeedbackRoleArn", "PlatformCredential",       "PlatformPrincipal",
    "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate"};

template <class Range>
bool contains(const Range& range, std::string_view text) noexcept {
  return std::find(std::begin(range), std::end(range), text) != std::end(range);
}

aws::Error attribute_error(std::string_view reason) {
  return invalid_parameter("Attributes", reason);
}

std::optional<bool> parse_flag(std::string_view value) noexcept {
  if (value == "true" || value == "True") return true;
  if (value == "false" || value == "False") return false;
  return std::nullopt;
}

aws::Error enabled_error(std::string_view value) {
  return attribute_error(fmt::format("Invalid value for attribute: Enabled: {}", value));
}

// "{kind}/GCM/name" has one slash fewer than "endpoint/GCM/name/id".
aws::Result<aws::Scope> parse_arn(std::string_view text, std::string_view parameter,
                                  std::string_view kind, std::ptrdiff_t slashes) {
  auto arn = parse_sns_arn(text, parameter);
  if (!arn) return arn.error();
  if (std::count(arn->resource.begin(), arn->resource.end(), '/') != slashes) {
    return invalid_parameter(parameter, "Wrong number of slashes in relative portion of the ARN.");
  }
  if (!std::string_view(arn->resource).starts_with(kind)) return invalid_parameter(parameter);
  return aws::Scope{std::move(arn->account), std::move(arn->region)};
}

}  // namespace

bool EndpointChange::changes(const PlatformEndpoint& endpoint) const {
  return (token && *token != endpoint.token) || (user_data && user_data != endpoint.user_data) ||
         (enabled && *enabled != endpoint.enabled);
}

void EndpointChange::apply(PlatformEndpoint& endpoint) const {
  if (token) endpoint.token = *token;
  if (user_data) endpoint.user_data = *user_data;
  if (enabled) endpoint.enabled = *enabled;
}

aws::Result<void> set_application_attributes(PlatformApplication& application,
                                             const AttributeList& values) {
  PlatformApplication changed = application;
  for (const auto& [name, value] : values) {
    if (name == "Enabled") {
      const auto enabled = parse_flag(value);
      if (!enabled) return enabled_error(value);
      changed.enabled = *enabled;
    } else if (contains(application_attributes, name)) {
      changed.attributes[name] = value;
    } else {
      return attribute_error(fmt::format("Invalid attribute name: {}", name));
    }
  }
  application = std::move(changed);
  return {};
}

std::optional<aws::Error> user_data_error(std::string_view user_data) {
  if (user_data.size() <= max_user_data) return std::nullopt;
  return invalid_parameter("CustomUserData", "must be at most 2048 bytes long in UTF-8 encoding");
}

aws::Result<EndpointChange> read_endpoint_attributes(const AttributeList& values) {
  EndpointChange change;
  for (const auto& [name, value] : values) {
    if (name == "Enabled") {
      const auto enabled = parse_flag(value);
      if (!enabled) return enabled_error(value);
      change.enabled = *enabled;
    } else if (name == "Token") {
      if (value.empty())
        return attribute_error("Invalid value for attribute: Token: must not be empty");
      change.token = value;
    } else if (name == "CustomUserData") {
      if (auto error = user_data_error(value)) return *error;
      change.user_data = value;
    } else {
      return attribute_error(fmt::format("Invalid attribute name: {}", name));
    }
  }
  return change;
}

AttributeMap describe(const PlatformApplication& application) {
  AttributeMap described = application.attributes;
  described.erase("PlatformCredential");
  described.erase("PlatformPrincipal");
  described["Enabled"] = application.enabled ? "true" : "false";
  return described;
}

AttributeMap describe(const PlatformEndpoint& endpoint) {
  AttributeMap described{{"Enabled", endpoint.enabled ? "true" : "false"},
                         {"Token", endpoint.token}};
  if (endpoint.user_data) described["CustomUserData"] = *endpoint.user_data;
  return described;
}

std::optional<aws::Error> application_name_error(std::string_view name) {
  if (name.empty() || name.size() > max_application_name) {
    return invalid_parameter("Name", "must be between 1 and 256 characters long");
  }
  std::string without(name);
  std::erase(without, '.');
  if (without.empty() || is_standard_topic_name(without)) return std::nullopt;
  return invalid_parameter(
      "Name", "must contain only characters 'a'-'z', 'A'-'Z', '0'-'9', '_', '-', and '.'");
}

bool is_platform(std::string_view name) noexcept {
  return contains(platforms, name);
}

aws::Result<aws::Scope> parse_application_arn(std::string_view text) {
  return parse_arn(text, "PlatformApplicationArn", "app/", 2);
}

aws::Result<aws::Scope> parse_endpoint_arn(std::string_view text, std::string_view parameter) {
  return parse_arn(text, parameter, "endpoint/", 3);
}

PlatformEndpoint* MobilePush::find_token(std::string_view application_arn, std::string_view token) {
  for (auto& [arn, endpoint] : endpoints) {
    if (endpoint.application_arn == application_arn && endpoint.token == token) return &endpoint;
  }
  return nullptr;
}

void MobilePush::remove_application(std::string_view arn) {
  const auto found = applications.find(arn);
  if (found == applications.end()) return;
  std::erase_if(endpoints, [&found](const auto& entry) {
    return entry.second.application_arn == found->first;
  });
  applications.erase(found);
}

}  // namespace emulator::sns
