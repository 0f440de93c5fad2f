// TestInvokeAuthorizer: an authorizer of a draft, alone.

#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/execution_log.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::execute_api {

namespace {

// What stands for a stage in the ARN that an authorizer sees.
constexpr const char* stage_name = "ESTestInvoke-stage";

std::string principal_of(const AuthorizerContext& context) {
  for (const auto& [name, value] : context) {
    if (name == "principalId") return value;
  }
  return {};
}

}  // namespace

asio::awaitable<apigateway::AuthorizerTestAnswer> DataPlane::test_authorizer(
    apigateway::AuthorizerTest given) {
  const UserRequest request{given.request, given.api_id, stage_name, given.path, "test-request"};
  auto deployed = std::make_shared<apigateway::DeployedApi>();
  apigateway::DeployedMethod method{given.request.method, "CUSTOM", {}};
  method.authorizer = std::make_shared<apigateway::DeployedAuthorizer>(std::move(given.authorizer));
  Exchange exchange{request, deployed};
  exchange.resource = &given.resource;
  exchange.method = &method;
  exchange.stage_variables = std::move(given.stage_variables);
  exchange.scope = given.scope;
  exchange.domain_name = "testPrefix.testDomainName";
  exchange.trace_id = new_trace_id(platform_.clock, platform_.random);
  exchange.extended_request_id = new_extended_request_id(platform_.random);
  exchange.time = platform_.clock.now();
  exchange.is_test = true;
  RequestTrace trace(platform_.clock, RequestTrace::Level::info, true);
  exchange.trace = &trace;

  apigateway::AuthorizerTestAnswer answer;
  const auto parameters = input_parameters(exchange);
  const auto fault = co_await run_authorizer(exchange, parameters);
  if (fault) answer.client_status = apigateway::info_of(fault->type).status;
  answer.claims = std::move(exchange.claims);
  answer.principal_id = principal_of(exchange.authorizer);
  answer.policy = std::move(exchange.verdict_document);
  answer.authorization = std::move(exchange.authorizer);
  answer.latency = trace.latency();
  answer.log = test_log(request.request_id, trace);
  co_return answer;
}

}  // namespace emulator::execute_api
