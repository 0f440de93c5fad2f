#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/apigateway/entity_rules.hpp"
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

// All that is wrong with a model's schema: "/schema/properties/id/type". What is wrong with models
// that it refers to is theirs.
void find_schema_faults(const RestApi& api, const Model& model, Faults& faults);
// 400 for a schema that is none, by itself or by what it refers to.
Result<void> check_schema(const RestApi& api, const Model& model);
// Where a model is used, "method request: resource/GET" say, as AWS names it; empty when nowhere.
std::string use_of_model(const RestApi& api, std::string_view name);

}  // namespace emulator::apigateway
