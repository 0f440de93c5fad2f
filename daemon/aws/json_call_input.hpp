#pragma once

// The input of the JSON protocol's operations. Include it in .cpp files only.

#include "daemon/aws/json_body.hpp"
#include "daemon/aws/json_protocol.hpp"

namespace emulator::aws {

// The request's JSON; what the service model says of it has been checked.
inline const Json& body_of(const JsonCall& call) {
  return object_of(call.body);
}

}  // namespace emulator::aws
