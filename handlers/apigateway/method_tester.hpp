#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// TestInvokeMethod's request for a method of a draft.
struct TestInvocation {
  http::Request request;
  std::string path;  // raw, without the query
  bool has_path_parameters = true;
  aws::Scope scope;
  std::string api_id;
  std::shared_ptr<const DeployedApi> deployed;  // the method alone
  StringMap stage_variables;
  std::string client_certificate_id;  // empty for none
};

struct TestAnswer {
  http::Response response;
  std::string log;
  std::chrono::milliseconds latency;
};

// Runs methods that no stage serves. The data plane does.
class MethodTester {
 public:
  virtual ~MethodTester() = default;
  virtual boost::asio::awaitable<TestAnswer> test(TestInvocation given) = 0;
};

}  // namespace emulator::apigateway
