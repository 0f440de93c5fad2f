#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/patch.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/tag_rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<VpcLink> rules[] = {
    {"/description", {replace}, patch_text<&VpcLink::description>},
    {"/name", {replace}, patch_text<&VpcLink::name>},
};

// A new link is pending in the answer that makes it, as on AWS, and there is nothing to wait for
// afterwards.
std::string render(const VpcLink& link, bool is_new = false) {
  Object out;
  out.text("id", link.id);
  out.text("name", link.name);
  out.optional_text("description", link.description);
  out.list("targetArns", link.target_arns);
  if (is_new) {
    out.text("status", "PENDING");
  } else if (!link.fault.empty()) {
    out.text("status", "FAILED");
    out.text("statusMessage", link.fault);
  } else {
    out.text("status", "AVAILABLE");
    out.text("statusMessage", "Your vpc link is ready for use");
  }
  out.optional_map("tags", link.tags);
  return out.take();
}

// AWS looks at the load balancer only after it has taken the request.
std::string fault_of(const VpcLink& link, const aws::Scope& scope) {
  for (const std::string& target : link.target_arns) {
    const auto arn = aws::parse_arn(target);
    if (!arn || arn->service != "elasticloadbalancing" ||
        !arn->resource.starts_with("loadbalancer/net/")) {
      return "NLB ARN is malformed.";
    }
    if (arn->region != scope.region) return fmt::format("NLB is not in {}.", scope.region);
  }
  return {};
}

Result<VpcLink*> find_link(State& state, const aws::RestCall& call) {
  auto& links = state.connectivity.vpc_links[call.call.scope];
  const auto found = links.find(call.label("vpclink_id"));
  if (found == links.end()) return not_found("Invalid Vpc Link identifier specified");
  return &found->second;
}

// The methods of stages that go by it: "GET:abc:prod".
std::string references(State& state, const aws::Scope& scope, const std::string& id) {
  std::string found;
  for (const auto& [api_id, api] : state.apis.all(scope)) {
    for (const auto& [resource_id, resource] : api.resources) {
      for (const auto& [name, method] : resource.methods) {
        if (!method.integration || method.integration->connection_id != id) continue;
        for (const auto& [stage, ignored] : api.stages) {
          if (!found.empty()) found += ", ";
          found += fmt::format("{}:{}:{}", name, resource_id, stage);
        }
      }
    }
  }
  return found;
}

}  // namespace

Answer create_vpc_link(State& state, aws::RestCall& call) {
  Input in(call);
  VpcLink link;
  link.name = in.text("name");
  link.description = in.text("description");
  link.target_arns = in.list("targetArns");
  link.tags = in.strings("tags");
  if (in.fault()) return *in.fault();
  if (link.name.empty()) return bad_request("VPC link name must not be empty");
  if (link.target_arns.size() != 1) {
    return bad_request("A VPC link has the ARN of exactly one network load balancer");
  }
  if (auto valid = check_tags({}, link.tags); !valid) return valid.error();
  link.id = state.platform.random.lower_alphanumeric(6);
  link.fault = fault_of(link, call.call.scope);
  const auto added =
      state.connectivity.vpc_links[call.call.scope].emplace(link.id, std::move(link)).first;
  return aws::json_response(202, render(added->second, true));
}

Answer get_vpc_link(State& state, aws::RestCall& call) {
  const auto link = find_link(state, call);
  if (!link) return link.error();
  return aws::json_response(200, render(**link));
}

Answer get_vpc_links(State& state, aws::RestCall& call) {
  const auto page = page_request(call);
  if (!page) return page.error();
  const auto& links = state.connectivity.vpc_links[call.call.scope];
  return aws::json_response(200, render_page(aws::page_of(links, page->after_key, page->limit),
                                             [](const VpcLink& link) { return render(link); }));
}

Answer update_vpc_link(State& state, aws::RestCall& call) {
  const auto link = find_link(state, call);
  if (!link) return link.error();
  const auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, **link, *operations);
  if (!changed) return changed.error();
  if (changed->name.empty()) return bad_request("VPC link name must not be empty");
  **link = std::move(*changed);
  return aws::json_response(200, render(**link));
}

Answer delete_vpc_link(State& state, aws::RestCall& call) {
  const auto link = find_link(state, call);
  if (!link) return link.error();
  const std::string id = (*link)->id;
  const std::string users = references(state, call.call.scope, id);
  if (!users.empty()) {
    return bad_request(
        fmt::format("Cannot delete vpc link. Vpc link '{}', is referenced in [{}] in format of "
                    "[Method:Resource:Stage].",
                    id, users));
  }
  state.connectivity.vpc_links[call.call.scope].erase(id);
  return empty_response(202);
}

}  // namespace emulator::apigateway
