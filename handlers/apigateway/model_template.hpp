#pragma once

#include <string>

#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// The sample mapping template of GetModelTemplate: what makes a payload of a model's structure,
// with sample values to be replaced.
std::string model_template(const RestApi& api, const Model& model);

}  // namespace emulator::apigateway
