#include "daemon/random.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/rules.hpp"

namespace emulator::apigatewayv2 {

// A link is pending in the answer that makes it, as on AWS, and there is nothing to wait for
// afterwards.
Answer create_vpc_link(State& state, aws::RestCall& call) {
  Document link = given_members(call);
  if (link.texts("subnetIds").empty()) {
    return bad_request("At least one subnet is required for a VPC link");
  }
  if (auto valid = check_tags(link.object("tags")); !valid) return valid.error();
  const std::string id = state.platform.random.lower_alphanumeric(6);
  link.set_text("vpcLinkId", id);
  link.set_text("createdDate", timestamp(state));
  link.set_text("vpcLinkVersion", "V2");
  link.default_json("securityGroupIds", "[]");
  link.default_json("tags", "{}");
  Document answer = link;
  answer.set_text("vpcLinkStatus", "PENDING");
  answer.set_text("vpcLinkStatusMessage", "VPC link is provisioning ENIs");
  link.set_text("vpcLinkStatus", "AVAILABLE");
  link.set_text("vpcLinkStatusMessage", "VPC link is ready to route traffic");
  state.accounts[call.call.scope].children[Kind::vpc_link][id].document = std::move(link);
  return aws::json_response(201, answer.to_json());
}

Answer update_vpc_link(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::vpc_link);
  if (!at) return at.error();
  Document& link = at->entity->document;
  const Document given = given_members(call);
  for (const auto& [name, value] : given.members())
    link.set_json(name, value);
  return aws::json_response(200, link.to_json());
}

Answer delete_vpc_link(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::vpc_link);
  if (!at) return at.error();
  for (const auto& [id, api] : at->parent->all(Kind::api)) {
    for (const auto& [integration_id, integration] : api.all(Kind::integration)) {
      if (integration.document.text("connectionId") != at->id) continue;
      return bad_request("Cannot delete VPC link while an integration of API " + id + " uses it");
    }
  }
  at->parent->children[Kind::vpc_link].erase(at->id);
  return aws::json_response(202, "{}");
}

}  // namespace emulator::apigatewayv2
