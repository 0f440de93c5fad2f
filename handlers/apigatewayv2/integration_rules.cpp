#include "handlers/apigatewayv2/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace emulator::apigatewayv2 {

namespace {

bool is_known_subtype(std::string_view subtype) noexcept {
  static constexpr std::array<std::string_view, 10> subtypes{"AppConfig-GetConfiguration",
                                                             "EventBridge-PutEvents",
                                                             "Kinesis-PutRecord",
                                                             "SQS-SendMessage",
                                                             "SQS-ReceiveMessage",
                                                             "SQS-DeleteMessage",
                                                             "SQS-PurgeQueue",
                                                             "StepFunctions-StartExecution",
                                                             "StepFunctions-StartSyncExecution",
                                                             "StepFunctions-StopExecution"};
  return std::find(subtypes.begin(), subtypes.end(), subtype) != subtypes.end();
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
  const bool function = type == "AWS_PROXY" && !document.has("integrationSubtype");
  if (format != "1.0" && (format != "2.0" || !function)) {
    return bad_request(fmt::format("Unsupported PayloadFormatVersion {} for {}", format, type));
  }
  document.default_json("timeoutInMillis", "30000");
  if (!document.has("integrationSubtype")) return {};
  const std::string subtype = document.text("integrationSubtype");
  if (!is_known_subtype(subtype)) {
    return bad_request(fmt::format("Integration subtype {} is not supported", subtype));
  }
  return unsupported(fmt::format("The integration subtype {}", subtype));
}

Result<void> check_websocket_integration(Document& document, const std::string& type) {
  if (type == "AWS" || type == "HTTP") {
    return unsupported(fmt::format("The integration type {} of WebSocket APIs", type));
  }
  for (const std::string_view member : {"requestTemplates", "templateSelectionExpression"}) {
    const bool used = document.has(member) && document.json(member) != "{}" && type != "MOCK";
    if (used) return unsupported(fmt::format("{} of {} integrations", member, type));
  }
  document.default_json("timeoutInMillis", "29000");
  if (document.integer("timeoutInMillis").value_or(0) > 29'000) {
    return bad_request("Timeout should be between 50 ms and 29000 ms");
  }
  document.default_text("passthroughBehavior", "WHEN_NO_MATCH");
  document.default_text("payloadFormatVersion", "1.0");
  document.default_text("integrationResponseSelectionExpression",
                        "${integration.response.statuscode}");
  return {};
}

}  // namespace

Result<void> check_integration(Draft& draft) {
  Document& integration = draft.document;
  const std::string type = integration.text("integrationType");
  auto valid = draft.of_websocket() ? check_websocket_integration(integration, type)
                                    : check_http_integration(integration, type);
  if (!valid) return valid;
  if (type == "AWS_PROXY") {
    if (integration.has("integrationMethod") && integration.text("integrationMethod") != "POST") {
      return bad_request("HttpMethod must be POST for AWS_PROXY IntegrationType");
    }
    integration.default_text("integrationMethod", "POST");
  }
  if (type != "MOCK" && !integration.has("integrationUri")) {
    return bad_request("Integration URI is a required parameter for integration");
  }
  if (type == "HTTP_PROXY") {
    if (!integration.has("integrationMethod")) {
      return bad_request("Integration method is a required parameter for integration");
    }
    if (!integration.text("integrationUri").starts_with("http")) {
      if (integration.text("connectionType") == "VPC_LINK") {
        return unsupported("A private integration by the ARN of a listener or a service");
      }
      return bad_request("Invalid HTTP endpoint specified for URI");
    }
  }
  integration.default_text("connectionType", "INTERNET");
  return {};
}

}  // namespace emulator::apigatewayv2
