#include "handlers/custom_domains/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/random.hpp"
#include "daemon/text.hpp"

namespace emulator::custom_domains {

namespace {

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_label(std::string_view label) noexcept {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; });
}

// "*.example.com" stands for all names one label below.
bool is_domain_name(std::string_view name) noexcept {
  if (name.empty() || name.size() > 253) return false;
  if (name.starts_with("*.")) name.remove_prefix(2);
  std::size_t labels = 0;
  while (true) {
    const auto dot = name.find('.');
    if (!is_label(name.substr(0, dot))) return false;
    ++labels;
    // No top-level domain is a number: that would be an address.
    if (dot == name.npos) return labels > 1 && name.find_first_not_of("0123456789") != name.npos;
    name.remove_prefix(dot + 1);
  }
}

Result<void> check_certificate(const Domain& domain, std::string_view endpoint_type) {
  const bool regional = endpoint_type == "REGIONAL";
  const Certificate& certificate = regional ? domain.regional_certificate : domain.certificate;
  if (!certificate.given()) {
    return bad_request(
        fmt::format("A certificate was not provided for the endpoint type {}.", endpoint_type));
  }
  if (certificate.uploaded) return {};
  // Distributions take theirs from one region.
  const std::string_view region = endpoint_type == "EDGE" ? std::string_view("us-east-1")
                                                          : std::string_view(domain.scope.region);
  const auto arn = aws::parse_arn(certificate.arn);
  const bool of_iam = arn && arn->service == "iam";
  if (of_iam || (arn && arn->service == "acm" && arn->region == region)) return {};
  return bad_request(fmt::format("Invalid certificate ARN: {}. Certificate must be in '{}'.",
                                 certificate.arn, region));
}

Result<void> check_endpoints(const Domain& domain) {
  const auto& types = domain.endpoint_types;
  for (const std::string& type : types) {
    if (type != "EDGE" && type != "REGIONAL" && type != "PRIVATE") {
      return bad_request("Invalid endpoint type. Must be one of: [EDGE, REGIONAL, PRIVATE]");
    }
    if (auto valid = check_certificate(domain, type); !valid) return valid;
  }
  if (types.empty() || types.size() > 2 || (types.size() == 2 && types[0] == types[1]) ||
      (types.size() == 2 && domain.has_endpoint("PRIVATE"))) {
    return bad_request(
        "A domain name has one endpoint type, or EDGE and REGIONAL while it is migrated");
  }
  if (domain.has_endpoint("PRIVATE") && domain.ip_address_type != "dualstack") {
    return bad_request("Only dualstack ipAddressType is supported for Private domain names.");
  }
  if (domain.ip_address_type != "ipv4" && domain.ip_address_type != "dualstack") {
    return bad_request("Invalid IP address type. Must be one of: [ipv4, dualstack]");
  }
  return {};
}

Result<void> check_tls(const Domain& domain) {
  const std::string& policy = domain.security_policy;
  const bool modern = policy.starts_with("SecurityPolicy_TLS");
  if (policy != "TLS_1_0" && policy != "TLS_1_2" && !modern) {
    return bad_request(fmt::format("Invalid security policy specified: {}", policy));
  }
  const std::string& mode = domain.endpoint_access_mode;
  if (!mode.empty() && (!modern || (mode != "BASIC" && mode != "STRICT"))) {
    return bad_request(
        "Endpoint access mode is BASIC or STRICT, and only available for security policies that "
        "start with SecurityPolicy_");
  }
  if (domain.truststore_uri.empty()) {
    if (domain.truststore_version.empty()) return {};
    return bad_request("A truststore version requires a truststore URI");
  }
  if (!domain.truststore_uri.starts_with("s3://")) {
    return bad_request(
        "Invalid truststore URI. Must be an Amazon S3 URL: s3://bucket-name/key-name");
  }
  if (domain.endpoint_types != std::vector<std::string>{"REGIONAL"}) {
    return bad_request("Mutual TLS is only supported for domain names of the type REGIONAL");
  }
  return {};
}

}  // namespace

aws::Error bad_request(std::string message) {
  return {400, "BadRequestException", std::move(message)};
}

aws::Error invalid_domain() {
  return {404, "NotFoundException", "Invalid domain name identifier specified"};
}

aws::Error invalid_mapping() {
  return {404, "NotFoundException", "Invalid base path mapping identifier specified"};
}

