#pragma once

#include <span>

#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// The stage with all of UpdateStage's operations applied in their order. What a stage refers to is
// not looked up: deployments, certificates, versions.
Result<Stage> patched(Stage stage, std::span<const aws::PatchOperation> operations);

}  // namespace emulator::apigateway
