#pragma once

#include "daemon/aws/model.hpp"

namespace emulator::lambda {

// The input constraints of all of Lambda's operations.
extern const aws::ServiceModel service_model;

}  // namespace emulator::lambda
