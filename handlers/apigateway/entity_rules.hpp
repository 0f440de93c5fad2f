#pragma once

// The rules of entities that both an operation and a document can make; each is with the operations
// of its entity.

#include <string_view>

#include "daemon/aws/faults.hpp"
#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

using aws::Faults;

// All that is wrong, by AWS's names of the members.
void find_faults(const RestApi& api, Faults& faults);
void find_faults(const Authorizer& authorizer, Faults& faults);
// The type has to be known, too.
void find_faults(const GatewayResponse& response, Faults& faults);

// The first of an entity's faults, which is what its operations answer.
template <class... Entity>
Result<void> check(const Entity&... entity) {
  Faults faults;
  find_faults(entity..., faults);
  return faults.first();
}

// What a gateway response is where it says nothing.
void fill_defaults(GatewayResponse& response);
Result<void> check_model_name(std::string_view name);

}  // namespace emulator::apigateway
