#include "handlers/apigateway/domain_names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/policy_text.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/tag_rules.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;
using custom_domains::Certificate;
using custom_domains::Domain;
using custom_domains::RoutingMode;

Result<RoutingMode> routing_mode(std::string_view text) {
  if (text.empty() || text == "BASE_PATH_MAPPING_ONLY") return RoutingMode::mappings;
  if (text == "ROUTING_RULE_ONLY") return RoutingMode::rules;
  if (text == "ROUTING_RULE_THEN_BASE_PATH_MAPPING") return RoutingMode::rules_then_mappings;
  return bad_request(fmt::format("Invalid routing mode specified: {}", text));
}

// "execute-api:/*" in a private domain's policy is the domain itself.
Result<std::string> domain_policy(const Domain& domain, std::string_view text) {
  auto policy = checked_policy(text);
  if (!policy) return policy;
  constexpr std::string_view shorthand = "\"execute-api:/*\"";
  const std::string resource = fmt::format("\"arn:aws:execute-api:{}:{}:/domainnames/{}/*\"",
                                           domain.scope.region, domain.scope.account, domain.key());
  for (auto at = policy->find(shorthand); at != policy->npos;
       at = policy->find(shorthand, at + resource.size())) {
    policy->replace(at, shorthand.size(), resource);
  }
  return policy;
}

template <auto certificate, auto member>
Result<void> patch_certificate(Domain& domain, const PatchTarget& target) {
  (domain.*certificate).*member = target.op == remove ? std::string_view() : target.value;
  return {};
}

template <auto member>
Result<void> patch_removable(Domain& domain, const PatchTarget& target) {
  domain.*member = target.op == remove ? std::string_view() : target.value;
  return {};
}

Result<void> patch_endpoint_types(Domain& domain, const PatchTarget& target) {
  if (target.op == remove) {
    std::erase(domain.endpoint_types, target.value);
  } else {
    domain.endpoint_types.emplace_back(target.value);
  }
  return {};
}

// The path names the type that the value takes the place of.
Result<void> patch_endpoint_type(Domain& domain, const PatchTarget& target) {
  auto& types = domain.endpoint_types;
  const auto found = std::find(types.begin(), types.end(), target.keys[0]);
  if (found == types.end()) {
    return bad_request(fmt::format("Invalid patch path {}", target.path));
  }
  *found = target.value;
  return {};
}

Result<void> patch_policy(Domain& domain, const PatchTarget& target) {
  auto policy = domain_policy(domain, target.value);
  if (!policy) return policy.error();
  domain.policy = std::move(*policy);
  return {};
}

Result<void> patch_management_policy(Domain& domain, const PatchTarget& target) {
  auto policy = checked_policy(target.value);
  if (!policy) return policy.error();
  domain.management_policy = std::move(*policy);
  return {};
}

Result<void> patch_routing_mode(Domain& domain, const PatchTarget& target) {
  const auto mode = routing_mode(target.value);
  if (!mode) return mode.error();
  domain.routing_mode = *mode;
  return {};
}

// Without its truststore a domain has no mutual TLS.
Result<void> patch_truststore(Domain& domain, const PatchTarget& target) {
  domain.truststore_uri = target.value;
  if (target.value.empty()) domain.truststore_version.clear();
  return {};
}

constexpr auto edge = &Domain::certificate;
constexpr auto regional = &Domain::regional_certificate;

const aws::PatchRule<Domain> rules[] = {
    {"/certificateArn", {add, replace, remove}, patch_certificate<edge, &Certificate::arn>},
    {"/certificateName", {add, replace, remove}, patch_certificate<edge, &Certificate::name>},
    {"/endpointAccessMode", {replace}, patch_text<&Domain::endpoint_access_mode>},
    {"/endpointConfiguration/ipAddressType", {replace}, patch_text<&Domain::ip_address_type>},
    {"/endpointConfiguration/types", {add, remove}, patch_endpoint_types},
    {"/endpointConfiguration/types/{type}", {replace}, patch_endpoint_type},
    {"/managementPolicy", {replace}, patch_management_policy},
    {"/mutualTlsAuthentication/truststoreUri", {replace}, patch_truststore},
    {"/mutualTlsAuthentication/truststoreVersion",
     {replace},
     patch_text<&Domain::truststore_version>},
    {"/ownershipVerificationCertificateArn",
     {add, replace, remove},
     patch_removable<&Domain::ownership_certificate_arn>},
    {"/policy", {replace}, patch_policy},
    {"/regionalCertificateArn",
     {add, replace, remove},
     patch_certificate<regional, &Certificate::arn>},
    {"/regionalCertificateName",
     {add, replace, remove},
     patch_certificate<regional, &Certificate::name>},
    {"/routingMode", {replace}, patch_routing_mode},
    {"/securityPolicy", {replace}, patch_text<&Domain::security_policy>},
};

