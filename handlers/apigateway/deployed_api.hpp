#pragma once

#include <chrono>
#include <memory>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/apigateway/model.hpp"
#include "handlers/apigateway/route_tree.hpp"

namespace emulator::apigateway {

// AWS_PROXY to a Lambda function.
struct LambdaProxyIntegration {
  // The ARN from the integration's URI; may hold ${stageVariables.name}.
  std::string function;
  // Lambda's Invoke is a POST. AWS takes any method here and fails when called.
  std::string http_method;
  std::chrono::milliseconds timeout;
};

// MOCK: a request template says which status code the integration has, and the integration response
// whose pattern fits it says what the caller gets.
struct MockIntegration {
  struct Answer {
    unsigned status;
    bool is_default;
    std::regex selection_pattern;
    std::vector<std::pair<std::string, std::string>> headers;
    // By media type, in the order of their names.
    StringMap templates;
  };

  StringMap request_templates;
  std::string passthrough_behavior;
  std::vector<Answer> answers;
};

struct DeployedMethod {
  std::string http_method;  // "ANY" for every one
  std::string authorization_type;
  std::variant<LambdaProxyIntegration, MockIntegration> integration;
};

// A draft as it was when it was deployed. Immutable: requests in flight share it with the stages.
struct DeployedApi {
  std::string deployment_id;
  std::vector<std::string> binary_media_types;
  bool disable_execute_api_endpoint = false;
  RouteTree routes;
};

// Compiles a draft. 400 for one that AWS would not deploy: no methods, a method without
// integration.
aws::Result<std::shared_ptr<const DeployedApi>> compile(const RestApi& api,
                                                        std::string deployment_id);

}  // namespace emulator::apigateway
