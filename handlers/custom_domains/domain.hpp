#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"

namespace emulator::custom_domains {

// What a part of a domain's paths leads to: a base path mapping, or an API mapping.
struct Mapping {
  std::string id;
  std::string base_path;  // "orders/v1"; empty for all that no other mapping takes
  std::string api_id;
  std::string stage;  // empty where the caller names it, after the base path
};

struct HeaderGlob {
  std::string name;
  std::string value;  // with a '*' at either end, or without
};

// Holds where each of its lists that is not empty has one that fits.
struct Condition {
  std::vector<std::string> base_paths;
  std::vector<HeaderGlob> headers;
};

struct RoutingRule {
  std::string id;
  int priority = 0;  // the lowest is asked first
  std::vector<Condition> conditions;
  std::string api_id;
  std::string stage;
  bool strip_base_path = false;
};

enum class RoutingMode { mappings, rules, rules_then_mappings };

struct Certificate {
  std::string name;
  std::string arn;
  bool uploaded = false;  // its text was given instead of an ARN
  std::chrono::system_clock::time_point since;

  bool given() const noexcept { return uploaded || !arn.empty(); }
};

struct Domain {
  aws::Scope scope;
  std::string name;                         // lower case; "*.example.com" for all below
  std::string id;                           // of a private one
  std::vector<std::string> endpoint_types;  // two while it moves from one to the other
  std::string ip_address_type;
  Certificate certificate;           // of the edge or a private endpoint
  Certificate regional_certificate;  // of the region's
  std::string regional_name;         // "d-abc.execute-api.eu-west-1.amazonaws.com"
  std::string distribution_name;     // "dabc.cloudfront.net"
  std::string security_policy;
  std::string endpoint_access_mode;
  std::string ownership_certificate_arn;
  std::string truststore_uri;
  std::string truststore_version;
  std::string policy;             // JSON, of a private one
  std::string management_policy;  // the same
  RoutingMode routing_mode = RoutingMode::mappings;
  aws::Tags tags;
  std::map<std::string, Mapping, std::less<>> mappings;  // by base path
  std::map<std::string, RoutingRule> rules;              // by id

  bool is_private() const noexcept { return !id.empty(); }
  bool has_endpoint(std::string_view type) const noexcept;
  // What it goes by in its account: private ones may share a name.
  std::string key() const { return is_private() ? name + "+" + id : name; }
  std::string arn() const;
  // Nothing for one that isn't there.
  Mapping* find_mapping(std::string_view mapping_id);
  const RoutingRule* rule_of_priority(int priority) const noexcept;
};

// Lets a VPC endpoint call a private domain.
struct AccessAssociation {
  std::string arn;
  std::string domain_arn;
  std::string source;  // "vpce-abc"
  aws::Tags tags;
};

}  // namespace emulator::custom_domains
