#include "handlers/apigateway/domain_names.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigateway {

namespace {

using custom_domains::RoutingMode;

std::string_view name_of(RoutingMode mode) noexcept {
  switch (mode) {
    case RoutingMode::rules:
      return "ROUTING_RULE_ONLY";
    case RoutingMode::rules_then_mappings:
      return "ROUTING_RULE_THEN_BASE_PATH_MAPPING";
    case RoutingMode::mappings:
      break;
  }
  return "BASE_PATH_MAPPING_ONLY";
}

}  // namespace

std::string render(const custom_domains::Domain& domain) {
  Object out;
  out.text("domainName", domain.name);
  out.optional_text("domainNameId", domain.id);
  out.text("domainNameArn", domain.arn());
  const auto& edge = domain.certificate;
  out.optional_text("certificateName", edge.name);
  out.optional_text("certificateArn", edge.arn);
  const auto& regional = domain.regional_certificate;
  out.time("certificateUploadDate", edge.given() ? edge.since : regional.since);
  if (!domain.regional_name.empty()) {
    out.text("regionalDomainName", domain.regional_name);
    out.optional_text("regionalHostedZoneId",
                      custom_domains::regional_hosted_zone(domain.scope.region));
  }
  out.optional_text("regionalCertificateName", regional.name);
  out.optional_text("regionalCertificateArn", regional.arn);
  if (!domain.distribution_name.empty()) {
    out.text("distributionDomainName", domain.distribution_name);
    out.text("distributionHostedZoneId", custom_domains::distribution_hosted_zone);
  }
  Object endpoint;
  endpoint.list("types", domain.endpoint_types);
  endpoint.text("ipAddressType", domain.ip_address_type);
  out.json("endpointConfiguration", endpoint.take());
  // Nothing here takes the minutes that DNS and distributions do.
  out.text("domainNameStatus", "AVAILABLE");
  out.text("securityPolicy", domain.security_policy);
  out.optional_text("endpointAccessMode", domain.endpoint_access_mode);
  out.optional_map("tags", domain.tags);
  if (!domain.truststore_uri.empty()) {
    Object mutual;
    mutual.text("truststoreUri", domain.truststore_uri);
    mutual.optional_text("truststoreVersion", domain.truststore_version);
    out.json("mutualTlsAuthentication", mutual.take());
  }
  out.optional_text("ownershipVerificationCertificateArn", domain.ownership_certificate_arn);
  out.optional_text("managementPolicy", domain.management_policy);
  out.optional_text("policy", domain.policy);
  out.text("routingMode", name_of(domain.routing_mode));
  return out.take();
}

std::string render(const custom_domains::Mapping& mapping) {
  Object out;
  out.text("basePath", mapping.base_path.empty() ? "(none)" : mapping.base_path);
  out.text("restApiId", mapping.api_id);
  out.optional_text("stage", mapping.stage);
  return out.take();
}

std::string render(const custom_domains::AccessAssociation& association) {
  Object out;
  out.text("domainNameAccessAssociationArn", association.arn);
  out.text("domainNameArn", association.domain_arn);
  out.text("accessAssociationSourceType", "VPCE");
  out.text("accessAssociationSource", association.source);
  out.optional_map("tags", association.tags);
  return out.take();
}

}  // namespace emulator::apigateway
