#pragma once

#include "daemon/aws/error.hpp"
#include "daemon/aws/rest_json.hpp"
#include "daemon/aws/tags.hpp"

namespace emulator::lambda {

struct ServiceState;

// The tags of what the Resource label of the tag operations names by its full ARN: an unqualified
// function, a code signing configuration, an event source mapping or a capacity provider.
aws::Result<aws::Tags*> tagged_resource(ServiceState& state, const aws::RestCall& call);

}  // namespace emulator::lambda
