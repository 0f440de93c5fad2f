#pragma once

// An HTTP API as an OpenAPI document: what import_document.hpp reads, the other way around.

#include <string>

#include "handlers/apigatewayv2/entity.hpp"
#include "handlers/openapi/node.hpp"

namespace emulator::apigatewayv2 {

struct ExportOptions {
  std::string stage;  // empty for the latest configuration
  bool with_extensions = true;
};

openapi::Node export_document(const Entity& api, const ExportOptions& options);
// The authorizers, as security schemes.
openapi::Node export_security_schemes(const Entity& api, const ExportOptions& options);
// What a route asks of its callers; empty for an open one.
openapi::Node export_security(const Entity& api, const Document& route);

// A member as the document has it, null for one that isn't there.
openapi::Node member_node(const Document& document, std::string_view name);

}  // namespace emulator::apigatewayv2
