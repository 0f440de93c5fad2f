#pragma once

// What was written of an API's entities, in the fields that OpenAPI has for it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-documenting-api-content-representation.html

#include <initializer_list>
#include <string_view>

#include "handlers/apigateway/documentation.hpp"
#include "handlers/openapi/node.hpp"

namespace emulator::apigateway {

// Puts into an entity of a document what the part says that goes for it: those of its attributes
// that are named in `fields`, and extensions that are not API Gateway's. Null parts say nothing.
void add_documentation(openapi::Node& entity, const DocumentationParts* parts,
                       const DocumentationLocation& location,
                       std::initializer_list<std::string_view> fields);
// The same of an attribute that is an object itself: what is written of an API's "info".
void add_documentation_of(openapi::Node& entity, const DocumentationParts* parts,
                          const DocumentationLocation& location, std::string_view attribute,
                          std::initializer_list<std::string_view> fields);

}  // namespace emulator::apigateway