void read_certificates(Input& in, Domain& domain, Time now) {
  domain.certificate.name = in.text("certificateName");
  domain.certificate.arn = in.text("certificateArn");
  domain.certificate.uploaded =
      !in.text("certificateBody").empty() && !in.text("certificatePrivateKey").empty();
  domain.regional_certificate.name = in.text("regionalCertificateName");
  domain.regional_certificate.arn = in.text("regionalCertificateArn");
  domain.ownership_certificate_arn = in.text("ownershipVerificationCertificateArn");
  domain.certificate.since = domain.regional_certificate.since = now;
}

}  // namespace

Result<Domain*> find_domain(State& state, const aws::RestCall& call) {
  std::string key = call.label("domain_name");
  if (const std::string* id = call.query_value("domainNameId"); id && !id->empty()) {
    key.append("+").append(*id);
  }
  if (Domain* domain = state.domains.find(call.call.scope, key)) return domain;
  return custom_domains::invalid_domain();
}

std::string without_none(std::string text) {
  return text == "(none)" ? std::string() : text;
}

Answer create_domain_name(State& state, aws::RestCall& call) {
  Input in(call);
  Domain domain;
  domain.scope = call.call.scope;
  const std::string name = in.text("domainName");
  read_certificates(in, domain, state.platform.clock.now());
  domain.endpoint_types = in.list("endpointConfiguration", "types");
  if (domain.endpoint_types.empty()) domain.endpoint_types = {"EDGE"};
  domain.ip_address_type = in.text_in("endpointConfiguration", "ipAddressType");
  if (domain.ip_address_type.empty()) {
    domain.ip_address_type = domain.has_endpoint("PRIVATE") ? "dualstack" : "ipv4";
  }
  domain.security_policy = in.text("securityPolicy", "TLS_1_2");
  domain.endpoint_access_mode = in.text("endpointAccessMode");
  domain.truststore_uri = in.text_in("mutualTlsAuthentication", "truststoreUri");
  domain.truststore_version = in.text_in("mutualTlsAuthentication", "truststoreVersion");
  const std::string policy = in.text("policy");
  const auto mode = routing_mode(in.text("routingMode"));
  domain.tags = in.strings("tags");
  if (in.fault()) return *in.fault();
  auto checked = custom_domains::checked_name(name);
  if (!checked) return checked.error();
  domain.name = std::move(*checked);
  if (!mode) return mode.error();
  domain.routing_mode = *mode;
  if (auto valid = check_tags({}, domain.tags); !valid) return valid.error();
  custom_domains::name_endpoints(domain, state.platform.random);
  auto kept_policy = domain_policy(domain, policy);
  if (!kept_policy) return kept_policy.error();
  domain.policy = std::move(*kept_policy);
  const auto added = custom_domains::add(state.domains, std::move(domain), state.platform.random);
  if (!added) return added.error();
  return aws::json_response(201, render(**added));
}

Answer get_domain_name(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  return aws::json_response(200, render(**domain));
}

Answer get_domain_names(State& state, aws::RestCall& call) {
  const auto page = page_request(call);
  if (!page) return page.error();
  // No account shares its private domains with another here.
  if (const std::string* owner = call.query_value("resourceOwner");
      owner && *owner == "OTHER_ACCOUNTS") {
    return aws::json_response(200, render_items({}));
  }
  const auto& domains = state.domains.all(call.call.scope);
  return aws::json_response(200, render_page(aws::page_of(domains, page->after_key, page->limit),
                                             [](const Domain& domain) { return render(domain); }));
}

Answer update_domain_name(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, **domain, *operations);
  if (!changed) return changed.error();
  if (changed->has_endpoint("PRIVATE") != (*domain)->is_private()) {
    return bad_request("A domain name can't be migrated to or from the endpoint type PRIVATE");
  }
  if (auto valid = custom_domains::check(*changed); !valid) return valid.error();
  const Time now = state.platform.clock.now();
  for (const auto certificate : {edge, regional}) {
    Certificate& next = (*changed).*certificate;
    if (next.arn != ((**domain).*certificate).arn) next.since = now;
  }
  custom_domains::name_endpoints(*changed, state.platform.random);
  state.domains.replace(**domain, std::move(*changed));
  return aws::json_response(200, render(**domain));
}

Answer delete_domain_name(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  state.domains.remove(**domain);
  return empty_response(202);
}

}  // namespace emulator::apigateway
