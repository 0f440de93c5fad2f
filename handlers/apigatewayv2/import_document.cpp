#include "handlers/apigatewayv2/import_document.hpp"

#include <fmt/format.h>

#include "handlers/openapi/writer.hpp"

namespace emulator::apigatewayv2 {

namespace {

using openapi::View;

// Of REST APIs, or of documents that validate.
constexpr std::string_view without_use[] = {
    "x-amazon-apigateway-api-key-source",
    "x-amazon-apigateway-binary-media-types",
    "x-amazon-apigateway-documentation",
    "x-amazon-apigateway-gateway-responses",
    "x-amazon-apigateway-policy",
    "x-amazon-apigateway-request-validator",
    "x-amazon-apigateway-request-validators",
    "x-amazon-apigateway-minimum-compression-size",
};

void copy_text(const View& in, std::string_view from, Document& out, std::string_view to) {
  if (in.has(from)) out.set_text(to, in.text(from));
}

// Of a member that AWS calls otherwise, too.
void copy_text(const View& in, std::string_view from, Imported& out, std::string_view to) {
  copy_text(in, from, out.document, to);
  out.places.put(aws::member_pointer("", to), in.nearest(aws::member_pointer("", from)));
}

void copy_json(const View& part, Document& out, std::string_view name) {
  if (part) out.set_json(name, openapi::to_json(part.node()));
}

void copy_text_map(const View& in, std::string_view name, Document& out) {
  Document made;
  for (const auto& [key, text] : in.text_map(name))
    made.set_text(key, text);
  if (in.has(name)) out.set(name, made);
}

void read_cors(const View& document, Document& out) {
  const View cors = document.object("x-amazon-apigateway-cors");
  if (!cors) return;
  Document made;
  for (const std::string_view list :
       {"allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders"}) {
    if (!cors.has(list)) continue;
    openapi::Node texts = openapi::Node::list();
    for (const std::string& text : cors.texts(list))
      texts.push(openapi::Node::of_text(text));
    made.set_json(list, openapi::to_json(texts));
  }
  if (const auto credentials = cors.boolean("allowCredentials")) {
    made.set_json("allowCredentials", *credentials ? "true" : "false");
  }
  if (const auto age = cors.integer("maxAge")) made.set_json("maxAge", std::to_string(*age));
  out.set("corsConfiguration", made);
}

void read_tags(const View& document, Imported& out) {
  Document tags;
  for (const auto& [index, tag] : document.list("tags").members()) {
    // A tag of the document that is none of AWS's says what operations are about.
    constexpr std::string_view value = "x-amazon-apigateway-tag-value";
    if (!tag.expect_object().has(value)) continue;
    const std::string name = tag.text("name");
    tags.set_text(name, tag.text(value));
    out.places.put(aws::member_pointer("/tags", name), tag);
  }
  if (!tags.members().empty()) out.document.set("tags", tags);
}

void read_endpoint(const View& place, Document& out) {
  const View endpoint = place.object("x-amazon-apigateway-endpoint-configuration");
  if (const auto disabled = endpoint.boolean("disableExecuteApiEndpoint")) {
    out.set_json("disableExecuteApiEndpoint", *disabled ? "true" : "false");
  }
}

// {"200": {"overwrite:statuscode": "201"}}
void read_response_parameters(const View& in, Document& out) {
  const View responses = in.object("responseParameters");
  Document made;
  for (const auto& [status, parameters] : responses.members())
    copy_text_map(responses, status, made);
  if (responses) out.set("responseParameters", made);
}

}  // namespace

void read_settings(const View& document, ImportedApi& out) {
  Imported& settings = out.settings;
  if (!document.has("info")) document.missing("info");
  const View info = document.object("info");
  if (info && !info.has("title")) info.missing("title");
  settings.places.put("/name", info.member("title"));
  copy_text(info, "title", settings.document, "name");
  for (const std::string_view member : {"description", "version"})
    copy_text(info, member, settings, member);
  read_cors(document, settings.document);
  settings.places.put("/corsConfiguration", document.member("x-amazon-apigateway-cors"));
  read_tags(document, settings);
  read_endpoint(document, settings.document);
  if (!openapi::is_swagger(document)) {
    read_endpoint(openapi::first_server(document), settings.document);
  }
  constexpr std::string_view version = "x-amazon-apigateway-importexport-version";
  if (document.text(version, "1.0") != "1.0") {
    document.member(version).error("The only import and export version that is supported is 1.0");
  }
  for (const std::string_view name : without_use) {
    if (document.has(name)) out.ignored.push_back(fmt::format("Ignoring extension {}", name));
  }
}

std::string read_integration(const View& operation, ImportedApi& out) {
  const View in = operation.object("x-amazon-apigateway-integration").resolved().expect_object();
  if (!in) return {};
  const auto [found, is_new] =
      out.integrations.try_emplace(in.place().pointer, Imported{{}, openapi::Places(in)});
  if (!is_new) return found->first;
  Imported& integration = found->second;
  Document& made = integration.document;
  made.set_text("integrationType", openapi::in_upper_case(in.text("type")));
  if (in.has("httpMethod"))
    made.set_text("integrationMethod", openapi::in_upper_case(in.text("httpMethod")));
  for (const auto& [member, name] :
       {std::pair{"/integrationType", "/type"}, std::pair{"/integrationMethod", "/httpMethod"}}) {
    integration.places.put(member, in.nearest(name));
  }
  copy_text(in, "uri", integration, "integrationUri");
  copy_text(in, "payloadFormatVersion", made, "payloadFormatVersion");
  if (in.has("connectionType"))
    made.set_text("connectionType", openapi::in_upper_case(in.text("connectionType")));
  copy_text(in, "connectionId", made, "connectionId");
  copy_text(in, "credentials", integration, "credentialsArn");
  copy_text(in, "integrationSubtype", made, "integrationSubtype");
  if (const auto timeout = in.integer("timeoutInMillis")) {
    made.set_json("timeoutInMillis", std::to_string(*timeout));
  }
  copy_text_map(in, "requestParameters", made);
  read_response_parameters(in, made);
  copy_json(in.object("tlsConfig"), made, "tlsConfig");
  return found->first;
}

ImportedApi read_document(const View& document, openapi::BasePath base_path) {
  ImportedApi out{{{}, openapi::Places(document)}};
  if (!document.is_object()) {
    document.unreadable("Invalid OpenAPI input. It is no object");
    return out;
  }
  if (!openapi::has_known_version(document)) return out;
  read_settings(document, out);
  const Schemes schemes = read_authorizers(document, out);
  const std::string prefix = openapi::path_prefix(document, base_path);
  for (const auto& [path, named, item] : openapi::path_items(document, prefix)) {
    for (const auto& [http_method, operation] : openapi::operations_of(item)) {
      const bool is_default = path == prefix + "/$default" && http_method == "ANY";
      Imported route{{}, openapi::Places(operation)};
      route.places.put("/routeKey", named);
      route.document.set_text("routeKey",
                              is_default ? "$default" : fmt::format("{} {}", http_method, path));
      copy_text(operation, "operationId", route, "operationName");
      read_authorization(document, operation, schemes, route);
      const std::string integration = read_integration(operation, out);
      if (!integration.empty()) route.document.set_text("target", integration);
      out.routes.push_back(std::move(route));
    }
  }
  return out;
}

}  // namespace emulator::apigatewayv2
