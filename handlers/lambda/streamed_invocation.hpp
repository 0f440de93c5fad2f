#pragma once

#include <string>

#include "handlers/lambda/function_reference.hpp"
#include "lambda/streamed_invocation.hpp"

namespace emulator::lambda {

struct ServiceState;

// Invokes the function apart from the caller, who reads what comes of it.
StreamReader invoke_streaming(ServiceState& state, FunctionTarget target, std::string request_id,
                              InvocationInput input);

}  // namespace emulator::lambda
