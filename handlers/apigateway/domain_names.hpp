#pragma once

#include <string>

#include "handlers/apigateway/state.hpp"

namespace emulator::apigateway {

// The domain that an operation names: by its name, and by its id where it is a private one. Or
// AWS's 404.
Result<custom_domains::Domain*> find_domain(State& state, const aws::RestCall& call);

// "(none)" is AWS's word for an empty base path, and for a stage that isn't named.
std::string without_none(std::string text);

std::string render(const custom_domains::Domain& domain);
std::string render(const custom_domains::Mapping& mapping);
std::string render(const custom_domains::AccessAssociation& association);

}  // namespace emulator::apigateway
