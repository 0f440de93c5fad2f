#pragma once

#include "daemon/aws/model.hpp"

namespace emulator::apigateway {

// The input constraints of all operations.
extern const aws::ServiceModel service_model;

}  // namespace emulator::apigateway
