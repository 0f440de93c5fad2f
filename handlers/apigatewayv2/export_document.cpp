#include "handlers/apigatewayv2/export_document.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/text.hpp"
#include "handlers/apigatewayv2/route_table.hpp"
#include "handlers/apigatewayv2/rules.hpp"
#include "handlers/openapi/definition.hpp"

namespace emulator::apigatewayv2 {

namespace {

using openapi::Node;

Node node_of(const aws::Json& json) {
  Node node;
  if (json.IsObject()) {
    node = Node::object();
    for (const auto& [name, value] : json.GetObject())
      node.add(std::string(aws::string_of(name)), node_of(value));
  } else if (json.IsArray()) {
    node = Node::list();
    for (const aws::Json& value : json.GetArray())
      node.push(node_of(value));
  } else if (json.IsString()) {
    node = Node::of_text(aws::string_of(json));
  } else if (!json.IsNull()) {
    node.kind = json.IsBool() ? Node::Kind::boolean : Node::Kind::number;
    node.text = aws::to_string(json);
  }
  return node;
}

void add_member(Node& out, std::string name, const Document& document, std::string_view member) {
  if (document.has(member)) out.add(std::move(name), member_node(document, member));
}

Node integration_node(const Document& integration) {
  Node out = Node::object();
  add_member(out, "payloadFormatVersion", integration, "payloadFormatVersion");
  out.add_text("type", lower_case(integration.text("integrationType")));
  add_member(out, "integrationSubtype", integration, "integrationSubtype");
  add_member(out, "httpMethod", integration, "integrationMethod");
  add_member(out, "uri", integration, "integrationUri");
  add_member(out, "credentials", integration, "credentialsArn");
  add_member(out, "connectionType", integration, "connectionType");
  add_member(out, "connectionId", integration, "connectionId");
  add_member(out, "requestParameters", integration, "requestParameters");
  add_member(out, "responseParameters", integration, "responseParameters");
  add_member(out, "timeoutInMillis", integration, "timeoutInMillis");
  add_member(out, "tlsConfig", integration, "tlsConfig");
  return out;
}

// "/pets/{id}/{proxy+}" has "id" and "proxy".
Node path_parameters(std::string_view path) {
  Node out = Node::list();
  for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1)) {
    auto name = path.substr(open + 1, path.find('}', open) - open - 1);
    if (name.ends_with('+')) name.remove_suffix(1);
    Node schema = Node::object();
    schema.add_text("type", "string");
    Node one = Node::object();
    one.add_text("name", name);
    one.add_text("in", "path");
    one.add_text("description", fmt::format("Generated path parameter for {}", name));
    one.add("required", Node::of_boolean(true));
    one.add("schema", std::move(schema));
    out.push(std::move(one));
  }
  return out;
}

Node operation_node(const Entity& api, const Document& route, std::string_view path,
                    const ExportOptions& options) {
  Node response = Node::object();
  response.add_text("description", fmt::format("Default response for {}", route.text("routeKey")));
  Node responses = Node::object();
  responses.add("default", std::move(response));
  Node out = Node::object();
  add_member(out, "operationId", route, "operationName");
  const bool is_default = route.text("routeKey") == "$default";
  if (is_default) out.add("isDefaultRoute", Node::of_boolean(true));
  out.add_given("parameters", path_parameters(path));
  out.add("responses", std::move(responses));
  out.add_given("security", export_security(api, route));
  const std::string target = route.text("target");
  if (options.with_extensions && target.starts_with(target_prefix)) {
    const auto* integration =
        api.find(Kind::integration, std::string_view(target).substr(target_prefix.size()));
    if (integration != nullptr) {
      out.add("x-amazon-apigateway-integration", integration_node(integration->document));
    }
  }
  return out;
}

// Routes of any method, and the one for all that no other takes, only extensions can name.
Node paths_node(const Entity& api, const ExportOptions& options) {
  std::map<std::string, std::map<std::string, const Document*>> by_path;
  for (const auto& [id, route] : api.all(Kind::route)) {
    const std::string key = route.document.text("routeKey");
    const auto parsed = parse_route_key(key);
    if (!parsed) continue;
    const bool is_default = parsed->path.empty();
    const std::string_view method = is_default ? "ANY" : parsed->method;
    if (method == "ANY" && !options.with_extensions) continue;
    by_path[is_default ? "/$default" : std::string(parsed->path)].emplace(
        openapi::operation_member(method), &route.document);
  }
  Node out = Node::object();
  for (const auto& [path, operations] : by_path) {
    Node item = Node::object();
    for (const auto& [member, route] : operations)
      item.add(member, operation_node(api, *route, path, options));
    out.add(path, std::move(item));
  }
  return out;
}

Node info_node(const Document& api) {
  Node out = Node::object();
  out.add_text("title", api.text("name"));
  out.add_given("description", api.text("description"));
  out.add_text("version", api.text(api.has("version") ? "version" : "createdDate"));
  return out;
}

Node servers_node(const Document& api, const ExportOptions& options) {
  Node server = Node::object();
  std::string url = api.text("apiEndpoint");
  if (!options.stage.empty() && options.stage != "$default") {
    Node variable = Node::object();
    variable.add_text("default", options.stage);
    Node variables = Node::object();
    variables.add("basePath", std::move(variable));
    server.add_text("url", url + "/{basePath}");
    server.add("variables", std::move(variables));
  } else {
    server.add_text("url", url);
  }
  if (options.with_extensions && api.flag("disableExecuteApiEndpoint")) {
    Node endpoint = Node::object();
    endpoint.add("disableExecuteApiEndpoint", Node::of_boolean(true));
    server.add("x-amazon-apigateway-endpoint-configuration", std::move(endpoint));
  }
  Node out = Node::list();
  out.push(std::move(server));
  return out;
}

Node tags_node(const Document& api) {
  Node out = Node::list();
  for (const auto& [name, value] : api.text_map("tags")) {
    Node one = Node::object();
    one.add_text("name", name);
    one.add_text("x-amazon-apigateway-tag-value", value);
    out.push(std::move(one));
  }
  return out;
}

}  // namespace

Node member_node(const Document& document, std::string_view name) {
  const auto json = aws::parse_json(document.json(name));
  return json ? node_of(*json) : Node();
}

Node export_document(const Entity& api, const ExportOptions& options) {
  const Document& document = api.document;
  Node out = Node::object();
  out.add_text("openapi", "3.0.1");
  out.add("info", info_node(document));
  out.add("servers", servers_node(document, options));
  if (options.with_extensions) out.add_given("tags", tags_node(document));
  out.add("paths", paths_node(api, options));
  Node components = Node::object();
  components.add_given("securitySchemes", export_security_schemes(api, options));
  out.add_given("components", std::move(components));
  if (options.with_extensions) {
    add_member(out, "x-amazon-apigateway-cors", document, "corsConfiguration");
    out.add_text("x-amazon-apigateway-importexport-version", "1.0");
  }
  return out;
}

}  // namespace emulator::apigatewayv2
