#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/domain_names.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/tag_rules.hpp"

namespace emulator::apigateway {

namespace {

using custom_domains::AccessAssociation;

Error invalid_association() {
  return not_found("Invalid domain name access association identifier specified");
}

}  // namespace

Answer create_domain_name_access_association(State& state, aws::RestCall& call) {
  Input in(call);
  AccessAssociation association;
  association.domain_arn = in.text("domainNameArn");
  association.source = in.text("accessAssociationSource");
  const std::string type = in.text("accessAssociationSourceType");
  association.tags = in.strings("tags");
  if (in.fault()) return *in.fault();
  if (type != "VPCE" || !association.source.starts_with("vpce-")) {
    return bad_request("The access association source must be a VPC endpoint: vpce-…");
  }
  if (auto valid = check_tags({}, association.tags); !valid) return valid.error();
  const auto* domain = state.domains.find_arn(association.domain_arn);
  if (domain == nullptr || !domain->is_private()) {
    return bad_request(
        "Invalid domain name ARN specified. It must be that of a private custom "
        "domain name");
  }
  const aws::Scope& scope = call.call.scope;
  association.arn =
      aws::make_arn("apigateway", scope.region, scope.account,
                    fmt::format("/domainnameaccessassociations/domainname/{}/vpcesource/{}",
                                domain->key(), association.source));
  if (state.domains.find_association(association.arn) != nullptr) {
    return conflict("The domain name access association already exists");
  }
  return aws::json_response(201,
                            render(state.domains.add_association(scope, std::move(association))));
}

Answer get_domain_name_access_associations(State& state, aws::RestCall& call) {
  const auto page = page_request(call);
  if (!page) return page.error();
  const aws::Scope& scope = call.call.scope;
  const std::string* owner = call.query_value("resourceOwner");
  custom_domains::Store::Associations shown;
  if (owner == nullptr || *owner == "SELF") {
    shown = state.domains.associations(scope);
  } else {
    // Those of others with the domains of this account.
    shown = state.domains.associations_with(scope);
  }
  return aws::json_response(
      200, render_page(aws::page_of(shown, page->after_key, page->limit),
                       [](const AccessAssociation& association) { return render(association); }));
}

Answer delete_domain_name_access_association(State& state, aws::RestCall& call) {
  const std::string& arn = call.label("domain_name_access_association_arn");
  if (!state.domains.associations(call.call.scope).contains(arn)) return invalid_association();
  state.domains.remove_association(arn);
  return empty_response(202);
}

// The domain's owner does, whosever the association is.
Answer reject_domain_name_access_association(State& state, aws::RestCall& call) {
  const std::string* arn = call.query_value("domainNameAccessAssociationArn");
  const std::string* domain_arn = call.query_value("domainNameArn");
  if (arn == nullptr || domain_arn == nullptr) {
    return bad_request("Both the ARN of the association and that of the domain name are required");
  }
  const auto* association = state.domains.find_association(*arn);
  const auto* domain = state.domains.find_arn(*domain_arn);
  const bool owns = domain != nullptr && domain->scope == call.call.scope &&
                    association != nullptr && association->domain_arn == *domain_arn;
  if (!owns) return invalid_association();
  state.domains.remove_association(*arn);
  return empty_response(202);
}

}  // namespace emulator::apigateway
