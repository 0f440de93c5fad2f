#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "handlers/apigatewayv2/document.hpp"
#include "handlers/apigatewayv2/route_table.hpp"
#include "handlers/lambda/function_url_config.hpp"

namespace emulator::apigatewayv2 {

// A deployed API as the data plane wants it: decoded, immutable, shared by the requests that run.

enum class PayloadFormat { v1, v2 };

struct SocketMapping;
struct SocketChecks;

struct LiveIntegration {
  // Those that are no proxies map what they send and what they answer; WebSocket APIs have them.
  enum class Type { lambda_proxy, http_proxy, lambda, http, service, mock };

  std::string id;
  Type type = Type::mock;
  // A function's ARN, a URL, the path at a service, or the ARN of what is behind a VPC link; stage
  // variables in it stay as they are.
  std::string target;
  std::string service;  // "sqs"
  std::string action;   // of a service: "SendMessage"; empty for one that is called by its path
  std::string method;
  PayloadFormat format = PayloadFormat::v2;
  std::chrono::milliseconds timeout{30'000};
  TextMap request_parameters;                          // "append:header.x": "$request.path.id"
  std::map<std::string, TextMap> response_parameters;  // by status
  bool is_private = false;                             // by a VPC link
  // Of a private integration, which goes by TLS then: whom its certificate has to name.
  std::optional<std::string> tls_server_name;
  std::shared_ptr<const SocketMapping> mapping;  // null for an HTTP API
};

struct LiveAuthorizer {
  std::string id;
  bool jwt = false;
  std::vector<std::string> identity_sources;
  std::string issuer;
  std::vector<std::string> audience;
  std::string function;
  PayloadFormat format = PayloadFormat::v2;
  bool simple_responses = false;
  std::chrono::seconds ttl{0};
};

struct LiveRoute {
  enum class Authorization { none, iam, jwt, custom };

  std::string id;
  std::string key;
  std::shared_ptr<const LiveIntegration> integration;  // null for a route without target
  Authorization authorization = Authorization::none;
  std::shared_ptr<const LiveAuthorizer> authorizer;
  std::vector<std::string> scopes;
  // Of a WebSocket API: whether the integration's answer goes back to the client.
  bool answers = false;
  // Of its $connect: whether a handshake needs an API key.
  bool api_key_required = false;
  // What its messages are held against; null for nothing.
  std::shared_ptr<const SocketChecks> checks;
};

struct Entity;

struct DeployedApi {
  std::string deployment_id;
  // The draft of then: what an export of a stage shows.
  std::shared_ptr<const Entity> draft;
  std::string route_selection_expression;
  // Whether an API key is the authorizer's to tell, and not the request's.
  bool keys_from_authorizer = false;
  std::vector<std::shared_ptr<const LiveRoute>> routes;
  RouteTable table;  // of an HTTP API
  std::optional<lambda::FunctionUrlCors> cors;

  const LiveRoute* find(std::string_view route_key) const noexcept;
};

// Below zero for the account's.
struct Throttle {
  double rate = -1;  // requests per second
  double burst = -1;
};

struct LiveStage {
  std::string name;
  std::shared_ptr<const DeployedApi> api;  // null before a deployment
  TextMap variables;
  std::optional<Throttle> throttle;
  std::map<std::string, Throttle> route_throttles;  // by route key
  std::string log_group;                            // of the access log; empty for none
  std::string log_format;
};

struct LiveApi {
  aws::Scope scope;
  std::string id;
  bool websocket = false;
  bool endpoint_disabled = false;
  std::map<std::string, std::shared_ptr<const LiveStage>, std::less<>> stages;
};

class LiveApis {
 public:
  std::shared_ptr<const LiveApi> find(std::string_view id) const;
  bool empty() const noexcept { return apis_.empty(); }
  void put(std::shared_ptr<const LiveApi> api);
  void remove(const std::string& id) { apis_.erase(id); }
  void clear() { apis_.clear(); }
  std::vector<std::string> ids() const;

 private:
  std::unordered_map<std::string, std::shared_ptr<const LiveApi>> apis_;
};

// Freezes an API's draft.
std::shared_ptr<const DeployedApi> compile(const Entity& api, std::string deployment_id);
// What of a stage takes effect without a deployment.
std::shared_ptr<const LiveStage> live_stage(const std::string& name, const Document& stage,
                                            std::shared_ptr<const DeployedApi> deployed);

}  // namespace emulator::apigatewayv2
