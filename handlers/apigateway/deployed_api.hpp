#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/aws/policy.hpp"
#include "handlers/apigateway/deployed_authorizer.hpp"
#include "handlers/apigateway/gateway_response_types.hpp"
#include "handlers/apigateway/model.hpp"
#include "handlers/apigateway/route_tree.hpp"
#include "handlers/json_schema/schema.hpp"
#include "handlers/vtl/java_regex.hpp"
#include "handlers/vtl/template.hpp"

namespace emulator::apigateway {

// AWS_PROXY to a Lambda function.
struct LambdaProxyIntegration {
  // The ARN from the integration's URI; may hold ${stageVariables.name}.
  std::string function;
  // Lambda's Invoke is a POST. AWS takes any method here and fails when called.
  std::string http_method;
  std::chrono::milliseconds timeout;
  bool streams = false;  // what the function answers, as it comes
};

// By media type; one that is empty passes the body through.
using Templates = std::map<std::string, std::optional<vtl::Template>>;
// Targets and the expressions they are set to: "Content-Type" and "'text/plain'".
using Mappings = std::vector<std::pair<std::string, std::string>>;

// An integration whose requests and responses are mapped: AWS, HTTP, HTTP_PROXY and MOCK.
struct MappedIntegration {
  enum class Kind { mock, lambda, service, http, http_proxy };

  struct Answer {
    unsigned status;
    // Which statuses, or error messages of a function, it is for; nothing for the default.
    std::optional<vtl::JavaRegex> pattern;
    Mappings headers;
    Templates templates;
    std::string content_handling;
  };

  Kind kind;
  std::string http_method;
  // The endpoint, the function's ARN, or the path at the service; may hold ${stageVariables.name}.
  std::string uri;
  // The ARN of a load balancer behind a VPC link; empty for none.
  std::string private_target = {};
  std::string service;  // "sns"
  std::string action;   // of a service: "Publish"; empty for one that is called by its path
  std::chrono::milliseconds timeout;
  bool streams = false;  // what the endpoint answers, as it comes: HTTP_PROXY alone
  std::string passthrough_behavior;
  std::string content_handling;
  bool any_authority;   // may have issued the endpoint's certificate
  Mappings parameters;  // "integration.request.header.X"
  Templates templates;
  std::vector<Answer> answers;
};

// What a method's validator looks at.
struct RequestChecks {
  std::vector<std::string> required;                  // "method.request.header.X"
  std::map<std::string, json_schema::Schema> bodies;  // by media type
};

struct DeployedMethod {
  std::string http_method;  // "ANY" for every one
  std::string authorization_type;
  std::variant<LambdaProxyIntegration, std::shared_ptr<const MappedIntegration>> integration;
  std::shared_ptr<const DeployedAuthorizer> authorizer = nullptr;  // null for an open method
  std::vector<std::string> authorization_scopes = {};              // of access tokens
  std::shared_ptr<const RequestChecks> checks = nullptr;           // null for a method without
  bool api_key_required = false;
  std::string cache_namespace = {};
  std::vector<std::string> cache_key_parameters = {};

  bool streams() const noexcept {
    const auto* proxy = std::get_if<LambdaProxyIntegration>(&integration);
    return proxy != nullptr ? proxy->streams : std::get<1>(integration)->streams;
  }
};

struct DeployedResponse {
  unsigned status = 0;  // 0 leaves the type's
  Mappings headers;
  StringMap templates;
};

// A draft as it was when it was deployed. Immutable: requests in flight share it with the stages.
struct DeployedApi {
  std::string deployment_id;
  // The draft of then, without its deployments and stages: what an export shows.
  std::shared_ptr<const RestApi> draft;
  std::vector<std::string> binary_media_types;
  bool disable_execute_api_endpoint = false;
  std::shared_ptr<const aws::Policy> policy;  // null for none
  bool keys_from_authorizer = false;          // rather than from the X-API-Key header
  std::optional<std::size_t> minimum_compression_size;
  std::map<ResponseType, DeployedResponse> gateway_responses;
  RouteTree routes;
};

// Compiles a draft. 400 for one that AWS would not deploy: no methods, a method without
// integration.
aws::Result<std::shared_ptr<const DeployedApi>> compile(const RestApi& api,
                                                        std::string deployment_id);

// One method of a draft alone, for a test.
aws::Result<std::shared_ptr<const DeployedApi>> compile_method(const RestApi& api,
                                                               const Resource& resource,
                                                               const Method& method);

}  // namespace emulator::apigateway
