#pragma once

#include "daemon/aws/error.hpp"
#include "daemon/aws/rest_json.hpp"

namespace emulator::lambda {

struct Function;
struct ServiceState;

// The function that the Resource label of the tag operations names by its full, unqualified ARN.
aws::Result<Function*> tagged_resource(ServiceState& state, const aws::RestCall& call);

}  // namespace emulator::lambda
