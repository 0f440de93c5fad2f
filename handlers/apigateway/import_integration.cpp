#include <fmt/format.h>

#include "handlers/apigateway/import_parts.hpp"

namespace emulator::apigateway {

namespace {

std::string upper_text(const View& in, std::string_view name, std::string_view otherwise = "") {
  return openapi::in_upper_case(in.text(name, otherwise));
}

IntegrationResponse read_response(const std::string& pattern, const View& in) {
  IntegrationResponse out;
  if (pattern != "default") out.selection_pattern = pattern;
  out.status_code = in.text("statusCode");
  out.response_parameters = in.text_map("responseParameters");
  out.response_templates = in.text_map("responseTemplates");
  out.content_handling = upper_text(in, "contentHandling");
  return out;
}

void read_responses(const View& in, Integration& integration, ImportedMethod& out) {
  for (const auto& [pattern, member] : in.object("responses").members()) {
    const View response = member.expect_object();
    if (!response) continue;
    const IntegrationResponse made = read_response(pattern, response);
    openapi::Places places(response);
    places.name("/selectionPattern");
    out.integration_responses.push_back({made, std::move(places)});
    if (made.status_code.empty()) {
      response.missing("statusCode");
    } else if (!integration.responses.emplace(made.status_code, made).second) {
      response.warn(
          fmt::format("Another integration response has the status code {} already. Ignoring.",
                      made.status_code));
    }
  }
}

}  // namespace

void read_integration(const View& operation, ImportedMethod& out) {
  const View in = operation.object("x-amazon-apigateway-integration");
  if (!in) return;
  out.integration.emplace(in);
  Integration integration;
  integration.type = upper_text(in, "type");
  integration.http_method = upper_text(in, "httpMethod");
  integration.uri = in.text("uri");
  integration.connection_type = upper_text(in, "connectionType");
  integration.connection_id = in.text("connectionId");
  integration.integration_target = in.text("integrationTarget");
  integration.insecure_skip_verification =
      in.object("tlsConfig").boolean("insecureSkipVerification");
  integration.credentials = in.text("credentials");
  integration.request_parameters = in.text_map("requestParameters");
  integration.request_templates = in.text_map("requestTemplates");
  integration.passthrough_behavior = upper_text(in, "passthroughBehavior", "WHEN_NO_MATCH");
  integration.content_handling = upper_text(in, "contentHandling");
  integration.response_transfer_mode = upper_text(in, "responseTransferMode");
  integration.timeout_ms = in.integer("timeoutInMillis").value_or(29'000);
  integration.cache_namespace = in.text("cacheNamespace");
  integration.cache_key_parameters = in.texts("cacheKeyParameters");
  read_responses(in, integration, out);
  out.method.integration = std::move(integration);
}

}  // namespace emulator::apigateway
