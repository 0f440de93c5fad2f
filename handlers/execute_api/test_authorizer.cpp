// TestInvokeAuthorizer: an authorizer of a draft, alone.

#include "daemon/clock.hpp"
#include "handlers/execute_api/authorizer_log.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::execute_api {

namespace {

using Kind = apigateway::DeployedAuthorizer::Kind;

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
  const apigateway::DeployedAuthorizer& authorizer = *method.authorizer;
  Exchange exchange{request, deployed};
  exchange.resource = &given.resource;
  exchange.method = &method;
  exchange.stage_variables = std::move(given.stage_variables);
  exchange.scope = given.scope;
  exchange.domain_name = "testPrefix.testDomainName";
  exchange.trace_id = new_trace_id(platform_.clock, platform_.random);
  exchange.extended_request_id = new_extended_request_id(platform_.random);
  exchange.time = platform_.clock.now();
  AuthorizerLog log(platform_.clock);
  log.started(exchange, authorizer.id);
  exchange.authorizer_log = &log;

  apigateway::AuthorizerTestAnswer answer;
  const auto begun = platform_.clock.steady_now();
  const auto parameters = input_parameters(exchange);
  std::optional<Fault> fault;
  if (authorizer.kind == Kind::user_pools) {
    fault = co_await check_user_pool(exchange, parameters);
    answer.claims = std::move(exchange.claims);
  } else {
    auto identity = identity_of(exchange, authorizer, parameters);
    std::variant<Verdict, Fault> said = Fault{.type = apigateway::ResponseType::unauthorized};
    if (identity) {
      log.identified(*identity);
      said = co_await ask(exchange, authorizer, std::move(*identity));
    }
    if (auto* refused = std::get_if<Fault>(&said)) {
      fault = std::move(*refused);
    } else {
      auto& verdict = std::get<Verdict>(said);
      answer.principal_id = principal_of(verdict.context);
      log.judged(answer.principal_id);
      answer.policy = std::move(verdict.document);
      answer.authorization = std::move(verdict.context);
    }
  }
  if (fault) {
    log.failed(*fault);
    answer.client_status = apigateway::info_of(fault->type).status;
  } else {
    log.completed();
  }
  answer.latency =
      std::chrono::duration_cast<std::chrono::milliseconds>(platform_.clock.steady_now() - begun);
  answer.log = log.text();
  co_return answer;
}

}  // namespace emulator::execute_api
