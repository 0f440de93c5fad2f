#pragma once

// How schemas refer to others: in a document by "#/definitions/Pet" or "#/components/schemas/Pet",
// in a model by "https://apigateway.amazonaws.com/restapis/{api}/models/Pet".

#include <optional>
#include <string>
#include <string_view>

namespace emulator::openapi {
struct Node;
}

namespace emulator::apigateway {

// The schema that a reference of a document names, and the pointer within it ("" or "/items").
struct SchemaReference {
  std::string name;
  std::string pointer;
};
std::optional<SchemaReference> parse_schema_reference(std::string_view reference);

// A schema of a document as a model has it.
openapi::Node model_schema(const openapi::Node& schema, const std::string& api_id);
// The schema of a model as a document has it; `schemas` is "#/definitions/".
openapi::Node document_schema(const openapi::Node& schema, std::string_view model,
                              std::string_view schemas);

}  // namespace emulator::apigateway
