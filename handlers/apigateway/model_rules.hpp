#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"
#include "handlers/json_schema/schema.hpp"

namespace emulator {
class Random;
}

namespace emulator::apigateway {

// The models "Empty" and "Error", which every API has from the beginning.
void add_default_models(RestApi& api, Random& random);

// A model's schema with the models it refers to; nothing when it is no schema.
std::optional<json_schema::Schema> compile_model(const RestApi& api, std::string_view schema);

// 400 for a schema that is none.
Result<void> check_schema(const RestApi& api, const Model& model);
// Where a model is used, "method request: resource/GET" say, as AWS names it; empty when nowhere.
std::string use_of_model(const RestApi& api, std::string_view name);

}  // namespace emulator::apigateway
