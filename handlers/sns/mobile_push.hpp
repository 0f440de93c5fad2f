#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/aws/identity.hpp"

// Platform applications and their endpoints: where push notifications would go.
namespace emulator::sns {

using AttributeMap = std::map<std::string, std::string, std::less<>>;
using AttributeList = std::vector<std::pair<std::string, std::string>>;

struct PlatformApplication {
  std::string arn;
  std::string name;
  std::string platform;     // "GCM", "APNS_SANDBOX", …
  AttributeMap attributes;  // all but Enabled
  bool enabled = true;
};

struct PlatformEndpoint {
  std::string arn;
  std::string application_arn;
  std::string platform;
  std::string token;  // the device's
  std::optional<std::string> user_data;
  bool enabled = true;
};

// Changes to be made to an endpoint; what is not set stays.
struct EndpointChange {
  std::optional<std::string> token;
  std::optional<std::string> user_data;
  std::optional<bool> enabled;

  bool changes(const PlatformEndpoint& endpoint) const;
  void apply(PlatformEndpoint& endpoint) const;
};

// Errors begin "Invalid parameter: Attributes Reason: ".
aws::Result<void> set_application_attributes(PlatformApplication& application,
                                             const AttributeList& values);
aws::Result<EndpointChange> read_endpoint_attributes(const AttributeList& values);
std::optional<aws::Error> user_data_error(std::string_view user_data);

// As GetPlatformApplicationAttributes and GetEndpointAttributes list them: no credentials.
AttributeMap describe(const PlatformApplication& application);
AttributeMap describe(const PlatformEndpoint& endpoint);

// "Invalid parameter: Name Reason: …"; nothing if an application may be called so.
std::optional<aws::Error> application_name_error(std::string_view name);
bool is_platform(std::string_view name) noexcept;

// The region and account of "arn:…:app/GCM/name" and "arn:…:endpoint/GCM/name/id".
aws::Result<aws::Scope> parse_application_arn(std::string_view text);
aws::Result<aws::Scope> parse_endpoint_arn(std::string_view text, std::string_view parameter);

// Those of one account and region, by ARN.
struct MobilePush {
  std::map<std::string, PlatformApplication, std::less<>> applications;
  std::map<std::string, PlatformEndpoint, std::less<>> endpoints;

  // A device has at most one endpoint of an application.
  PlatformEndpoint* find_token(std::string_view application_arn, std::string_view token);
  void remove_application(std::string_view arn);
};

}  // namespace emulator::sns
