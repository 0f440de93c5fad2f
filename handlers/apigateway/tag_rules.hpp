#pragma once

#include "daemon/aws/tags.hpp"
#include "handlers/apigateway/errors.hpp"

namespace emulator::apigateway {

// Whether `added` may be put over `present`; 400 otherwise.
Result<void> check_tags(const aws::Tags& present, const aws::Tags& added);

}  // namespace emulator::apigateway