// https://docs.aws.amazon.com/general/latest/gr/apigateway.html
std::string_view regional_hosted_zone(std::string_view region) noexcept {
  using Zone = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Zone, 21> zones{
      {{"us-east-1", "Z1UJRXOUMOOFQ8"},      {"us-east-2", "ZOJJZC49E0EPZ"},
       {"us-west-1", "Z2MUQ32089INYE"},      {"us-west-2", "Z2OJLYMUO9EFXC"},
       {"af-south-1", "Z2DHW2332DAMTN"},     {"ap-east-1", "Z3FD1VL90ND7K5"},
       {"ap-northeast-1", "Z1YSHQZHG15GKL"}, {"ap-northeast-2", "Z20JF4UZKIW1U8"},
       {"ap-northeast-3", "Z22ZYORY4PQWG"},  {"ap-south-1", "Z3VO1THU9YC4UR"},
       {"ap-southeast-1", "ZL327KTPIQFUL"},  {"ap-southeast-2", "Z2RPCDW04V8134"},
       {"ca-central-1", "Z19DQILCV0OWEC"},   {"eu-central-1", "Z1U9ULNL0V5AJ3"},
       {"eu-north-1", "Z3UWIKFBOOGXPP"},     {"eu-south-1", "Z3BT4WSQ9TDYZV"},
       {"eu-west-1", "ZLY8HYME6SFDD"},       {"eu-west-2", "ZJ5UAJN8Y3Z2Q"},
       {"eu-west-3", "Z3KY65QIEKYHQQ"},      {"me-south-1", "Z20ZBPC0SS8806"},
       {"sa-east-1", "ZCMLWB8V5SYIT"}}};
  const auto found = std::find_if(zones.begin(), zones.end(),
                                  [region](const Zone& zone) { return zone.first == region; });
  return found == zones.end() ? std::string_view() : found->second;
}

Result<void> check(const Domain& domain) {
  if (auto valid = check_endpoints(domain); !valid) return valid;
  if (auto valid = check_tls(domain); !valid) return valid;
  const bool has_policy = !domain.policy.empty() || !domain.management_policy.empty();
  if (has_policy && !domain.has_endpoint("PRIVATE")) {
    return bad_request("Policies are only supported for private custom domain names");
  }
  return {};
}

Result<std::string> checked_name(std::string_view name) {
  if (!is_domain_name(name)) return bad_request("The domain name you provided is not valid.");
  return lower_case(name);
}

Result<void> check_base_path(std::string_view base_path) {
  const bool valid = std::all_of(base_path.begin(), base_path.end(), [](char c) {
    return is_alphanumeric(c) || std::string_view("$-_.+!*'(),/").find(c) != std::string_view::npos;
  });
  if (!valid) {
    return bad_request(
        "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),");
  }
  const bool has_empty_segment = base_path.starts_with('/') || base_path.ends_with('/') ||
                                 base_path.find("//") != base_path.npos;
  if (has_empty_segment) {
    return bad_request("API mapping key should not start with a '/' or have consecutive '/'s.");
  }
  if (base_path.size() > 300) {
    return bad_request("An ApiMapping key may not be longer than 300 characters");
  }
  return {};
}

void name_endpoints(Domain& domain, Random& random) {
  if (!domain.has_endpoint("REGIONAL")) {
    domain.regional_name.clear();
  } else if (domain.regional_name.empty()) {
    const std::string_view suffix = domain.scope.region.starts_with("cn-") ? ".cn" : "";
    domain.regional_name = fmt::format("d-{}.execute-api.{}.amazonaws.com{}",
                                       random.lower_alphanumeric(10), domain.scope.region, suffix);
  }
  if (!domain.has_endpoint("EDGE")) {
    domain.distribution_name.clear();
  } else if (domain.distribution_name.empty()) {
    domain.distribution_name = fmt::format("d{}.cloudfront.net", random.lower_alphanumeric(13));
  }
  if (domain.has_endpoint("PRIVATE") && domain.id.empty()) {
    domain.id = random.lower_alphanumeric(10);
  }
}

Result<Domain*> add(Store& store, Domain domain, Random& random) {
  if (auto valid = check(domain); !valid) return valid.error();
  name_endpoints(domain, random);
  if (!domain.is_private() && store.is_taken(domain.scope.region, domain.name)) {
    return bad_request("The domain name you provided already exists.");
  }
  return &store.add(std::move(domain));
}

Result<void> check_api_removal(const Store& store, const aws::Scope& scope,
                               std::string_view api_id) {
  if (!store.maps(scope, api_id)) return {};
  return bad_request(
      "Please remove all base path mappings related to the API in your domains before deleting "
      "this API.");
}

Result<void> check_stage_removal(const Store& store, const aws::Scope& scope,
                                 std::string_view api_id, std::string_view stage) {
  if (!store.maps(scope, api_id, stage)) return {};
  return bad_request(
      "Please remove all base path mappings related to the stage in your domains before deleting "
      "this stage.");
}

}  // namespace emulator::custom_domains
