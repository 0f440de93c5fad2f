#include "handlers/apigateway/deployed_api.hpp"

#include <charconv>

#include <fmt/format.h>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/apigateway/model_rules.hpp"
#include "handlers/apigateway/policy_text.hpp"
#include "handlers/apigateway/service_uri.hpp"

namespace emulator::apigateway {

namespace {

using Kind = MappedIntegration::Kind;

LambdaProxyIntegration lambda_proxy(const Integration& integration) {
  // PutIntegration and UpdateIntegration refuse a URI that has no function.
  auto function = integration.streams() ? parse_streaming_lambda_uri(integration.uri)
                                        : parse_lambda_uri(integration.uri);
  return {std::move(function).value(), integration.http_method,
          std::chrono::milliseconds(integration.timeout_ms), integration.streams()};
}

unsigned status_of(std::string_view code) {
  unsigned status = 0;
  std::from_chars(code.data(), code.data() + code.size(), status);
  return status;
}

Templates compiled(const StringMap& templates) {
  Templates out;
  for (const auto& [media_type, text] : templates) {
    out.emplace(media_type, text.empty() ? std::nullopt : std::optional<vtl::Template>(text));
  }
  return out;
}

Mappings without_prefix(const StringMap& mappings, std::string_view prefix) {
  Mappings out;
  for (const auto& [target, source] : mappings)
    out.emplace_back(target.substr(prefix.size()), source);
  return out;
}

MappedIntegration::Answer answer(const IntegrationResponse& response) {
  MappedIntegration::Answer out;
  out.status = status_of(response.status_code);
  if (!response.selection_pattern.empty()) {
    out.pattern = vtl::JavaRegex::compile(response.selection_pattern);
  }
  out.headers = without_prefix(response.response_parameters, response_header);
  out.templates = compiled(response.response_templates);
  out.content_handling = response.content_handling;
  return out;
}

void set_target(MappedIntegration& out, const Integration& integration) {
  out.uri = integration.uri;
  if (integration.type == "MOCK") {
    out.kind = Kind::mock;
  } else if (integration.type == "HTTP" || integration.type == "HTTP_PROXY") {
    out.kind = integration.type == "HTTP" ? Kind::http : Kind::http_proxy;
    out.private_target = integration.integration_target;
  } else if (const auto uri = parse_service_uri(integration.uri).value(); uri.service == "lambda") {
    out.kind = Kind::lambda;
    out.uri = parse_lambda_uri(integration.uri).value();
  } else {
    out.kind = Kind::service;
    out.service = uri.service;
    out.action = uri.is_action ? uri.target : "";
    out.uri = uri.is_action ? "" : uri.target;
  }
}

std::shared_ptr<const MappedIntegration> mapped(const Integration& integration) {
  auto out = std::make_shared<MappedIntegration>();
  set_target(*out, integration);
  out->http_method = integration.http_method;
  out->timeout = std::chrono::milliseconds(integration.timeout_ms);
  out->streams = integration.streams();
  out->passthrough_behavior = integration.passthrough_behavior;
  out->content_handling = integration.content_handling;
  out->any_authority = integration.insecure_skip_verification.value_or(false);
  out->parameters = without_prefix(integration.request_parameters, "");
  out->templates = compiled(integration.request_templates);
  for (const auto& [status, response] : integration.responses)
    out->answers.push_back(answer(response));
  return out;
}

Result<std::shared_ptr<const RequestChecks>> checks(const Method& method, const RestApi& api) {
  const auto found = api.request_validators.find(method.request_validator_id);
  // The validator may have been deleted under the method's nose; AWS then validates nothing.
  if (found == api.request_validators.end()) return std::shared_ptr<const RequestChecks>();
  auto out = std::make_shared<RequestChecks>();
  if (found->second.validates_parameters) {
    for (const auto& [name, is_required] : method.request_parameters) {
      if (is_required) out->required.push_back(name);
    }
  }
  if (found->second.validates_body) {
    for (const auto& [media_type, model] : method.request_models) {
      const auto& schema = api.models.at(model).schema;
      auto body = schema.empty() ? std::nullopt : compile_model(api, schema);
      if (body) {
        out->bodies.emplace(media_type, std::move(*body));
      } else if (!schema.empty()) {
        return bad_request(fmt::format("The schema of the model {} is not valid", model));
      }
    }
  }
  return std::shared_ptr<const RequestChecks>(std::move(out));
}

// Null for an API without.
Result<std::shared_ptr<const aws::Policy>> resource_policy(const RestApi& api) {
  if (api.policy.empty()) return std::shared_ptr<const aws::Policy>();
  auto policy =
      aws::Policy::parse(with_full_resources(api.policy, api), aws::Policy::Kind::resource);
  if (!policy) return invalid_policy();
  return std::make_shared<const aws::Policy>(std::move(*policy));
}

Result<DeployedMethod> deployed(const Method& method, const RestApi& api) {
  if (!method.integration) return bad_request("No integration defined for method");
  for (const auto& [status, response] : method.integration->responses) {
    if (!method.responses.contains(status)) {
      return bad_request("No method response exists for method.");
    }
  }
  DeployedMethod out{
      method.http_method, method.authorization_type, {}, deployed_authorizer(method, api)};
  if (method.integration->type == "AWS_PROXY") {
    out.integration = lambda_proxy(*method.integration);
  } else {
    out.integration = mapped(*method.integration);
  }
  out.api_key_required = method.api_key_required;
  out.authorization_scopes = method.authorization_scopes;
  auto compiled_checks = checks(method, api);
  if (!compiled_checks) return compiled_checks.error();
  out.checks = std::move(*compiled_checks);
  out.cache_namespace = method.integration->cache_namespace;
  out.cache_key_parameters = method.integration->cache_key_parameters;
  return out;
}

std::shared_ptr<DeployedApi> without_routes(const RestApi& api, std::string deployment_id) {
  auto snapshot = std::make_shared<DeployedApi>();
  snapshot->deployment_id = std::move(deployment_id);
  snapshot->binary_media_types = api.binary_media_types;
  snapshot->disable_execute_api_endpoint = api.disable_execute_api_endpoint;
  snapshot->keys_from_authorizer = api.api_key_source == "AUTHORIZER";
  snapshot->minimum_compression_size = api.minimum_compression_size;
  for (const auto& [name, response] : api.gateway_responses) {
    snapshot->gateway_responses.emplace(
        response_type(name).value(),
        DeployedResponse{status_of(response.status_code),
                         without_prefix(response.parameters, gateway_response_header),
                         response.templates});
  }
  return snapshot;
}

}  // namespace

aws::Result<std::shared_ptr<const DeployedApi>> compile(const RestApi& api,
                                                        std::string deployment_id) {
  auto snapshot = without_routes(api, std::move(deployment_id));
  auto policy = resource_policy(api);
  if (!policy) return policy.error();
  snapshot->policy = std::move(*policy);
  bool has_methods = false;
  for (const auto& [id, resource] : api.resources) {
    DeployedResource out{id, resource.path, {}};
    for (const auto& [http_method, method] : resource.methods) {
      auto one = deployed(method, api);
      if (!one) return one.error();
      out.methods.push_back(std::move(*one));
      has_methods = true;
    }
    snapshot->routes.add(std::move(out));
  }
  if (api.endpoint_type == "PRIVATE" && api.policy.empty()) {
    return bad_request("Private REST API doesn't have a resource policy attached to it");
  }
  if (!has_methods) return bad_request("The REST API doesn't contain any methods");
  RestApi draft = api;
  draft.deployments.clear();
  draft.stages.clear();
  snapshot->draft = std::make_shared<const RestApi>(std::move(draft));
  return snapshot;
}

aws::Result<std::shared_ptr<const DeployedApi>> compile_method(const RestApi& api,
                                                               const Resource& resource,
                                                               const Method& method) {
  auto one = deployed(method, api);
  if (!one) return one.error();
  auto snapshot = without_routes(api, {});
  DeployedResource out{resource.id, resource.path, {}};
  out.methods.push_back(std::move(*one));
  snapshot->routes.add(std::move(out));
  return snapshot;
}

}  // namespace emulator::apigateway
