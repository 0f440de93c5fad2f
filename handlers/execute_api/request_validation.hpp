#pragma once

#include <optional>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"

namespace emulator::execute_api {

// What the method's validator finds wrong: required parameters that are missing, or a body that
// does not fit its model.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-method-request-validation.html
std::optional<Fault> validation_fault(const Exchange& exchange,
                                      const vtl::InputParameters& parameters);

}  // namespace emulator::execute_api
