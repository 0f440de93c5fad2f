#pragma once

#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

Result<void> check_stage_name(std::string_view name);
Result<void> check_stage_variables(const StringMap& variables);

}  // namespace emulator::apigateway
