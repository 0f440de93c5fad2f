#pragma once

#include "daemon/aws/rest_json.hpp"
#include "daemon/platform.hpp"
#include "handlers/apigateway/account.hpp"
#include "handlers/apigateway/connectivity.hpp"
#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/store.hpp"
#include "handlers/apigateway/usage_plan.hpp"
#include "handlers/custom_domains/store.hpp"

namespace emulator::apigateway {

class AuthorizerTester;
class MethodTester;

// What the operations work on.
struct State {
  Platform platform;
  RestApiStore apis;
  // Shared with the control plane of HTTP APIs.
  custom_domains::Store& domains;
  aws::Regional<Account> accounts = {};
  AuthorizerTester* authorizer_tester = nullptr;  // null where nothing can run them
  Connectivity connectivity = {};
  aws::Regional<UsageStore> usage = {};

  // Of a REST API, or of a WebSocket API: the other control plane's, which has usage plans as well.
  bool has_stage(const aws::Scope& scope, const std::string& api_id, const std::string& stage);
  // Null where nothing serves APIs.
  MethodTester* tester = nullptr;
};

// The entities that an operation's URI names, or AWS's 404 for the first that isn't there.
Result<RestApi*> find_api(State& state, const aws::RestCall& call);

struct MethodPath {
  RestApi* api = nullptr;
  Resource* resource = nullptr;
  Method* method = nullptr;
};
Result<MethodPath> find_resource(State& state, const aws::RestCall& call);
Result<MethodPath> find_method(State& state, const aws::RestCall& call);
// The method's integration has to be there as well.
Result<MethodPath> find_integration(State& state, const aws::RestCall& call);

// A draft with nothing but its ids and the root resource.
RestApi new_draft(State& state, const aws::Scope& scope);
Result<UsagePlan*> find_usage_plan(State& state, const aws::RestCall& call);

// An empty 202 or 204.
http::Response empty_response(unsigned status);

}  // namespace emulator::apigateway
