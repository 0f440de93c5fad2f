#include "handlers/apigatewayv2/rules.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/service_uri.hpp"
#include "handlers/apigatewayv2/first_class_actions.hpp"
#include "handlers/apigatewayv2/parameter_rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

using aws::Faults;

void check_action(const Document& document, Faults& faults) {
  const std::string subtype = document.text("integrationSubtype");
  const FirstClassAction* action = find_action(subtype);
  if (action == nullptr) {
    faults.add("/integrationSubtype",
               bad_request(fmt::format("Integration subtype {} is not supported", subtype)));
    return;
  }
  if (action->service.empty()) {
    faults.add("/integrationSubtype",
               unsupported(fmt::format("The integration subtype {}", subtype)));
    return;
  }
  if (!document.has("credentialsArn")) {
    faults.add("/credentialsArn",
               bad_request(fmt::format("CredentialsArn is a required parameter for integrations "
                                       "with subtype {}",
                                       subtype)));
  }
  check_parameters(*action, document.text_map("requestParameters"), faults);
}

void check_payload_format(const Document& document, const std::string& type, Faults& faults) {
  const std::string format = document.text("payloadFormatVersion");
  const bool function = type == "AWS_PROXY" && !document.has("integrationSubtype");
  if (format.empty()) {
    faults.add("/payloadFormatVersion",
               bad_request("PayloadFormatVersion is a required parameter for integration"));
  } else if (format != "1.0" && (format != "2.0" || !function)) {
    faults.add(
        "/payloadFormatVersion",
        bad_request(fmt::format("Unsupported PayloadFormatVersion {} for {}", format, type)));
  }
}

void check_http_integration(Document& document, const std::string& type, Faults& faults) {
  const bool is_proxy = type == "AWS_PROXY" || type == "HTTP_PROXY";
  if (!is_proxy) {
    faults.add("/integrationType",
               bad_request("Currently, an API with a protocol type of HTTP may only be associated "
                           "with proxy integrations (AWS_PROXY, HTTP_PROXY)"));
  } else {
    check_payload_format(document, type, faults);
  }
  document.default_json("timeoutInMillis", "30000");
  const bool subtype = document.has("integrationSubtype");
  if (is_proxy && subtype && type != "AWS_PROXY") {
    faults.add("/integrationSubtype",
               bad_request("IntegrationSubtype is only supported for AWS_PROXY integrations"));
  }
  check_response_parameters(document.object("responseParameters"), faults);
  if (subtype) {
    check_action(document, faults);
  } else {
    check_request_parameters(document.text_map("requestParameters"), faults);
  }
}

void check_websocket_integration(Document& document, Faults& faults) {
  if (document.has("integrationSubtype")) {
    faults.add("/integrationSubtype",
               bad_request("IntegrationSubtype is only supported for HTTP APIs"));
  }
  document.default_json("timeoutInMillis", "29000");
  if (document.integer("timeoutInMillis").value_or(0) > 29'000) {
    faults.add("/timeoutInMillis", bad_request("Timeout should be between 50 ms and 29000 ms"));
  }
  document.default_text("passthroughBehavior", "WHEN_NO_MATCH");
  document.default_text("payloadFormatVersion", "1.0");
  document.default_text("integrationResponseSelectionExpression",
                        "${integration.response.statuscode}");
  check_socket_parameters(document.text_map("requestParameters"), faults);
}

// What a VPC link leads to.
bool is_private_target(std::string_view uri) {
  const auto arn = aws::parse_arn(uri);
  if (!arn) return false;
  return (arn->service == "elasticloadbalancing" && arn->resource.starts_with("listener/")) ||
         (arn->service == "servicediscovery" && arn->resource.starts_with("service/"));
}

void check_connection(const Document& integration, const std::string& type, Faults& faults) {
  const bool is_private = integration.text("connectionType") == "VPC_LINK";
  if (integration.has("tlsConfig") && !is_private) {
    faults.add("/tlsConfig", bad_request("TlsConfig is only supported for private integrations"));
  }
  if (!is_private) return;
  if (type != "HTTP_PROXY" && type != "HTTP") {
    faults.add("/connectionType",
               bad_request("VPC_LINK is only supported for HTTP and HTTP_PROXY integrations"));
  }
  if (integration.text("connectionId").empty()) {
    faults.add("/connectionId",
               bad_request("ConnectionId is required for VPC_LINK connection type"));
  }
}

void require_method(const Document& integration, Faults& faults) {
  if (integration.has("integrationMethod")) return;
  faults.add("/integrationMethod",
             bad_request("Integration method is a required parameter for integration"));
}

void check_endpoint(const Document& integration, bool of_websocket, Faults& faults) {
  require_method(integration, faults);
  const std::string uri = integration.text("integrationUri");
  // A variable of the stage may be all of it.
  if (uri.starts_with("${stageVariables.")) return;
  // AWS takes ARNs alone for HTTP APIs; URLs are of use here, where there is no VPC.
  const bool is_private = !of_websocket && integration.text("connectionType") == "VPC_LINK";
  if (uri.starts_with("http://") || uri.starts_with("https://") ||
      (is_private && is_private_target(uri))) {
    return;
  }
  faults.add("/integrationUri",
             bad_request(is_private ? "For VpcLink VPC_LINK, integration uri should be a valid ELB "
                                      "listener ARN or a valid Cloud Map service ARN."
                                    : "Invalid HTTP endpoint specified for URI"));
}

void check_service(const Document& integration, Faults& faults) {
  const auto uri = apigateway::parse_service_uri(integration.text("integrationUri"));
  faults.take("/integrationUri", uri);
  require_method(integration, faults);
  if (!uri || uri->service == "lambda" || uri->service == "sns" || uri->service == "sqs") return;
  faults.add("/integrationUri",
             unsupported(fmt::format("An integration with the service {}", uri->service)));
}

void check_function(Document& integration, Faults& faults) {
  if (integration.has("integrationMethod") && integration.text("integrationMethod") != "POST") {
    faults.add("/integrationMethod",
               bad_request("HttpMethod must be POST for AWS_PROXY IntegrationType"));
  }
  integration.default_text("integrationMethod", "POST");
}

void check_target(Document& integration, const std::string& type, bool of_websocket,
                  Faults& faults) {
  if (integration.has("integrationSubtype") || type == "MOCK") return;
  if (!integration.has("integrationUri")) {
    faults.add("/integrationUri",
               bad_request("Integration URI is a required parameter for integration"));
    if (type != "AWS_PROXY") return require_method(integration, faults);
  }
  if (type == "AWS_PROXY") {
    check_function(integration, faults);
  } else if (type == "AWS") {
    check_service(integration, faults);
  } else {
    check_endpoint(integration, of_websocket, faults);
  }
}

}  // namespace

void check_integration(Draft& draft, Faults& faults) {
  Document& integration = draft.document;
  const std::string type = integration.text("integrationType");
  const bool websocket = draft.of_websocket();
  if (websocket) {
    check_websocket_integration(integration, faults);
  } else {
    check_http_integration(integration, type, faults);
  }
  // What else is right depends on the type.
  if (!websocket && type != "AWS_PROXY" && type != "HTTP_PROXY") return;
  check_connection(integration, type, faults);
  integration.default_text("connectionType", "INTERNET");
  check_target(integration, type, websocket, faults);
}

}  // namespace emulator::apigatewayv2
