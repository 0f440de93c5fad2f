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

void copy_json(const View& part, Document& out, std::string_view name) {
  if (part) out.set_json(name, openapi::to_json(part.node()));
}

void read_cors(const View& document, Document& out) {
  const View cors = document.object("x-amazon-apigateway-cors");
  if (!cors) return;
  Document made;
  for (const std::string_view list :
       {"allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders"}) {
    cors.texts(list);  // for its problems
    copy_json(cors.list(list), made, list);
  }
  if (const auto credentials = cors.boolean("allowCredentials")) {
    made.set_json("allowCredentials", *credentials ? "true" : "false");
  }
  if (const auto age = cors.integer("maxAge")) made.set_json("maxAge", std::to_string(*age));
  out.set("corsConfiguration", made);
}

void read_tags(const View& document, Document& out) {
  Document tags;
  for (const auto& [index, tag] : document.list("tags").members()) {
    // A tag of the document that is none of AWS's says what operations are about.
    if (!tag.expect_object().has("x-amazon-apigateway-tag-value")) continue;
    tags.set_text(tag.text("name"), tag.text("x-amazon-apigateway-tag-value"));
  }
  if (!tags.members().empty()) out.set("tags", tags);
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
  for (const auto& [status, parameters] : responses.members()) {
    if (parameters.expect_object()) responses.text_map(status);  // for its problems
  }
  copy_json(responses, out, "responseParameters");
}

}  // namespace

void read_settings(const View& document, ImportedApi& out) {
  Document& settings = out.settings;
  if (!document.has("info")) document.error("Parse issue: attribute info is missing");
  const View info = document.object("info");
  if (info && !info.has("title")) info.error("Parse issue: attribute title is missing");
  copy_text(info, "title", settings, "name");
  copy_text(info, "description", settings, "description");
  copy_text(info, "version", settings, "version");
  read_cors(document, settings);
  read_tags(document, settings);
  read_endpoint(document, settings);
  if (!openapi::is_swagger(document)) read_endpoint(openapi::first_server(document), settings);
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
  const auto [found, is_new] = out.integrations.try_emplace(in.place().pointer);
  if (!is_new) return found->first;
  found->second.place = in.place();
  Document& made = found->second.document;
  made.set_text("integrationType", openapi::in_upper_case(in.text("type")));
  if (in.has("httpMethod"))
    made.set_text("integrationMethod", openapi::in_upper_case(in.text("httpMethod")));
  copy_text(in, "uri", made, "integrationUri");
  copy_text(in, "payloadFormatVersion", made, "payloadFormatVersion");
  if (in.has("connectionType"))
    made.set_text("connectionType", openapi::in_upper_case(in.text("connectionType")));
  copy_text(in, "connectionId", made, "connectionId");
  copy_text(in, "credentials", made, "credentialsArn");
  copy_text(in, "integrationSubtype", made, "integrationSubtype");
  if (const auto timeout = in.integer("timeoutInMillis")) {
    made.set_json("timeoutInMillis", std::to_string(*timeout));
  }
  in.text_map("requestParameters");  // for its problems
  copy_json(in.object("requestParameters"), made, "requestParameters");
  read_response_parameters(in, made);
  copy_json(in.object("tlsConfig"), made, "tlsConfig");
  return found->first;
}

ImportedApi read_document(const openapi::Node& root, openapi::BasePath base_path,
                          openapi::Problems& problems) {
  ImportedApi out;
  const openapi::Reading reading(root, problems);
  const View document(reading);
  if (!document.is_object()) {
    document.error("Invalid OpenAPI input. It is no object");
    return out;
  }
  if (!openapi::has_known_version(document)) return out;
  read_settings(document, out);
  const Schemes schemes = read_authorizers(document, out);
  const std::string prefix = openapi::path_prefix(document, base_path);
  for (const auto& [path, item] : openapi::path_items(document, prefix)) {
    for (const auto& [http_method, operation] : openapi::operations_of(item)) {
      const bool is_default = path == prefix + "/$default" && http_method == "ANY";
      Imported route{{}, operation.place()};
      route.document.set_text("routeKey",
                              is_default ? "$default" : fmt::format("{} {}", http_method, path));
      copy_text(operation, "operationId", route.document, "operationName");
      read_authorization(document, operation, schemes, route.document);
      const std::string integration = read_integration(operation, out);
      if (!integration.empty()) route.document.set_text("target", integration);
      out.routes.push_back(std::move(route));
    }
  }
  return out;
}

}  // namespace emulator::apigatewayv2
