#include "handlers/apigateway/deployed_api.hpp"

#include <charconv>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigateway/mapping.hpp"

namespace emulator::apigateway {

namespace {

LambdaProxyIntegration lambda_proxy(const Integration& integration) {
  // PutIntegration and UpdateIntegration refuse a URI that has no function.
  return {parse_lambda_uri(integration.uri).value(), integration.http_method,
          std::chrono::milliseconds(integration.timeout_ms)};
}

MockIntegration::Answer mock_answer(const IntegrationResponse& response) {
  MockIntegration::Answer answer;
  std::from_chars(response.status_code.data(),
                  response.status_code.data() + response.status_code.size(), answer.status);
  answer.is_default = response.selection_pattern.empty();
  answer.selection_pattern = std::regex(response.selection_pattern);
  for (const auto& [target, source] : response.response_parameters) {
    // A MOCK integration has no response headers of its own to map.
    const auto value = static_value(source);
    if (value) answer.headers.emplace_back(target.substr(response_header.size()), *value);
  }
  answer.templates = response.response_templates;
  return answer;
}

MockIntegration mock(const Integration& integration) {
  MockIntegration out{integration.request_templates, integration.passthrough_behavior, {}};
  for (const auto& [status, response] : integration.responses) {
    out.answers.push_back(mock_answer(response));
  }
  return out;
}

Result<DeployedMethod> deployed(const Method& method) {
  if (!method.integration) return bad_request("No integration defined for method");
  for (const auto& [status, response] : method.integration->responses) {
    if (!method.responses.contains(status)) {
      return bad_request("No method response exists for method.");
    }
  }
  DeployedMethod out{method.http_method, method.authorization_type, {}};
  if (method.integration->type == "MOCK") {
    out.integration = mock(*method.integration);
  } else {
    out.integration = lambda_proxy(*method.integration);
  }
  return out;
}

}  // namespace

aws::Result<std::shared_ptr<const DeployedApi>> compile(const RestApi& api,
                                                        std::string deployment_id) {
  auto snapshot = std::make_shared<DeployedApi>();
  snapshot->deployment_id = std::move(deployment_id);
  snapshot->binary_media_types = api.binary_media_types;
  snapshot->disable_execute_api_endpoint = api.disable_execute_api_endpoint;
  bool has_methods = false;
  for (const auto& [id, resource] : api.resources) {
    DeployedResource out{id, resource.path, {}};
    for (const auto& [http_method, method] : resource.methods) {
      auto one = deployed(method);
      if (!one) return one.error();
      out.methods.push_back(std::move(*one));
      has_methods = true;
    }
    snapshot->routes.add(std::move(out));
  }
  if (!has_methods) return bad_request("The REST API doesn't contain any methods");
  return snapshot;
}

}  // namespace emulator::apigateway
