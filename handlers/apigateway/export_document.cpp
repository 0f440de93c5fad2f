#include "handlers/apigateway/export_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "handlers/apigateway/export_documentation.hpp"
#include "handlers/apigateway/schema_references.hpp"
#include "handlers/openapi/definition.hpp"
#include "handlers/openapi/reader.hpp"

namespace emulator::apigateway {

namespace {

using openapi::Node;

Result<Node> json_node(std::string_view text, std::string_view what) {
  openapi::Problems problems;
  auto node = openapi::read_json(text, problems, {});
  if (node) return std::move(*node);
  return bad_request(fmt::format("Unable to export {}: it is no JSON object", what));
}

Result<Node> schemas(const RestApi& api, const ExportOptions& options) {
  Node out = Node::object();
  for (const auto& [name, model] : api.models) {
    auto schema = json_node(model.schema, fmt::format("model '{}'", name));
    if (!schema) return schema.error();
    Node written = document_schema(*schema, name, schemas_prefix(options));
    add_documentation(written, options.parts(), {"MODEL", "", "", "", name},
                      {"title", "description", "externalDocs"});
    out.add(name, std::move(written));
  }
  return out;
}

// Resources without methods are there for those below them, and come back with these.
Node paths(const RestApi& api, const ExportOptions& options) {
  std::map<std::string_view, const Resource*> by_path;
  for (const auto& [id, resource] : api.resources)
    by_path.emplace(resource.path, &resource);
  Node out = Node::object();
  for (const auto& [path, resource] : by_path) {
    const auto is_child = [&id = resource->id](const auto& entry) {
      return entry.second->parent_id == id;
    };
    const bool is_needed =
        !resource->methods.empty() || std::none_of(by_path.begin(), by_path.end(), is_child);
    if (!is_needed || (path == "/" && resource->methods.empty())) continue;
    Node item = Node::object();
    for (const auto& [http_method, method] : resource->methods) {
      Node operation = export_method(api, *resource, method, options);
      if (options.integrations && method.integration) {
        operation.add("x-amazon-apigateway-integration",
                      export_integration(*method.integration, *resource));
      }
      item.add(openapi::operation_member(http_method), std::move(operation));
    }
    add_documentation(item, options.parts(), {"RESOURCE", resource->path, "", "", ""}, {});
    out.add(std::string(path), std::move(item));
  }
  return out;
}

void add_server(Node& document, const ExportOptions& options) {
  const std::string base_path = "/" + options.stage;
  if (options.is_swagger) {
    const auto scheme = options.url.find("://");
    document.add_text("host", options.url.substr(scheme + 3));
    document.add_text("basePath", base_path);
    document.add("schemes", list_node({options.url.substr(0, scheme)}));
    return;
  }
  Node variable = Node::object();
  variable.add_text("default", base_path);
  Node variables = Node::object();
  variables.add("basePath", std::move(variable));
  Node server = Node::object();
  server.add_text("url", options.url + "/{basePath}");
  server.add("variables", std::move(variables));
  Node servers = Node::list();
  servers.push(std::move(server));
  document.add("servers", std::move(servers));
}

Node info(const RestApi& api, const ExportOptions& options) {
  Node out = Node::object();
  out.add_text("title", api.name);
  // It stays in its place, whoever says it.
  out.add_text("description", api.description);
  out.add_text("version", api.version.empty() ? options.version : api.version);
  add_documentation_of(out, options.parts(), {"API", "", "", "", ""}, "info",
                       {"description", "termsOfService", "contact", "license"});
  std::erase_if(out.members, [](const openapi::Member& member) {
    return member.name == "description" && member.value.text.empty();
  });
  return out;
}

Node validators(const RestApi& api) {
  std::map<std::string_view, Node> by_name;
  for (const auto& [id, validator] : api.request_validators) {
    Node one = Node::object();
    one.add("validateRequestParameters", Node::of_boolean(validator.validates_parameters));
    one.add("validateRequestBody", Node::of_boolean(validator.validates_body));
    by_name.emplace(validator.name, std::move(one));
  }
  Node out = Node::object();
  for (auto& [name, validator] : by_name)
    out.add(std::string(name), std::move(validator));
  return out;
}

Node gateway_responses(const RestApi& api) {
  Node out = Node::object();
  for (const auto& [type, response] : api.gateway_responses) {
    Node one = Node::object();
    one.add_given("statusCode", response.status_code);
    one.add_given("responseParameters", texts_node(response.parameters));
    one.add_given("responseTemplates", texts_node(response.templates));
    out.add(type, std::move(one));
  }
  return out;
}

Result<Node> documentation(const DocumentationVersion& version) {
  // Ids tell nothing, and are others after an import.
  std::map<DocumentationLocation, const DocumentationPart*> by_location;
  for (const auto& [id, part] : version.parts)
    by_location.emplace(part.location, &part);
  Node parts = Node::list();
  for (const auto& [at, part] : by_location) {
    Node location = Node::object();
    location.add_text("type", at.type);
    location.add_given("path", at.path);
    location.add_given("method", at.method);
    location.add_given("statusCode", at.status_code);
    location.add_given("name", at.name);
    auto properties = json_node(part->properties, "a documentation part");
    if (!properties) return properties.error();
    Node one = Node::object();
    one.add("location", std::move(location));
    one.add("properties", std::move(*properties));
    parts.push(std::move(one));
  }
  Node out = Node::object();
  out.add_text("version", version.version);
  out.add_text("createdDate", iso8601_seconds(version.created));
  out.add("documentationParts", std::move(parts));
  return out;
}

Result<void> add_extensions(Node& document, const RestApi& api) {
  if (api.api_key_source != "HEADER") {
    document.add_text("x-amazon-apigateway-api-key-source", api.api_key_source);
  }
  if (api.minimum_compression_size) {
    document.add("x-amazon-apigateway-minimum-compression-size",
                 Node::of_number(*api.minimum_compression_size));
  }
  document.add_given("x-amazon-apigateway-binary-media-types", list_node(api.binary_media_types));
  document.add_given("x-amazon-apigateway-gateway-responses", gateway_responses(api));
  document.add_given("x-amazon-apigateway-request-validators", validators(api));
  if (!api.policy.empty()) {
    auto policy = json_node(api.policy, "the policy");
    if (!policy) return policy.error();
    document.add("x-amazon-apigateway-policy", std::move(*policy));
  }
  document.add_given("x-amazon-apigateway-security-policy", api.security_policy);
  document.add_given("x-amazon-apigateway-endpoint-access-mode", api.endpoint_access_mode);
  Node endpoint = Node::object();
  if (api.disable_execute_api_endpoint) {
    endpoint.add("disableExecuteApiEndpoint", Node::of_boolean(true));
  }
  endpoint.add_given("vpcEndpointIds", list_node(api.vpc_endpoint_ids));
  document.add_given("x-amazon-apigateway-endpoint-configuration", std::move(endpoint));
  return {};
}

}  // namespace

std::string_view schemas_prefix(const ExportOptions& options) noexcept {
  return options.is_swagger ? "#/definitions/" : "#/components/schemas/";
}

std::string iso8601_seconds(Time time) {
  const std::string text = iso8601_milliseconds(time);
  return text.substr(0, text.find('.')) + "Z";
}

Node texts_node(const StringMap& texts) {
  Node out = Node::object();
  for (const auto& [name, value] : texts)
    out.add_text(name, value);
  return out;
}

Node list_node(const std::vector<std::string>& texts) {
  Node out = Node::list();
  for (const std::string& text : texts)
    out.push(Node::of_text(text));
  return out;
}

Result<Node> export_document(const RestApi& api, const ExportOptions& options) {
  auto definitions = schemas(api, options);
  if (!definitions) return definitions.error();
  Node out = Node::object();
  if (options.is_swagger) {
    out.add_text("swagger", "2.0");
  } else {
    out.add_text("openapi", "3.0.1");
  }
  out.add("info", info(api, options));
  add_server(out, options);
  out.add("paths", paths(api, options));
  Node schemes = export_security_schemes(api, options);
  if (options.is_swagger) {
    out.add_given("securityDefinitions", std::move(schemes));
    out.add_given("definitions", std::move(*definitions));
  } else {
    Node components = Node::object();
    components.add_given("schemas", std::move(*definitions));
    components.add_given("securitySchemes", std::move(schemes));
    out.add("components", std::move(components));
  }
  if (options.all_extensions) {
    if (auto added = add_extensions(out, api); !added) return added.error();
  }
  if (options.documentation) {
    auto written = documentation(*options.documentation);
    if (!written) return written.error();
    out.add("x-amazon-apigateway-documentation", std::move(*written));
  }
  // AWS has no description here, where OpenAPI has none either.
  add_documentation(out, options.parts(), {"API", "", "", "", ""}, {"tags", "externalDocs"});
  return out;
}

}  // namespace emulator::apigateway
