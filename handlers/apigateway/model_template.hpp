#pragma once

#include <string>
#include <string_view>

#include "handlers/apigateway/model.hpp"
#include "handlers/json_schema/schema.hpp"

namespace emulator::apigateway {

// The sample mapping template of GetModelTemplate: what makes a payload of a model's structure,
// with sample values to be replaced.
std::string model_template(const RestApi& api, const Model& model);
// The same of a schema that may refer to other models, of any API.
std::string model_template(std::string_view schema, const json_schema::ModelLookup& models);

}  // namespace emulator::apigateway
