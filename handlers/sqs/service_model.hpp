#pragma once

#include "daemon/aws/model.hpp"

namespace emulator::sqs {

// The input constraints of all of SQS's operations.
extern const aws::ServiceModel service_model;

}  // namespace emulator::sqs
