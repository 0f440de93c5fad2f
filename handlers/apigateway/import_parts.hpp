#pragma once

// The parts of reading a document, each in a file of its own.

#include <set>
#include <string>
#include <string_view>

#include "handlers/apigateway/import_document.hpp"
#include "handlers/openapi/definition.hpp"

namespace emulator::apigateway {

using openapi::View;

// What a security scheme of the document does to a method that asks for it.
struct SecurityScheme {
  enum class Kind { api_key, iam, authorizer, unknown, unreadable };

  Kind kind = Kind::unknown;
  std::string authorization_type;  // of an authorizer: "CUSTOM"
};

// A document on its way into an ImportedApi.
struct Import {
  View document;
  const ImportOptions& options;
  ImportedApi& out;
  bool is_swagger = false;  // 2.0, not 3.0
  std::map<std::string, SecurityScheme> schemes = {};
  std::string default_validator = {};
  std::set<std::string> model_names = {};
};

void read_settings(Import& import);
void read_models(Import& import);
void read_security_schemes(Import& import);
// `resource` gets the method; `shared` are the parameters that all methods of a path have.
void read_method(Import& import, ImportedResource& resource, const View& operation,
                 std::string_view http_method, const View& shared);
void read_security(Import& import, const View& operation, ImportedMethod& out);
void read_integration(const View& operation, ImportedMethod& out);

// The model that a schema stands for: the one that it refers to, or one made of it. Empty, with a
// problem, for a schema that is none.
std::string model_of_schema(Import& import, const View& schema);

}  // namespace emulator::apigateway
