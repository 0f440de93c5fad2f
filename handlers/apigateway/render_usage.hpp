#pragma once

#include <string>

#include "handlers/apigateway/usage_plan.hpp"

namespace emulator::apigateway {

std::string render(const ApiKey& key, bool with_value);
std::string render(const UsagePlan& plan);
// As one of a plan.
std::string render_plan_key(const ApiKey& key);

}  // namespace emulator::apigateway
