#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "handlers/apigatewayv2/domains.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/paging.hpp"
#include "handlers/apigatewayv2/rules.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

using custom_domains::Certificate;
using custom_domains::Domain;
using custom_domains::RoutingMode;

constexpr std::string_view mode_names[] = {"API_MAPPING_ONLY", "ROUTING_RULE_ONLY",
                                           "ROUTING_RULE_THEN_API_MAPPING"};

std::string iso_seconds(std::chrono::system_clock::time_point time) {
  const std::string text = iso8601_milliseconds(time);
  return text.substr(0, text.find('.')) + "Z";
}

Document configuration(const Domain& domain, std::string_view type) {
  const bool regional = type == "REGIONAL";
  const Certificate& certificate = regional ? domain.regional_certificate : domain.certificate;
  Document shown;
  const auto optional_text = [&shown](std::string_view name, std::string_view value) {
    if (!value.empty()) shown.set_text(name, value);
  };
  optional_text("apiGatewayDomainName", regional ? domain.regional_name : domain.distribution_name);
  optional_text("certificateArn", certificate.arn);
  optional_text("certificateName", certificate.name);
  shown.set_text("certificateUploadDate", iso_seconds(certificate.since));
  shown.set_text("domainNameStatus", "AVAILABLE");
  shown.set_text("endpointType", type);
  optional_text("hostedZoneId", regional ? custom_domains::regional_hosted_zone(domain.scope.region)
                                         : custom_domains::distribution_hosted_zone);
  shown.set_text("ipAddressType", domain.ip_address_type);
  shown.set_text("securityPolicy", domain.security_policy);
  optional_text("ownershipVerificationCertificateArn", domain.ownership_certificate_arn);
  return shown;
}

std::string render(const Domain& domain) {
  Document shown;
  shown.set_text("apiMappingSelectionExpression", "$request.basepath");
  shown.set_text("domainName", domain.name);
  shown.set_text("domainNameArn", domain.arn());
  std::string configurations;
  for (const std::string& type : domain.endpoint_types)
    configurations += (configurations.empty() ? "" : ",") + configuration(domain, type).to_json();
  shown.set_json("domainNameConfigurations", "[" + configurations + "]");
  if (!domain.truststore_uri.empty()) {
    Document mutual;
    mutual.set_text("truststoreUri", domain.truststore_uri);
    if (!domain.truststore_version.empty()) {
      mutual.set_text("truststoreVersion", domain.truststore_version);
    }
    shown.set("mutualTlsAuthentication", mutual);
  }
  shown.set_text("routingMode", mode_names[static_cast<std::size_t>(domain.routing_mode)]);
  Document tags;
  for (const auto& [key, value] : domain.tags)
    tags.set_text(key, value);
  shown.set("tags", tags);
  return shown.to_json();
}

// The one endpoint that a domain has here.
void apply_configuration(Domain& domain, const Document& given) {
  Certificate& certificate = domain.regional_certificate;
  const auto take = [&given](std::string_view name, std::string& member) {
    if (given.has(name)) member = given.text(name);
  };
  take("certificateArn", certificate.arn);
  take("certificateName", certificate.name);
  take("securityPolicy", domain.security_policy);
  take("ipAddressType", domain.ip_address_type);
  take("ownershipVerificationCertificateArn", domain.ownership_certificate_arn);
  if (given.has("endpointType")) domain.endpoint_types = {given.text("endpointType")};
}

// What a request gives goes over what is there.
Result<void> apply(Domain& domain, const aws::RestCall& call) {
  const Document given = given_members(call);
  if (const aws::Json* list = aws::member(aws::body_of(call), "domainNameConfigurations")) {
    if (list->Size() > 1) return bad_request("Only one domain name configuration is supported");
    if (!list->Empty()) apply_configuration(domain, Document::parse(aws::to_string((*list)[0])));
  }
  if (given.has("mutualTlsAuthentication")) {
    const Document mutual = given.object("mutualTlsAuthentication");
    domain.truststore_uri = mutual.text("truststoreUri");
    domain.truststore_version = mutual.text("truststoreVersion");
  }
  if (given.has("routingMode")) {
    const auto found =
        std::find(std::begin(mode_names), std::end(mode_names), given.text("routingMode"));
    domain.routing_mode = static_cast<RoutingMode>(found - std::begin(mode_names));
  }
  return {};
}

}  // namespace

