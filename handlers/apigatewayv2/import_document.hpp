#pragma once

// What an HTTP API makes of an OpenAPI document: entities that go by their names, until they are
// put into an API.

#include <map>
#include <string>
#include <vector>

#include "handlers/apigatewayv2/document.hpp"
#include "handlers/openapi/definition.hpp"
#include "handlers/openapi/places.hpp"

namespace emulator::apigatewayv2 {

struct Imported {
  Document document;
  openapi::Places places;
};

// As long as the document is there.
struct ImportedApi {
  Imported settings;
  std::vector<Imported> authorizers = {};
  // By the pointers that routes have for targets: several may share one.
  std::map<std::string, Imported> integrations = {};
  std::vector<Imported> routes = {};  // the ids of their authorizers are names
  // What an HTTP API has no use for.
  std::vector<std::string> ignored = {};
};

// Pure, and as long as the document is.
ImportedApi read_document(const openapi::View& document, openapi::BasePath base_path);

// The parts of it.
void read_settings(const openapi::View& document, ImportedApi& out);
// By the name of the scheme: what authorization it is. "AWS_IAM", "JWT", "CUSTOM"; "?" for one that
// can't be read.
using Schemes = std::map<std::string, std::string>;
Schemes read_authorizers(const openapi::View& document, ImportedApi& out);
void read_authorization(const openapi::View& document, const openapi::View& operation,
                        const Schemes& schemes, Imported& route);
// Where the integration of an operation is kept; empty for one without.
std::string read_integration(const openapi::View& operation, ImportedApi& out);

}  // namespace emulator::apigatewayv2
