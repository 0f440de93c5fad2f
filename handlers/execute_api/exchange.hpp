#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/aws/caller.hpp"
#include "daemon/aws/identity.hpp"
#include "daemon/http/client_identity.hpp"
#include "daemon/http/message.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/execute_api/user_request.hpp"

namespace emulator::execute_api {

class RequestTrace;

// Why API Gateway answers by itself.
struct Fault {
  apigateway::ResponseType type;
  std::string reason = {};      // for the log, where AWS has the execution log
  unsigned status = 0;          // instead of the type's
  std::string message = {};     // instead of the type's
  std::string validation = {};  // $context.error.validationErrorString
  std::string error_type = {};  // instead of the type's, in x-amzn-ErrorType
};

using Outcome = std::variant<http::Response, Fault>;

// What an authorizer says of a caller: its principal id and context, as texts.
using AuthorizerContext = std::vector<std::pair<std::string, std::string>>;

// One request on its way through an API, with all that mappings may ask for. Owns what a stage or
// a deployment may lose while the request runs. The AWS_PROXY integration goes without one.
struct Exchange {
  const UserRequest& request;
  std::shared_ptr<const apigateway::DeployedApi> deployed;
  const apigateway::DeployedResource* resource = nullptr;  // null when no path fits
  const apigateway::DeployedMethod* method = nullptr;
  apigateway::PathParameters path_parameters = {};
  apigateway::StringMap stage_variables = {};
  // What the stage asks for, and the settings of the method; null for nothing.
  std::shared_ptr<const apigateway::StageFeatures> features = nullptr;
  const apigateway::MethodSettings* settings = nullptr;
  aws::Scope scope = {};
  std::string domain_name = {};
  std::string trace_id = {};
  std::string extended_request_id = {};
  std::chrono::system_clock::time_point time = {};
  // The stage's client certificate, for endpoints by https; null for none.
  std::shared_ptr<const http::ClientIdentity> client_identity = nullptr;
  unsigned cache_generation = 0;  // of the stage's authorizers
  // Of an authorizer's function: its policy, and what it says of the caller.
  std::shared_ptr<const aws::Policy> verdict = nullptr;
  std::string verdict_document = {};  // the policy as it came
  AuthorizerContext authorizer = {};
  std::string authorizer_json = {};       // the same, for events; empty without an authorizer
  std::string usage_identifier_key = {};  // the API key that the authorizer names
  // Of a method that asks for a key.
  std::string api_key = {};
  std::string api_key_id = {};
  AuthorizerContext claims = {};           // of a user pool's token
  std::optional<aws::Caller> caller = {};  // who has signed, where IAM authorizes
  bool is_canary = false;
  bool is_test = false;  // by TestInvoke…: streams are collected, authorizers asked anew
  // What owns `request` where the answer is streamed.
  std::shared_ptr<const KeptRequest> kept = nullptr;
  // What is written down of the request; null when nothing is.
  RequestTrace* trace = nullptr;
};

}  // namespace emulator::execute_api
