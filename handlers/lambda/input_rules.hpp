#pragma once

#include "daemon/aws/rest_json.hpp"
#include "daemon/platform.hpp"

namespace emulator::lambda {

// What every input is held against; less under LOCALSTACK_COMPAT.
aws::InputRules input_rules(const Platform& platform);

}  // namespace emulator::lambda
