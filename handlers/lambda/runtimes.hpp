#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "handlers/lambda/function_settings.hpp"

namespace emulator::lambda {

class Scheduler;
struct Function;
struct ServiceState;

// Whether a function of this runtime can run here. InvalidParameterValueException otherwise: AWS's
// text for a runtime that doesn't exist, a clear one for those that need AWS's language images.
std::optional<aws::Error> check_runtime(std::string_view runtime, std::string_view architecture,
                                        Unrunnable unrunnable = Unrunnable::refused);

// Has what runs functions of this runtime ready, or says what is missing. Found once, it costs
// nothing.
boost::asio::awaitable<std::optional<aws::Error>> find_interpreter(Scheduler& scheduler,
                                                                   std::string runtime,
                                                                   Unrunnable unrunnable);

// Examines the code that a function was just given, on a worker: what would fail is told in the log
// before anybody invokes it. AWS accepts such code, and so do we.
void examine_soon(ServiceState& state, const Function& function);

// The ARN of the runtime version that AWS reports; made from the name, and so the same on each
// start.
std::string runtime_version_arn(std::string_view region, std::string_view runtime);

}  // namespace emulator::lambda
