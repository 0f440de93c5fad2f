#pragma once

#include <string>

#include "handlers/apigateway_sdk/api.hpp"

namespace emulator::apigateway_sdk {

// An archive of the files, each readable by everybody and changed at `time`.
std::string zip(const Files& files, Time time);

}  // namespace emulator::apigateway_sdk
