#pragma once

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"
#include "handlers/apigateway/deployed_api.hpp"

namespace emulator::apigateway {

// TestInvokeAuthorizer's request for an authorizer of a draft.
struct AuthorizerTest {
  http::Request request;
  std::string path;  // raw, without the query
  aws::Scope scope;
  std::string api_id;
  DeployedResource resource;  // that the request is for
  DeployedAuthorizer authorizer;
  StringMap stage_variables;
};

struct AuthorizerTestAnswer {
  unsigned client_status = 0;  // 0 for an authorizer that did its work
  std::string log;
  std::chrono::milliseconds latency{0};
  std::string principal_id;
  std::string policy;
  std::vector<std::pair<std::string, std::string>> authorization;  // the authorizer's context
  std::vector<std::pair<std::string, std::string>> claims;         // of a user pool's token
};

// Runs authorizers that no stage has. The data plane does.
class AuthorizerTester {
 public:
  virtual ~AuthorizerTester() = default;
  virtual boost::asio::awaitable<AuthorizerTestAnswer> test_authorizer(AuthorizerTest given) = 0;
};

}  // namespace emulator::apigateway
