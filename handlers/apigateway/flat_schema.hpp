#pragma once

#include <string>

#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// A model's schema with the models that it refers to among its definitions, and theirs. What is no
// JSON stays as it is.
std::string flat_schema(const RestApi& api, const Model& model);

}  // namespace emulator::apigateway
