#pragma once

#include "daemon/aws/model.hpp"

namespace emulator::logs {

// The input constraints of the operations that are implemented.
extern const aws::ServiceModel service_model;

}  // namespace emulator::logs
