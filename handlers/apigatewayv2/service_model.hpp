#pragma once

#include "daemon/aws/model.hpp"

namespace emulator::apigatewayv2 {

// The input constraints of the operations that have a handler.
extern const aws::ServiceModel service_model;

}  // namespace emulator::apigatewayv2
