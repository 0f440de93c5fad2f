#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "daemon/http/client_identity.hpp"
#include "daemon/platform.hpp"
#include "daemon/service.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::custom_domains {
class Store;
}

namespace emulator::apigateway {

class AuthorizerTester;
class UsageStore;
class MethodTester;

// API Gateway's control plane: REST APIs, their resources and methods, deployments and stages.
class ApiGatewayService final : public Service {
 public:
  ApiGatewayService(Platform platform, custom_domains::Store& domains);
  ~ApiGatewayService() override;

  std::string_view name() const noexcept override { return "apigateway"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  boost::asio::awaitable<void> reset() override;

  // Who runs authorizers for TestInvokeAuthorizer.
  void set_authorizer_tester(AuthorizerTester& tester);
  // What runs the methods that TestInvokeMethod names.
  void set_tester(MethodTester& tester);

  // For the data plane: an API of any account and region, or null. Valid until the loop goes on to
  // something else; whoever waits keeps the stage's snapshot instead.
  const RestApi* find_api(const std::string& id) const;
  // The keys and plans of an account and region, for the data planes to hold requests against.
  UsageStore& usage(const aws::Scope& scope);
  // A client certificate with its key; null for one that isn't there.
  std::shared_ptr<const http::ClientIdentity> client_identity(const aws::Scope& scope,
                                                              const std::string& id) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace emulator::apigateway
