#pragma once

// The rules of entities that both an operation and a document can make; each is with the operations
// of its entity.

#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

Result<void> check(const RestApi& api);
Result<void> check(const Authorizer& authorizer);
// The type has to be known, too.
Result<void> check(const GatewayResponse& response);
// What a gateway response is where it says nothing.
void fill_defaults(GatewayResponse& response);
Result<void> check_model_name(std::string_view name);

}  // namespace emulator::apigateway
