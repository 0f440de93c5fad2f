#pragma once

// The input of REST-JSON operations, held against the service model. Include it in .cpp files only.

#include "daemon/aws/json.hpp"
#include "daemon/aws/rest_json.hpp"

namespace emulator::aws {

struct RestBody {
  JsonDocument document;
};

// The request's JSON body, an empty object where it has none.
const Json& body_of(const RestCall& call);

}  // namespace emulator::aws
