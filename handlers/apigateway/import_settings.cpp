#include "handlers/apigateway/import_parts.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigateway {

namespace {

std::optional<std::string> given_text(const View& in, std::string_view name) {
  if (!in.has(name)) return std::nullopt;
  return in.text(name);
}

void read_info(Import& import) {
  ImportedSettings& settings = import.out.settings;
  if (!import.document.has("info")) import.document.missing("info");
  const View info = import.document.object("info");
  import.out.places.put("/name", info.member("title"));
  settings.name = info.text("title");
  if (info && settings.name.empty()) info.missing("title");
  settings.description = given_text(info, "description");
  settings.version = given_text(info, "version");
}

void read_validators(Import& import) {
  for (const auto& [name, member] :
       import.document.object("x-amazon-apigateway-request-validators").members()) {
    const View in = member.expect_object();
    RequestValidator validator;
    validator.name = name;
    validator.validates_body = in.boolean("validateRequestBody").value_or(false);
    validator.validates_parameters = in.boolean("validateRequestParameters").value_or(false);
    import.out.request_validators.push_back({std::move(validator), openapi::Places(member)});
  }
  import.default_validator = import.document.text("x-amazon-apigateway-request-validator");
}

void read_gateway_responses(Import& import) {
  for (const auto& [type, member] :
       import.document.object("x-amazon-apigateway-gateway-responses").members()) {
    const View in = member.expect_object();
    GatewayResponse response;
    response.type = type;
    response.status_code = in.text("statusCode");
    response.parameters = in.text_map("responseParameters");
    response.templates = in.text_map("responseTemplates");
    openapi::Places places(member);
    places.name("/responseType");
    import.out.gateway_responses.push_back({std::move(response), std::move(places)});
  }
}

void read_endpoint(Import& import, const View& endpoint) {
  if (const auto disabled = endpoint.boolean("disableExecuteApiEndpoint")) {
    import.out.settings.disable_execute_api_endpoint = disabled;
  }
  if (endpoint.has("vpcEndpointIds")) {
    import.out.settings.vpc_endpoint_ids = endpoint.texts("vpcEndpointIds");
    import.out.places.put("/endpointConfiguration/vpcEndpointIds",
                          endpoint.member("vpcEndpointIds"));
  }
}

}  // namespace

void read_settings(Import& import) {
  const View& document = import.document;
  read_info(import);
  ImportedSettings& settings = import.out.settings;
  for (const auto& [member, extension] :
       {std::pair{"/apiKeySource", "x-amazon-apigateway-api-key-source"},
        std::pair{"/binaryMediaTypes", "x-amazon-apigateway-binary-media-types"},
        std::pair{"/minimumCompressionSize", "x-amazon-apigateway-minimum-compression-size"},
        std::pair{"/policy", "x-amazon-apigateway-policy"}}) {
    import.out.places.put(member, document.member(extension));
  }
  settings.api_key_source = given_text(document, "x-amazon-apigateway-api-key-source");
  if (document.has("x-amazon-apigateway-binary-media-types")) {
    settings.binary_media_types = document.texts("x-amazon-apigateway-binary-media-types");
  }
  settings.minimum_compression_size =
      document.integer("x-amazon-apigateway-minimum-compression-size");
  if (const View policy = document.object("x-amazon-apigateway-policy")) {
    settings.policy = openapi::to_json(policy.node());
  }
  settings.security_policy = given_text(document, "x-amazon-apigateway-security-policy");
  settings.endpoint_access_mode = given_text(document, "x-amazon-apigateway-endpoint-access-mode");
  constexpr std::string_view endpoint = "x-amazon-apigateway-endpoint-configuration";
  read_endpoint(import, document.object(endpoint));
  if (!import.is_swagger) {
    read_endpoint(import, openapi::first_server(document).object(endpoint));
  }
  read_validators(import);
  read_gateway_responses(import);
}

}  // namespace emulator::apigateway
