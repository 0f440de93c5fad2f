#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/client.hpp"
#include "daemon/http/message.hpp"
#include "daemon/platform.hpp"
#include "handlers/apigateway/authorizer_tester.hpp"
#include "handlers/apigateway/method_tester.hpp"
#include "handlers/execute_api/exchange.hpp"
#include "handlers/execute_api/integration_response.hpp"
#include "handlers/execute_api/invoke_permissions.hpp"
#include "handlers/execute_api/lambda_authorizer.hpp"
#include "handlers/execute_api/throttles.hpp"
#include "handlers/execute_api/user_request.hpp"
#include "handlers/jwt/key_sets.hpp"

namespace emulator {
class Service;
}

namespace emulator::apigateway {
class ApiGatewayService;
}

namespace emulator::lambda {
class Invoker;
class LogDestination;
}  // namespace emulator::lambda

namespace emulator::vtl {
struct InputParameters;
}

namespace emulator::execute_api {

namespace asio = boost::asio;

struct IntegrationRequest;
struct ProxyEventContext;

ProxyEventContext proxy_context(const Exchange& exchange);

// Serves deployed APIs: finds the method of a request and runs its integration.
class DataPlane final : public apigateway::AuthorizerTester, public apigateway::MethodTester {
 public:
  // A service by its name, for integrations that call its actions; null when it isn't served.
  using ServiceLookup = std::function<Service*(std::string_view name)>;

  DataPlane(Platform platform, apigateway::ApiGatewayService& apis, lambda::Invoker& invoker);

  void set_services(ServiceLookup services) { services_ = std::move(services); }

  // Where access logs and execution logs go besides the emulator's own log.
  void set_logs(lambda::LogDestination& logs) { logs_ = &logs; }

  // The account's throttle, which APIs of all kinds share.
  AccountThrottle& account_throttle() noexcept { return throttles_.account(); }

  asio::awaitable<http::Response> handle(UserRequest request);
  // test_invocation.cpp
  asio::awaitable<apigateway::TestAnswer> test(apigateway::TestInvocation given) override;
  bool has_api(std::string_view api_id) const;
  // test_authorizer.cpp
  asio::awaitable<apigateway::AuthorizerTestAnswer> test_authorizer(
      apigateway::AuthorizerTest given) override;

 private:
  using Answer = std::variant<IntegrationAnswer, Fault>;

  asio::awaitable<http::Response> answer(const UserRequest& request, const std::string& trace_id,
                                         const std::string& extended_request_id);
  // With everything that only some APIs have: validators, mappings, gateway responses.
  struct Arrival;
  asio::awaitable<http::Response> serve(const UserRequest& request, const Arrival& arrival);
  asio::awaitable<http::Response> serve(Exchange exchange);
  asio::awaitable<Outcome> run(Exchange& exchange);
  // What follows the gates: validation and the integration.
  asio::awaitable<Outcome> execute(Exchange& exchange, const vtl::InputParameters& parameters);
  asio::awaitable<Outcome> integrate(Exchange& exchange, const vtl::InputParameters& parameters);
  // authorize.cpp: what the API's policy and the method's authorizer refuse the request with
  asio::awaitable<std::optional<Fault>> authorize(Exchange& exchange,
                                                  const vtl::InputParameters& parameters);
  class Phase;
  asio::awaitable<std::optional<Fault>> check_signature(Exchange& exchange,
                                                        const aws::Policy* policy);
  // What the method's function or user pools refuse the request with; the exchange has what they
  // say of one that they know.
  asio::awaitable<std::optional<Fault>> run_authorizer(Exchange& exchange,
                                                       const vtl::InputParameters& parameters);
  asio::awaitable<std::optional<Fault>> check_user_pool(Exchange& exchange,
                                                        const vtl::InputParameters& parameters);
  // What a function says to the request, now or when it was asked before.
  asio::awaitable<std::optional<Fault>> ask_function(
      Exchange& exchange, const apigateway::DeployedAuthorizer& authorizer,
      const vtl::InputParameters& parameters);
  asio::awaitable<std::variant<Verdict, Fault>> ask(
      const Exchange& exchange, const apigateway::DeployedAuthorizer& authorizer,
      std::vector<std::string> identity);
  // function_proxy.cpp
  asio::awaitable<Outcome> invoke_proxy(const UserRequest& request,
                                        const apigateway::DeployedApi& deployed,
                                        const apigateway::LambdaProxyIntegration& proxy,
                                        ProxyEventContext context, aws::Scope scope,
                                        RequestTrace* trace = nullptr);
  // The response has its body as a stream.
  asio::awaitable<Outcome> stream_proxy(const Exchange& exchange,
                                        const apigateway::LambdaProxyIntegration& proxy);

  // Looks once whether AWS would let the method invoke its function.
  void check_permission(const apigateway::DeployedApi& deployed, std::string_view resource_id,
                        const UserRequest& request, const aws::Scope& scope,
                        const std::string& function);

  // mapped_calls.cpp
  asio::awaitable<Outcome> run_mapped(const Exchange& exchange,
                                      const apigateway::MappedIntegration& integration,
                                      const vtl::InputParameters& parameters);
  asio::awaitable<Answer> call_function(const Exchange& exchange,
                                        const apigateway::MappedIntegration& integration,
                                        IntegrationRequest request);
  asio::awaitable<Answer> call_service(const Exchange& exchange,
                                       const apigateway::MappedIntegration& integration,
                                       IntegrationRequest request);
  // endpoint_calls.cpp
  asio::awaitable<Answer> call_endpoint(const Exchange& exchange,
                                        const apigateway::MappedIntegration& integration,
                                        IntegrationRequest request);
  asio::awaitable<Outcome> stream_endpoint(const Exchange& exchange,
                                           const apigateway::MappedIntegration& integration,
                                           IntegrationRequest request);
  http::Client& client_of(const apigateway::MappedIntegration& integration);

  // compression.cpp
  asio::awaitable<std::optional<Fault>> decompress(http::Request& request, std::size_t limit);
  asio::awaitable<void> compress(const http::Request& request, std::size_t minimum,
                                 http::Response& response);
  // stage_logs.cpp
  void write_logs(const Exchange& exchange, const Fault* fault, const http::Response& response);
  // The same when all of a streamed response has gone out.
  void log_at_end(http::Response& response, Exchange exchange, std::unique_ptr<RequestTrace> trace);

  Platform platform_;
  apigateway::ApiGatewayService& apis_;
  lambda::Invoker& invoker_;
  ServiceLookup services_;
  http::Client client_;
  http::Client lenient_client_;  // for endpoints whose certificates need no known authority
  VerdictCache verdicts_;
  Throttles throttles_;
  InvokePermissions permissions_;
  jwt::KeySets key_sets_;
  lambda::LogDestination* logs_ = nullptr;
  // What is streamed may outlast the data plane, and asks for this first.
  std::shared_ptr<DataPlane*> alive_ = std::make_shared<DataPlane*>(this);
};

}  // namespace emulator::execute_api
