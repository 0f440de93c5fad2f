#pragma once

// A deployed draft as an OpenAPI document: what import_document.hpp reads, the other way around.

#include <optional>
#include <string>
#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"
#include "handlers/openapi/node.hpp"

namespace emulator::apigateway {

struct ExportOptions {
  bool is_swagger = false;  // 2.0, not 3.0.1
  bool integrations = false;
  bool authorizers = false;
  bool all_extensions = false;
  std::string url;  // of the API: "http://abc.execute-api.us-east-1.localhost:4566"
  std::string stage;
  std::string version;  // of an API that has none itself
  // What is published with the stage; nothing where it isn't asked for.
  std::optional<DocumentationVersion> documentation = std::nullopt;

  const DocumentationParts* parts() const noexcept {
    return documentation ? &documentation->parts : nullptr;
  }
};

// 400 for an API that can't be written as a document.
Result<openapi::Node> export_document(const RestApi& api, const ExportOptions& options);

// The parts of it.
openapi::Node export_method(const RestApi& api, const Resource& resource, const Method& method,
                            const ExportOptions& options);
openapi::Node export_integration(const Integration& integration, const Resource& resource);
// The list of what a method asks of its callers; empty for an open method.
openapi::Node export_security(const RestApi& api, const Method& method);
// All that the methods refer to.
openapi::Node export_security_schemes(const RestApi& api, const ExportOptions& options);

// "2026-01-31T09:30:00Z"
std::string iso8601_seconds(Time time);
openapi::Node texts_node(const StringMap& texts);
openapi::Node list_node(const std::vector<std::string>& texts);

// Where documents of either version keep their schemas.
std::string_view schemas_prefix(const ExportOptions& options) noexcept;

}  // namespace emulator::apigateway
