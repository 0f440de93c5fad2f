#pragma once

#include <optional>

#include "handlers/apigateway/key_admission.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator {
class Clock;
}

namespace emulator::apigateway {
class UsageStore;
}

namespace emulator::execute_api {

// Holds the request's key against the usage plans of its stage, and takes from the plan's throttle
// and quota. The exchange then knows the key. For methods that ask for one.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html
std::optional<Fault> key_fault(Exchange& exchange, apigateway::UsageStore& store,
                               const Clock& clock);

// What an admission means for a request; nothing where it goes on.
std::optional<Fault> fault_of(apigateway::Admission outcome);

}  // namespace emulator::execute_api
