#include <fmt/format.h>

#include "daemon/random.hpp"
#include "handlers/apigatewayv2/domains.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/paging.hpp"
#include "handlers/custom_domains/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

using custom_domains::Domain;
using custom_domains::Protocol;
using custom_domains::RoutingRule;

struct RulePath {
  Domain* domain;
  RoutingRule* rule;
};

Result<RulePath> find_rule(State& state, const aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  const auto found = (*domain)->rules.find(call.label("routingRuleId"));
  if (found == (*domain)->rules.end()) {
    return aws::Error{404, "NotFoundException", "Invalid routing rule identifier specified"};
  }
  return RulePath{*domain, &found->second};
}

// Whether a rule may stand in the domain, beside all but that of its own id.
Result<void> check(const State& state, const Domain& domain, const RoutingRule& rule) {
  if (!domain.is_private()) {
    if (auto valid = check_managed(domain); !valid) return valid;
  }
  const auto api = state.domains.find_api(domain.scope, rule.api_id);
  if (!api) return bad_request("Invalid API identifier specified");
  if (api->protocol != Protocol::rest) {
    return bad_request("Only REST APIs are supported as target APIs for routing rules");
  }
  if (!api->has_stage(rule.stage)) return bad_request("Invalid stage identifier specified");
  const RoutingRule* other = domain.rule_of_priority(rule.priority);
  if (other == nullptr || other->id == rule.id) return {};
  return conflict(fmt::format("A routing rule with priority {} already exists for this domain name",
                              rule.priority));
}

}  // namespace

Answer create_routing_rule(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  auto rule = read_rule(call);
  if (!rule) return rule.error();
  if (auto valid = check(state, **domain, *rule); !valid) return valid.error();
  rule->id = state.platform.random.lower_alphanumeric(6);
  const auto added = (*domain)->rules.emplace(rule->id, std::move(*rule)).first;
  return aws::json_response(201, render(added->second, **domain));
}

Answer get_routing_rule(State& state, aws::RestCall& call) {
  const auto path = find_rule(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->rule, *path->domain));
}

// In the order in which they are asked.
Answer list_routing_rules(State& state, aws::RestCall& call) {
  const auto domain = find_domain(state, call);
  if (!domain) return domain.error();
  const auto page = page_request(call);
  if (!page) return page.error();
  std::map<std::string, const RoutingRule*> shown;
  for (const auto& [id, rule] : (*domain)->rules)
    shown.emplace(fmt::format("{:07}", rule.priority), &rule);
  return page_response(
      aws::page_of(shown, page->after, page->limit),
      [&of = **domain](const RoutingRule* rule) { return render(*rule, of); }, "routingRules");
}

Answer put_routing_rule(State& state, aws::RestCall& call) {
  const auto path = find_rule(state, call);
  if (!path) return path.error();
  auto rule = read_rule(call);
  if (!rule) return rule.error();
  rule->id = path->rule->id;
  if (auto valid = check(state, *path->domain, *rule); !valid) return valid.error();
  *path->rule = std::move(*rule);
  return aws::json_response(200, render(*path->rule, *path->domain));
}

Answer delete_routing_rule(State& state, aws::RestCall& call) {
  const auto path = find_rule(state, call);
  if (!path) return path.error();
  path->domain->rules.erase(path->rule->id);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::apigatewayv2