Result<void> check_managed(const Domain& domain) {
  if (domain.endpoint_types != std::vector<std::string>{"REGIONAL"}) {
    return bad_request(
        "Only REGIONAL domain names can be managed through the API Gateway V2 API. For EDGE domain "
        "names, please use the API Gateway V1 API. Also note that only REST APIs can be attached "
        "to EDGE domain names.");
  }
  if (domain.security_policy == "TLS_1_0") {
    return bad_request(
        "Only REGIONAL domain names with a security policy of TLS 1.2 can be managed through the "
        "API Gateway V2 API. For TLS 1.0 domain names, please use the API Gateway V1 API to "
        "upgrade your security policy to TLS 1.2. Currently, only REST APIs can be attached to a "
        "domain name with a security policy of TLS 1.0.");
  }
  return {};
}

Result<Domain*> find_domain(State& state, const aws::RestCall& call) {
  std::string key = call.label("domainName");
  if (const std::string* id = call.query_value("domainNameId"); id && !id->empty()) {
    key.append("+").append(*id);
  }
  if (Domain* domain = state.domains.find(call.call.scope, key)) return domain;
  return custom_domains::invalid_domain();
}

Answer create_domain_name(State& state, aws::RestCall& call) {
  const Document given = given_members(call);
  auto name = custom_domains::checked_name(given.text("domainName"));
  if (!name) return name.error();
  Domain domain;
  domain.scope = call.call.scope;
  domain.name = std::move(*name);
  domain.endpoint_types = {"REGIONAL"};
  domain.security_policy = "TLS_1_2";
  domain.ip_address_type = "ipv4";
  domain.regional_certificate.since = state.platform.clock.now();
  if (auto applied = apply(domain, call); !applied) return applied.error();
  const Document tags = given.object("tags");
  if (auto valid = check_tags(tags); !valid) return valid.error();
  for (const auto& [key, value] : tags.members())
    domain.tags.emplace(key, tags.text(key));
  if (auto valid = check_managed(domain); !valid) return valid.error();
  const auto added = custom_domains::add(state.domains, std::move(domain), state.platform.random);
  if (!added) return added.error();
  return aws::json_response(201, render(**added));
}

Answer get_domain_name(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  return aws::json_response(200, render(**domain));
}

// Private ones are managed through the API of REST APIs alone.
Answer get_domain_names(State& state, aws::RestCall& call) {
  const auto page = page_request(call);
  if (!page) return page.error();
  std::map<std::string, const Domain*> shown;
  for (const auto& [key, domain] : state.domains.all(call.call.scope)) {
    if (!domain.is_private()) shown.emplace(key, &domain);
  }
  return page_response(aws::page_of(shown, page->after, page->limit),
                       [](const Domain* domain) { return render(*domain); });
}

Answer update_domain_name(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  Domain changed = **domain;
  if (auto valid = check_managed(changed); !valid) return valid.error();
  if (auto applied = apply(changed, call); !applied) return applied.error();
  if (auto valid = check_managed(changed); !valid) return valid.error();
  if (auto valid = custom_domains::check(changed); !valid) return valid.error();
  if (changed.regional_certificate.arn != (*domain)->regional_certificate.arn) {
    changed.regional_certificate.since = state.platform.clock.now();
  }
  state.domains.replace(**domain, std::move(changed));
  return aws::json_response(200, render(**domain));
}

Answer delete_domain_name(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  state.domains.remove(**domain);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::apigatewayv2
