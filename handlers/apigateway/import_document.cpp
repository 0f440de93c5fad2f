#include "handlers/apigateway/import_document.hpp"

#include "handlers/apigateway/import_documentation.hpp"
#include "handlers/apigateway/import_parts.hpp"

namespace emulator::apigateway {

ImportedApi read_document(const openapi::Node& document, const ImportOptions& options,
                          openapi::Problems& problems) {
  ImportedApi out;
  const openapi::Reading reading(document, problems);
  Import import{View(reading), options, out};
  if (!import.document.is_object()) {
    import.document.error("Invalid OpenAPI input. It is no object");
    return out;
  }
  if (!openapi::has_known_version(import.document)) return out;
  import.is_swagger = openapi::is_swagger(import.document);
  read_settings(import);
  if (options.with_documentation) out.documentation = read_documentation(import.document);
  read_models(import);
  read_security_schemes(import);
  const std::string prefix = openapi::path_prefix(import.document, options.base_path);
  for (const auto& [path, item] : openapi::path_items(import.document, prefix)) {
    ImportedResource resource{path, item.place(), {}};
    const View shared = item.list("parameters");
    for (const auto& [http_method, operation] : openapi::operations_of(item))
      read_method(import, resource, operation, http_method, shared);
    out.resources.push_back(std::move(resource));
  }
  return out;
}

}  // namespace emulator::apigateway
