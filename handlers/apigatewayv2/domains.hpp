#pragma once

#include <string>

#include "handlers/apigatewayv2/state.hpp"

namespace emulator::apigatewayv2 {

// The domain that an operation names, or AWS's 404. A private one is named with its id.
Result<custom_domains::Domain*> find_domain(State& state, const aws::RestCall& call);

// Of domains this API manages those of one regional endpoint with TLS 1.2 alone.
Result<void> check_managed(const custom_domains::Domain& domain);

// A routing rule from the body of a request, and as it is shown.
Result<custom_domains::RoutingRule> read_rule(const aws::RestCall& call);
std::string render(const custom_domains::RoutingRule& rule, const custom_domains::Domain& domain);

}  // namespace emulator::apigatewayv2
