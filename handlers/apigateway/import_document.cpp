#include "handlers/apigateway/import_document.hpp"

#include "handlers/apigateway/import_documentation.hpp"
#include "handlers/apigateway/import_parts.hpp"

namespace emulator::apigateway {

ImportedApi read_document(const View& document, const ImportOptions& options) {
  ImportedApi out{openapi::Places(document)};
  Import import{document, options, out};
  if (!document.is_object()) {
    document.unreadable("Invalid OpenAPI input. It is no object");
    return out;
  }
  if (!openapi::has_known_version(document)) return out;
  import.is_swagger = openapi::is_swagger(document);
  read_settings(import);
  if (options.with_documentation) out.documentation = read_documentation(document);
  read_models(import);
  read_security_schemes(import);
  const std::string prefix = openapi::path_prefix(document, options.base_path);
  for (const auto& [path, named, item] : openapi::path_items(document, prefix)) {
    ImportedResource resource{path, openapi::Places(named), {}};
    for (const char* member : {"/pathPart", "/parentId"})
      resource.places.name(member);
    const View shared = item.list("parameters");
    for (const auto& [http_method, operation] : openapi::operations_of(item))
      read_method(import, resource, operation, http_method, shared);
    out.resources.push_back(std::move(resource));
  }
  return out;
}

}  // namespace emulator::apigateway
