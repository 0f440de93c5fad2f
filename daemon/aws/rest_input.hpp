#pragma once

// The input of REST-JSON operations, held against the service model. Include it in .cpp files only.

#include "daemon/aws/json_body.hpp"
#include "daemon/aws/rest_json.hpp"

namespace emulator::aws {

// The request's JSON body, an empty object where it has none.
inline const Json& body_of(const RestCall& call) {
  return object_of(call.body);
}

}  // namespace emulator::aws
