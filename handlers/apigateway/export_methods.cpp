#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "handlers/apigateway/export_document.hpp"
#include "handlers/apigateway/export_documentation.hpp"
#include "handlers/apigateway/mapping.hpp"

namespace emulator::apigateway {

namespace {

using openapi::Node;

Node typed_text() {
  Node out = Node::object();
  out.add_text("type", "string");
  return out;
}

Node reference(const std::string& model, const ExportOptions& options) {
  Node out = Node::object();
  out.add_text("$ref", std::string(schemas_prefix(options)) + model);
  return out;
}

// Where a method is, for what was written of it.
struct Written {
  const DocumentationParts* parts;
  const std::string& path;
  const std::string& method;

  void add(Node& entity, const char* type, std::string status, std::string name,
           std::initializer_list<std::string_view> fields = {"description"}) const {
    add_documentation(entity, parts, {type, path, method, std::move(status), std::move(name)},
                      fields);
  }
};

const char* documented_type(std::string_view location) noexcept {
  if (location == "path") return "PATH_PARAMETER";
  return location == "header" ? "REQUEST_HEADER" : "QUERY_PARAMETER";
}

Node parameters(const Method& method, const Written& written, const ExportOptions& options) {
  Node out = Node::list();
  for (const auto& [name, required] : method.request_parameters) {
    std::string_view rest(name);
    rest.remove_prefix(std::string_view("method.request.").size());
    const auto dot = rest.find('.');
    const std::string_view location = rest.substr(0, dot);
    Node one = Node::object();
    one.add_text("name", rest.substr(dot + 1));
    one.add_text("in", location == "querystring" ? "query" : location);
    if (required || location == "path") one.add("required", Node::of_boolean(true));
    if (options.is_swagger) {
      one.add_text("type", "string");
    } else {
      one.add("schema", typed_text());
    }
    written.add(one, documented_type(location), "", std::string(rest.substr(dot + 1)));
    out.push(std::move(one));
  }
  return out;
}

// One for each model, in the order of their media types; one alone is for all of them.
void add_bodies(Node& list, const Method& method, const Written& written,
                const ExportOptions& options) {
  std::set<std::string_view> models;
  for (const auto& [media_type, model] : method.request_models)
    models.insert(model);
  for (const auto& [media_type, model] : method.request_models) {
    Node body = Node::object();
    body.add_text("in", "body");
    body.add_text("name", models.size() == 1 ? model : fmt::format("{} {}", model, media_type));
    body.add("required", Node::of_boolean(true));
    body.add("schema", reference(model, options));
    written.add(body, "REQUEST_BODY", "", "");
    list.push(std::move(body));
    if (models.size() == 1) return;
  }
}

Node content(const StringMap& models, const ExportOptions& options) {
  Node out = Node::object();
  for (const auto& [media_type, model] : models) {
    Node one = Node::object();
    one.add("schema", reference(model, options));
    out.add(media_type, std::move(one));
  }
  return out;
}

Node headers(const MethodResponse& response, const Written& written, const ExportOptions& options) {
  Node out = Node::object();
  for (const auto& [name, required] : response.response_parameters) {
    Node header = Node::object();
    if (options.is_swagger) {
      header = typed_text();
    } else {
      if (required) header.add("required", Node::of_boolean(true));
      header.add("schema", typed_text());
    }
    std::string header_name = name.substr(response_header.size());
    written.add(header, "RESPONSE_HEADER", response.status_code, header_name);
    out.add(std::move(header_name), std::move(header));
  }
  return out;
}

Node responses(const Method& method, const Written& written, const ExportOptions& options) {
  Node out = Node::object();
  for (const auto& [status, response] : method.responses) {
    Node one = Node::object();
    one.add_text("description", status + " response");
    one.add_given("headers", headers(response, written, options));
    if (!options.is_swagger) {
      one.add_given("content", content(response.response_models, options));
    } else if (!response.response_models.empty()) {
      one.add("schema", reference(response.response_models.begin()->second, options));
    }
    written.add(one, "RESPONSE", status, "");
    out.add(status, std::move(one));
  }
  return out;
}

Node media_types(const std::set<std::string>& types) {
  return list_node({types.begin(), types.end()});
}

Node consumed(const Method& method) {
  std::set<std::string> types;
  for (const auto& [media_type, model] : method.request_models)
    types.insert(media_type);
  return media_types(types);
}

Node produced(const Method& method) {
  std::set<std::string> types;
  for (const auto& [status, response] : method.responses) {
    for (const auto& [media_type, model] : response.response_models)
      types.insert(media_type);
  }
  return media_types(types);
}

}  // namespace

Node export_method(const RestApi& api, const Resource& resource, const Method& method,
                   const ExportOptions& options) {
  const Written written{options.parts(), resource.path, method.http_method};
  Node out = Node::object();
  out.add_given("operationId", method.operation_name);
  Node list = parameters(method, written, options);
  if (options.is_swagger) {
    out.add_given("consumes", consumed(method));
    out.add_given("produces", produced(method));
    add_bodies(list, method, written, options);
  }
  out.add_given("parameters", std::move(list));
  if (!options.is_swagger && !method.request_models.empty()) {
    Node body = Node::object();
    body.add("content", content(method.request_models, options));
    body.add("required", Node::of_boolean(true));
    written.add(body, "REQUEST_BODY", "", "");
    out.add("requestBody", std::move(body));
  }
  out.add("responses", responses(method, written, options));
  out.add_given("security", export_security(api, method));
  const auto validator = api.request_validators.find(method.request_validator_id);
  if (options.all_extensions && validator != api.request_validators.end()) {
    out.add_text("x-amazon-apigateway-request-validator", validator->second.name);
  }
  written.add(out, "METHOD", "", "", {"tags", "summary", "description", "externalDocs"});
  return out;
}

}  // namespace emulator::apigateway
