#pragma once

#include "daemon/aws/model.hpp"

namespace emulator::sns {

// The input constraints of all of SNS's operations.
extern const aws::ServiceModel service_model;

}  // namespace emulator::sns
