#include "daemon/text.hpp"
#include "handlers/apigateway/export_document.hpp"
#include "handlers/openapi/definition.hpp"

namespace emulator::apigateway {

namespace {

using openapi::Node;

// An empty template is null, here as elsewhere.
Node templates_node(const StringMap& templates) {
  Node out = Node::object();
  for (const auto& [media_type, text] : templates)
    out.add(media_type, text.empty() ? Node() : Node::of_text(text));
  return out;
}

Node responses(const Integration& integration) {
  // By pattern, as the document has them; of two of the same only the first is ever picked.
  std::map<std::string, const IntegrationResponse*> by_pattern;
  for (const auto& [status, response] : integration.responses) {
    const std::string& pattern = response.selection_pattern;
    by_pattern.emplace(pattern.empty() ? "default" : pattern, &response);
  }
  Node out = Node::object();
  for (const auto& [pattern, response] : by_pattern) {
    Node one = Node::object();
    one.add_text("statusCode", response->status_code);
    one.add_given("responseParameters", texts_node(response->response_parameters));
    one.add_given("responseTemplates", templates_node(response->response_templates));
    one.add_given("contentHandling", response->content_handling);
    out.add(pattern, std::move(one));
  }
  return out;
}

}  // namespace

Node export_integration(const Integration& integration, const Resource& resource) {
  Node out = Node::object();
  out.add_text("type", lower_case(integration.type));
  out.add_given("httpMethod", integration.http_method);
  out.add_given("uri", integration.uri);
  out.add_given("connectionType", integration.connection_type);
  out.add_given("connectionId", integration.connection_id);
  out.add_given("integrationTarget", integration.integration_target);
  out.add_given("credentials", integration.credentials);
  out.add_given("responses", responses(integration));
  out.add_given("requestParameters", texts_node(integration.request_parameters));
  out.add_given("requestTemplates", templates_node(integration.request_templates));
  out.add_text("passthroughBehavior", lower_case(integration.passthrough_behavior));
  out.add_given("contentHandling", integration.content_handling);
  out.add_given("responseTransferMode", integration.response_transfer_mode);
  if (integration.timeout_ms != Integration().timeout_ms) {
    out.add("timeoutInMillis", Node::of_number(integration.timeout_ms));
  }
  if (integration.cache_namespace != resource.id) {
    out.add_given("cacheNamespace", integration.cache_namespace);
  }
  out.add_given("cacheKeyParameters", list_node(integration.cache_key_parameters));
  if (integration.insecure_skip_verification) {
    Node tls = Node::object();
    tls.add("insecureSkipVerification", Node::of_boolean(*integration.insecure_skip_verification));
    out.add("tlsConfig", std::move(tls));
  }
  return out;
}

}  // namespace emulator::apigateway
