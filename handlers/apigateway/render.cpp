#include "handlers/apigateway/render.hpp"

#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/policy_text.hpp"

namespace emulator::apigateway {

namespace {

std::string summary(const DeployedApi& deployed) {
  Object paths;
  deployed.routes.for_each([&paths](const DeployedResource& resource) {
    if (resource.methods.empty()) return;
    Object methods;
    for (const DeployedMethod& method : resource.methods) {
      Object one;
      one.text("authorizationType", method.authorization_type);
      one.boolean("apiKeyRequired", method.api_key_required);
      methods.json(method.http_method, one.take());
    }
    paths.json(resource.path, methods.take());
  });
  return paths.take();
}

std::string render(const MethodSettings& settings) {
  Object out;
  out.boolean("metricsEnabled", settings.metrics_enabled);
  out.optional_text("loggingLevel", settings.logging_level);
  out.boolean("dataTraceEnabled", settings.data_trace_enabled);
  out.integer("throttlingBurstLimit", settings.throttling_burst_limit.value_or(5000));
  out.number("throttlingRateLimit", settings.throttling_rate_limit.value_or(10'000));
  out.boolean("cachingEnabled", settings.caching_enabled);
  out.integer("cacheTtlInSeconds", settings.cache_ttl_seconds);
  out.boolean("cacheDataEncrypted", settings.cache_data_encrypted);
  out.boolean("requireAuthorizationForCacheControl",
              settings.require_authorization_for_cache_control);
  out.text("unauthorizedCacheControlHeaderStrategy",
           settings.unauthorized_cache_control_header_strategy);
  return out.take();
}

std::string render(const AccessLogSettings& settings) {
  Object out;
  out.optional_text("format", settings.format);
  out.optional_text("destinationArn", settings.destination_arn);
  return out.take();
}

std::string render(const CanarySettings& settings) {
  Object out;
  out.number("percentTraffic", settings.percent_traffic);
  out.text("deploymentId", settings.deployment_id);
  out.optional_map("stageVariableOverrides", settings.stage_variable_overrides);
  out.boolean("useStageCache", settings.use_stage_cache);
  return out.take();
}

}  // namespace

std::string render(const RestApi& api, const std::vector<std::string>& warnings) {
  Object out;
  out.text("id", api.id);
  out.text("name", api.name);
  out.optional_text("description", api.description);
  out.time("createdDate", api.created);
  out.optional_text("version", api.version);
  if (!warnings.empty()) out.list("warnings", warnings);
  if (!api.binary_media_types.empty()) out.list("binaryMediaTypes", api.binary_media_types);
  if (api.minimum_compression_size) {
    out.integer("minimumCompressionSize", *api.minimum_compression_size);
  }
  out.text("apiKeySource", api.api_key_source);
  Object endpoint;
  endpoint.list("types", {api.endpoint_type});
  endpoint.text("ipAddressType", api.ip_address_type);
  if (!api.vpc_endpoint_ids.empty()) endpoint.list("vpcEndpointIds", api.vpc_endpoint_ids);
  out.json("endpointConfiguration", endpoint.take());
  out.optional_text("securityPolicy", api.security_policy);
  out.optional_text("endpointAccessMode", api.endpoint_access_mode);
  out.optional_text("policy", shown_policy(api.policy));
  out.optional_map("tags", api.tags);
  out.boolean("disableExecuteApiEndpoint", api.disable_execute_api_endpoint);
  out.text("rootResourceId", api.root_resource_id);
  return out.take();
}

std::string render(const Resource& resource, bool with_methods) {
  Object out;
  out.text("id", resource.id);
  out.optional_text("parentId", resource.parent_id);
  out.optional_text("pathPart", resource.path_part);
  out.text("path", resource.path);
  if (!resource.methods.empty()) {
    Object methods;
    for (const auto& [name, method] : resource.methods) {
      methods.json(name, with_methods ? render(method) : "{}");
    }
    out.json("resourceMethods", methods.take());
  }
  return out.take();
}

std::string render(const Method& method) {
  Object out;
  out.text("httpMethod", method.http_method);
  out.text("authorizationType", method.authorization_type);
  out.optional_text("authorizerId", method.authorizer_id);
  out.boolean("apiKeyRequired", method.api_key_required);
  out.optional_text("requestValidatorId", method.request_validator_id);
  out.optional_text("operationName", method.operation_name);
  out.optional_map("requestParameters", method.request_parameters);
  out.optional_map("requestModels", method.request_models);
  out.optional_shapes("methodResponses", method.responses);
  if (!method.authorization_scopes.empty()) {
    out.list("authorizationScopes", method.authorization_scopes);
  }
  if (method.integration) out.json("methodIntegration", render(*method.integration));
  return out.take();
}

std::string render(const MethodResponse& response) {
  Object out;
  out.text("statusCode", response.status_code);
  out.optional_map("responseParameters", response.response_parameters);
  out.optional_map("responseModels", response.response_models);
  return out.take();
}

std::string render(const Integration& integration) {
  Object out;
  out.text("type", integration.type);
  out.optional_text("httpMethod", integration.http_method);
  out.optional_text("uri", integration.uri);
  out.optional_text("connectionType", integration.connection_type);
  out.optional_text("connectionId", integration.connection_id);
  out.optional_text("integrationTarget", integration.integration_target);
  out.optional_text("credentials", integration.credentials);
  out.optional_map("requestParameters", integration.request_parameters);
  out.optional_templates("requestTemplates", integration.request_templates);
  out.text("passthroughBehavior", integration.passthrough_behavior);
  out.optional_text("contentHandling", integration.content_handling);
  out.optional_text("responseTransferMode", integration.response_transfer_mode);
  out.integer("timeoutInMillis", integration.timeout_ms);
  out.text("cacheNamespace", integration.cache_namespace);
  out.list("cacheKeyParameters", integration.cache_key_parameters);
  if (integration.insecure_skip_verification) {
    Object tls;
    tls.boolean("insecureSkipVerification", *integration.insecure_skip_verification);
    out.json("tlsConfig", tls.take());
  }
  out.optional_shapes("integrationResponses", integration.responses);
  return out.take();
}

std::string render(const IntegrationResponse& response) {
  Object out;
  out.text("statusCode", response.status_code);
  out.optional_text("selectionPattern", response.selection_pattern);
  out.optional_map("responseParameters", response.response_parameters);
  out.optional_templates("responseTemplates", response.response_templates);
  out.optional_text("contentHandling", response.content_handling);
  return out.take();
}

std::string render(const Model& model) {
  Object out;
  out.text("id", model.id);
  out.text("name", model.name);
  out.optional_text("description", model.description);
  out.optional_text("schema", model.schema);
  out.text("contentType", model.content_type);
  return out.take();
}

std::string render(const DocumentationPart& part) {
  Object location;
  location.text("type", part.location.type);
  location.optional_text("path", part.location.path);
  location.optional_text("method", part.location.method);
  location.optional_text("statusCode", part.location.status_code);
  location.optional_text("name", part.location.name);
  Object out;
  out.optional_text("id", part.id);
  out.json("location", location.take());
  out.optional_text("properties", part.properties);
  return out.take();
}

std::string render(const DocumentationVersion& version) {
  Object out;
  out.text("version", version.version);
  out.time("createdDate", version.created);
  out.optional_text("description", version.description);
  return out.take();
}

std::string render(const Authorizer& authorizer) {
  Object out;
  out.text("id", authorizer.id);
  out.text("name", authorizer.name);
  out.text("type", authorizer.type);
  if (!authorizer.provider_arns.empty()) out.list("providerARNs", authorizer.provider_arns);
  out.optional_text("authType", authorizer.auth_type);
  out.optional_text("authorizerUri", authorizer.uri);
  out.optional_text("authorizerCredentials", authorizer.credentials);
  out.optional_text("identitySource", authorizer.identity_source);
  out.optional_text("identityValidationExpression", authorizer.identity_validation_expression);
  out.integer("authorizerResultTtlInSeconds", authorizer.ttl_seconds);
  return out.take();
}

std::string render(const RequestValidator& validator) {
  Object out;
  out.text("id", validator.id);
  out.text("name", validator.name);
  out.boolean("validateRequestBody", validator.validates_body);
  out.boolean("validateRequestParameters", validator.validates_parameters);
  return out.take();
}

std::string render(const GatewayResponse& response, bool is_default) {
  Object out;
  out.text("responseType", response.type);
  out.optional_text("statusCode", response.status_code);
  if (response.parameters.empty()) out.json("responseParameters", "{}");
  out.optional_map("responseParameters", response.parameters);
  if (response.templates.empty()) out.json("responseTemplates", "{}");
  out.optional_map("responseTemplates", response.templates);
  out.boolean("defaultResponse", is_default);
  return out.take();
}

std::string render(const Deployment& deployment, bool with_summary) {
  Object out;
  out.text("id", deployment.id);
  out.optional_text("description", deployment.description);
  out.time("createdDate", deployment.created);
  if (with_summary) out.json("apiSummary", summary(*deployment.snapshot));
  return out.take();
}

std::string render(const Stage& stage) {
  Object out;
  out.text("deploymentId", stage.deployment_id);
  out.text("stageName", stage.name);
  out.optional_text("description", stage.description);
  out.optional_text("clientCertificateId", stage.client_certificate_id);
  out.boolean("cacheClusterEnabled", stage.cache_cluster_enabled);
  out.optional_text("cacheClusterSize", stage.cache_cluster_size);
  out.text("cacheClusterStatus", stage.cache_cluster_enabled ? "AVAILABLE" : "NOT_AVAILABLE");
  Object methods;
  for (const auto& [key, settings] : stage.method_settings)
    methods.json(key, render(settings));
  out.json("methodSettings", methods.take());
  out.optional_map("variables", stage.variables);
  out.optional_text("documentationVersion", stage.documentation_version);
  if (!stage.access_log.empty()) out.json("accessLogSettings", render(stage.access_log));
  if (stage.canary) out.json("canarySettings", render(*stage.canary));
  out.boolean("tracingEnabled", stage.tracing_enabled);
  out.optional_map("tags", stage.tags);
  out.time("createdDate", stage.created);
  out.time("lastUpdatedDate", stage.last_updated);
  return out.take();
}

std::string render_tags(const aws::Tags& tags) {
  Object out;
  if (tags.empty()) out.json("tags", "{}");
  out.optional_map("tags", tags);
  return out.take();
}

std::string render_items(const std::vector<std::string>& items,
                         const std::optional<std::string>& position) {
  Object out;
  if (position) out.text("position", *position);
  std::string list = "[";
  for (const auto& item : items) {
    if (list.size() > 1) list.push_back(',');
    list.append(item);
  }
  list.push_back(']');
  out.json("item", list);
  return out.take();
}

}  // namespace emulator::apigateway
