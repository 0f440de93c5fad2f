#pragma once

// The drafts that the control plane edits, in AWS's shapes and with AWS's field names. What a
// deployment makes of them is in deployed_api.hpp.

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/apigateway/documentation.hpp"
#include "handlers/apigateway/stage_settings.hpp"

namespace emulator::apigateway {

struct DeployedApi;
struct StageFeatures;

using Time = std::chrono::system_clock::time_point;
using StringMap = std::map<std::string, std::string>;
using BooleanMap = std::map<std::string, bool>;

struct IntegrationResponse {
  std::string status_code;
  std::string selection_pattern;  // empty: the default response
  StringMap response_parameters;
  StringMap response_templates;  // an empty template is AWS's null: pass the body through
  std::string content_handling;
};

struct Integration {
  std::string type;  // "AWS_PROXY", "AWS", "HTTP_PROXY", "HTTP" or "MOCK"
  std::string http_method;
  std::string uri;
  std::string connection_type;
  std::string connection_id;       // of a VPC link; may be ${stageVariables.name}
  std::string integration_target;  // a load balancer's ARN, behind a VPC link of the second kind
  std::string credentials;
  StringMap request_parameters;
  StringMap request_templates;
  std::string passthrough_behavior = "WHEN_NO_MATCH";
  std::string content_handling;
  std::string response_transfer_mode;  // "BUFFERED" or "STREAM"; empty, and buffered, unless given
  int timeout_ms = 29'000;
  // TLS to the backend goes on with a certificate that nobody vouches for; nothing when not put.
  std::optional<bool> insecure_skip_verification;
  std::string cache_namespace;  // the resource's id unless given
  std::vector<std::string> cache_key_parameters;
  std::map<std::string, IntegrationResponse> responses;  // by status code

  bool streams() const noexcept { return response_transfer_mode == "STREAM"; }
};

struct MethodResponse {
  std::string status_code;
  BooleanMap response_parameters;
  StringMap response_models;
};

struct Method {
  std::string http_method;
  std::string authorization_type = "NONE";
  std::string operation_name;
  std::string authorizer_id;
  std::vector<std::string> authorization_scopes;
  std::string request_validator_id;
  bool api_key_required = false;
  BooleanMap request_parameters;
  StringMap request_models;
  std::map<std::string, MethodResponse> responses;  // by status code
  std::optional<Integration> integration;
};

struct Resource {
  std::string id;
  std::string parent_id;  // empty for the root
  std::string path_part;
  std::string path;                       // "/orders/{id}"
  std::map<std::string, Method> methods;  // by HTTP method
};

// A JSON schema of bodies, by which API Gateway validates requests.
struct Model {
  std::string id;
  std::string name;
  std::string description;
  std::string content_type;
  std::string schema;
};

// A function that says who may call, or the user pools whose tokens say it.
struct Authorizer {
  std::string id;
  std::string name;
  std::string type;                        // "TOKEN", "REQUEST" or "COGNITO_USER_POOLS"
  std::vector<std::string> provider_arns;  // of user pools
  std::string auth_type;
  std::string uri;
  std::string credentials;
  std::string identity_source;  // expressions, separated by commas
  std::string identity_validation_expression;
  int ttl_seconds = 300;
};

struct RequestValidator {
  std::string id;
  std::string name;
  bool validates_body = false;
  bool validates_parameters = false;
};

// What callers get instead of an answer that API Gateway gives by itself.
struct GatewayResponse {
  std::string type;         // "UNAUTHORIZED"
  std::string status_code;  // empty for the default of the type
  StringMap parameters;
  StringMap templates;
};

struct Deployment {
  std::string id;
  std::string description;
  Time created;
  std::shared_ptr<const DeployedApi> snapshot;
};

struct Stage {
  std::string name;
  std::string deployment_id;
  std::string description;
  StringMap variables;
  MethodSettingsMap method_settings;
  AccessLogSettings access_log;
  std::optional<CanarySettings> canary;
  bool cache_cluster_enabled = false;
  std::string cache_cluster_size;  // in GB: "0.5"
  std::string client_certificate_id;
  std::string documentation_version;
  bool tracing_enabled = false;
  aws::Tags tags;
  Time created;
  Time last_updated;
  // Grows when the cache of authorizers is flushed.
  unsigned authorizer_generation = 0;
  // What the stage serves. The stage owns it too: where a deployment may be deleted under its
  // stages, they go on serving it.
  std::shared_ptr<const DeployedApi> snapshot;
  // What the data plane does for it besides; null for a stage that asks for nothing.
  std::shared_ptr<const StageFeatures> features;
};

struct RestApi {
  std::string id;
  aws::Scope scope;
  std::string name;
  std::string description;
  std::string version;
  Time created;
  std::vector<std::string> binary_media_types;
  std::string api_key_source = "HEADER";
  std::string endpoint_type = "EDGE";
  std::string ip_address_type = "ipv4";
  bool disable_execute_api_endpoint = false;
  std::vector<std::string> vpc_endpoint_ids;  // of a private API
  std::string security_policy;                // of its TLS; empty for the default
  std::string endpoint_access_mode;           // "BASIC" or "STRICT"; empty for the default
  std::string policy;                         // JSON; empty for none
  // Bytes from which on answers are compressed; nothing leaves them as they are.
  std::optional<int> minimum_compression_size;
  aws::Tags tags;
  std::string root_resource_id;
  std::map<std::string, Authorizer> authorizers;               // by id
  std::map<std::string, Model> models;                         // by name
  std::map<std::string, RequestValidator> request_validators;  // by id
  std::map<std::string, GatewayResponse> gateway_responses;    // by type, those that were put
  Documentation documentation;
  std::map<std::string, Resource> resources;      // by id
  std::map<std::string, Deployment> deployments;  // by id
  std::map<std::string, Stage> stages;            // by name
};

}  // namespace emulator::apigateway
