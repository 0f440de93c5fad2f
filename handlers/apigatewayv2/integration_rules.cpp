#include "handlers/apigatewayv2/rules.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/service_uri.hpp"
#include "handlers/apigatewayv2/first_class_actions.hpp"
#include "handlers/apigatewayv2/parameter_rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

Result<void> check_action(const Document& document) {
  const std::string subtype = document.text("integrationSubtype");
  const FirstClassAction* action = find_action(subtype);
  if (action == nullptr) {
    return bad_request(fmt::format("Integration subtype {} is not supported", subtype));
  }
  if (action->service.empty()) {
    return unsupported(fmt::format("The integration subtype {}", subtype));
  }
  if (!document.has("credentialsArn")) {
    return bad_request(fmt::format(
        "CredentialsArn is a required parameter for integrations with subtype {}", subtype));
  }
  return check_parameters(*action, document.text_map("requestParameters"));
}

Result<void> check_http_integration(Document& document, const std::string& type) {
  if (type != "AWS_PROXY" && type != "HTTP_PROXY") {
    return bad_request(
        "Currently, an API with a protocol type of HTTP may only be associated with proxy "
        "integrations (AWS_PROXY, HTTP_PROXY)");
  }
  const std::string format = document.text("payloadFormatVersion");
  if (format.empty()) {
    return bad_request("PayloadFormatVersion is a required parameter for integration");
  }
  const bool subtype = document.has("integrationSubtype");
  const bool function = type == "AWS_PROXY" && !subtype;
  if (format != "1.0" && (format != "2.0" || !function)) {
    return bad_request(fmt::format("Unsupported PayloadFormatVersion {} for {}", format, type));
  }
  document.default_json("timeoutInMillis", "30000");
  if (subtype && type != "AWS_PROXY") {
    return bad_request("IntegrationSubtype is only supported for AWS_PROXY integrations");
  }
  if (auto valid = check_response_parameters(document.object("responseParameters")); !valid) {
    return valid;
  }
  return subtype ? check_action(document)
                 : check_request_parameters(document.text_map("requestParameters"));
}

Result<void> check_websocket_integration(Document& document) {
  if (document.has("integrationSubtype")) {
    return bad_request("IntegrationSubtype is only supported for HTTP APIs");
  }
  document.default_json("timeoutInMillis", "29000");
  if (document.integer("timeoutInMillis").value_or(0) > 29'000) {
    return bad_request("Timeout should be between 50 ms and 29000 ms");
  }
  document.default_text("passthroughBehavior", "WHEN_NO_MATCH");
  document.default_text("payloadFormatVersion", "1.0");
  document.default_text("integrationResponseSelectionExpression",
                        "${integration.response.statuscode}");
  return check_socket_parameters(document.text_map("requestParameters"));
}

// What a VPC link leads to.
bool is_private_target(std::string_view uri) {
  const auto arn = aws::parse_arn(uri);
  if (!arn) return false;
  return (arn->service == "elasticloadbalancing" && arn->resource.starts_with("listener/")) ||
         (arn->service == "servicediscovery" && arn->resource.starts_with("service/"));
}

Result<void> check_connection(const Draft& draft, const std::string& type) {
  const Document& integration = draft.document;
  const bool is_private = integration.text("connectionType") == "VPC_LINK";
  if (integration.has("tlsConfig") && !is_private) {
    return bad_request("TlsConfig is only supported for private integrations");
  }
  if (!is_private) return {};
  if (type != "HTTP_PROXY" && type != "HTTP") {
    return bad_request("VPC_LINK is only supported for HTTP and HTTP_PROXY integrations");
  }
  if (integration.text("connectionId").empty()) {
    return bad_request("ConnectionId is required for VPC_LINK connection type");
  }
  return {};
}

Result<void> check_endpoint(const Draft& draft) {
  const Document& integration = draft.document;
  if (!integration.has("integrationMethod")) {
    return bad_request("Integration method is a required parameter for integration");
  }
  const std::string uri = integration.text("integrationUri");
  if (uri.starts_with("http://") || uri.starts_with("https://")) return {};
  // A variable of the stage may be all of it.
  if (uri.starts_with("${stageVariables.")) return {};
  // AWS takes ARNs alone for HTTP APIs; URLs are of use here, where there is no VPC.
  if (integration.text("connectionType") == "VPC_LINK" && !draft.of_websocket()) {
    if (is_private_target(uri)) return {};
    return bad_request(
        "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud "
        "Map service ARN.");
  }
  return bad_request("Invalid HTTP endpoint specified for URI");
}

Result<void> check_service(const Draft& draft) {
  const auto uri = apigateway::parse_service_uri(draft.document.text("integrationUri"));
  if (!uri) return uri.error();
  if (!draft.document.has("integrationMethod")) {
    return bad_request("Integration method is a required parameter for integration");
  }
  if (uri->service == "lambda" || uri->service == "sns" || uri->service == "sqs") return {};
  return unsupported(fmt::format("An integration with the service {}", uri->service));
}

Result<void> check_function(Document& integration) {
  if (integration.has("integrationMethod") && integration.text("integrationMethod") != "POST") {
    return bad_request("HttpMethod must be POST for AWS_PROXY IntegrationType");
  }
  integration.default_text("integrationMethod", "POST");
  return {};
}

}  // namespace

Result<void> check_integration(Draft& draft) {
  Document& integration = draft.document;
  const std::string type = integration.text("integrationType");
  auto valid = draft.of_websocket() ? check_websocket_integration(integration)
                                    : check_http_integration(integration, type);
  if (!valid) return valid;
  if (valid = check_connection(draft, type); !valid) return valid;
  integration.default_text("connectionType", "INTERNET");
  if (integration.has("integrationSubtype") || type == "MOCK") return {};
  if (!integration.has("integrationUri")) {
    return bad_request("Integration URI is a required parameter for integration");
  }
  if (type == "AWS_PROXY") return check_function(integration);
  return type == "AWS" ? check_service(draft) : check_endpoint(draft);
}

}  // namespace emulator::apigatewayv2
