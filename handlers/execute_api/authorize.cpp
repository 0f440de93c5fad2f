// Who may call: resource policies, IAM, user pools and functions.

#include <algorithm>

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/authorizer_log.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/proxy_event.hpp"
#include "handlers/execute_api/resource_policy.hpp"
#include "handlers/execute_api/signed_request.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/execute_api/user_pool.hpp"
#include "handlers/jwt/token.hpp"
#include "lambda/invoker.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::DeployedAuthorizer;
using apigateway::ResponseType;
using aws::Decision;
using Kind = DeployedAuthorizer::Kind;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
constexpr std::chrono::milliseconds authorizer_timeout{29'000};

Fault failed(std::string reason) {
  return {.type = ResponseType::authorizer_failure,
          .reason = "the authorizer: " + std::move(reason)};
}

Fault unauthorized(std::string reason = {}) {
  return {.type = ResponseType::unauthorized, .reason = std::move(reason)};
}

// What a function's policy refuses a request with.
std::optional<Fault> refusal(Decision decision) {
  if (decision == Decision::allow) return std::nullopt;
  Fault fault{.type = ResponseType::access_denied};
  if (decision == Decision::explicit_deny) {
    fault.message = "User is not authorized to access this resource with an explicit deny";
  }
  return fault;
}

std::string cache_key(const Exchange& exchange, const DeployedAuthorizer& authorizer,
                      const std::vector<std::string>& identity) {
  std::string key = fmt::format("{}\n{}\n{}\n{}", exchange.request.api_id, exchange.request.stage,
                                exchange.cache_generation, authorizer.id);
  // With their lengths, so that no two lists of values are one key: a value may have line breaks.
  for (const std::string& part : identity)
    key.append(fmt::format("\n{}\n{}", part.size(), part));
  return key;
}

}  // namespace

ProxyEventContext proxy_context(const Exchange& exchange) {
  return {
      .resource_id = exchange.resource->id,
      .resource_path = exchange.resource->path,
      .path_parameters = exchange.path_parameters,
      .stage_variables = exchange.stage_variables,
      .account_id = exchange.scope.account,
      .api_id = exchange.request.api_id,
      .stage = exchange.request.stage,
      .deployment_id = exchange.deployed->deployment_id,
      .domain_name = exchange.domain_name,
      .request_id = exchange.request.request_id,
      .extended_request_id = exchange.extended_request_id,
      .trace_id = exchange.trace_id,
      .time = exchange.time,
      .by_custom_domain = exchange.request.by_custom_domain(),
      .authorizer = exchange.authorizer_json,
      .api_key = exchange.api_key,
      .api_key_id = exchange.api_key_id,
      .caller = exchange.caller ? &*exchange.caller : nullptr,
  };
}

namespace {

// What an authorizer's function is asked.
std::string authorizer_event(const Exchange& exchange, const DeployedAuthorizer& authorizer,
                             const std::vector<std::string>& identity) {
  const std::string arn = method_arn(exchange);
  if (authorizer.kind == Kind::token) return token_event(identity.front(), arn);
  ProxyEventContext context = proxy_context(exchange);
  context.method_arn = arn;
  return build_proxy_event(exchange.request.request, exchange.request.event_path(), context);
}

}  // namespace

// Writes down what a phase of the request has come to, since it began.
class DataPlane::Phase {
 public:
  using Record = PhaseRecord AuthorizationRecord::*;

  Phase(const Clock& clock, const Exchange& exchange, Record record)
      : clock_(clock), trace_(exchange.trace), record_(record), begun_(clock.steady_now()) {}

  void ends(const std::optional<Fault>& fault) const {
    if (trace_ == nullptr) return;
    const auto latency =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady_now() - begun_);
    trace_->authorization.*record_ = phase_record(latency, fault ? &*fault : nullptr);
  }

 private:
  const Clock& clock_;
  RequestTrace* const trace_;
  const Record record_;
  const std::chrono::steady_clock::time_point begun_;
};

asio::awaitable<std::optional<Fault>> DataPlane::authorize(Exchange& exchange,
                                                           const vtl::InputParameters& parameters) {
  const auto* authorizer = exchange.method->authorizer.get();
  const aws::Policy* policy = exchange.deployed->policy.get();
  if (authorizer == nullptr) co_return policy_fault(decide(*policy, exchange), exchange);
  if (authorizer->kind == Kind::iam) co_return co_await check_signature(exchange, policy);
  if (authorizer->kind == Kind::user_pools) {
    auto fault = co_await run_authorizer(exchange, parameters);
    if (fault || policy == nullptr) co_return fault;
    co_return policy_fault(decide(*policy, exchange), exchange);
  }
  const auto said = policy == nullptr ? Decision::implicit_deny : decide(*policy, exchange);
  if (said == Decision::explicit_deny) co_return policy_fault(said, exchange);
  auto fault = co_await run_authorizer(exchange, parameters);
  if (fault) co_return fault;
  const Phase phase(platform_.clock, exchange, &AuthorizationRecord::authorize);
  fault = refusal(combined(decide(*exchange.verdict, exchange), said, true));
  phase.ends(fault);
  co_return fault;
}

asio::awaitable<std::optional<Fault>> DataPlane::check_signature(Exchange& exchange,
                                                                 const aws::Policy* policy) {
  const Phase authenticate(platform_.clock, exchange, &AuthorizationRecord::authenticate);
  auto signer = co_await signer_of(platform_, exchange.request.request, exchange.scope.region);
  std::optional<Fault> fault;
  if (!signer) fault = signature_fault(signer.error());
  authenticate.ends(fault);
  if (fault) co_return fault;
  exchange.caller = std::move(*signer);
  const Phase phase(platform_.clock, exchange, &AuthorizationRecord::authorize);
  const auto said = policy == nullptr ? Decision::implicit_deny : decide(*policy, exchange);
  // There are no policies of users: whoever is known may do what their account may.
  const bool same_account = exchange.caller->account == exchange.scope.account;
  fault = policy_fault(combined(Decision::allow, said, same_account), exchange);
  phase.ends(fault);
  co_return fault;
}

asio::awaitable<std::optional<Fault>> DataPlane::run_authorizer(
    Exchange& exchange, const vtl::InputParameters& parameters) {
  const DeployedAuthorizer& authorizer = *exchange.method->authorizer;
  RequestTrace* const trace = exchange.trace;
  const Phase phase(platform_.clock, exchange, &AuthorizationRecord::authorizer);
  if (trace != nullptr) trace_authorizer_start(*trace, exchange, authorizer.id);
  std::optional<Fault> fault;
  if (authorizer.kind == Kind::user_pools) {
    fault = co_await check_user_pool(exchange, parameters);
  } else {
    fault = co_await ask_function(exchange, authorizer, parameters);
  }
  phase.ends(fault);
  if (trace != nullptr) trace_authorizer_end(*trace, exchange, fault ? &*fault : nullptr);
  co_return fault;
}

asio::awaitable<std::optional<Fault>> DataPlane::check_user_pool(
    Exchange& exchange, const vtl::InputParameters& parameters) {
  const DeployedAuthorizer& authorizer = *exchange.method->authorizer;
  const auto identity = identity_of(exchange, authorizer, parameters);
  const auto token =
      identity ? jwt::parse_jwt(token_of(identity->front())) : std::optional<jwt::Jwt>();
  if (!token) co_return unauthorized();
  if (exchange.trace != nullptr) trace_identity(*exchange.trace, *identity);
  const std::string issuer = token->claims.text("iss");
  const auto& pools = authorizer.user_pools;
  const bool is_known = std::any_of(pools.begin(), pools.end(), [&](const auto& pool) {
    return issuer_of(pool, platform_.config.cognito_issuers) == issuer;
  });
  if (!is_known) co_return unauthorized(fmt::format("no user pool's issuer is {}", issuer));
  std::string url = key_set_url(issuer);
  const auto key = co_await key_sets_.find_in_set(std::move(url), token->key_id);
  if (!key && key.error() != jwt::unknown_key) co_return failed(key.error());
  if (!key || !jwt::verify_signature(*token, *key)) {
    co_return unauthorized("no key of its issuer has signed the token");
  }
  auto fault =
      claims_fault(token->claims, authorizer, exchange.method->authorization_scopes, exchange.time);
  if (fault) co_return fault;
  exchange.claims = shown_claims(token->claims);
  exchange.authorizer_json = claims_json(exchange.claims);
  co_return std::nullopt;
}

asio::awaitable<std::optional<Fault>> DataPlane::ask_function(
    Exchange& exchange, const DeployedAuthorizer& authorizer,
    const vtl::InputParameters& parameters) {
  auto identity = identity_of(exchange, authorizer, parameters);
  if (!identity) co_return unauthorized();
  RequestTrace* const trace = exchange.trace;
  if (trace != nullptr) trace_identity(*trace, *identity);
  const auto begun = platform_.clock.steady_now();
  // A test asks anew.
  const bool is_cached = authorizer.ttl.count() > 0 && !identity->empty() && !exchange.is_test;
  std::string key = is_cached ? cache_key(exchange, authorizer, *identity) : std::string();
  if (is_cached) {
    if (const Verdict* known = verdicts_.find(key, begun)) {
      apply(*known, std::chrono::milliseconds(0), exchange);
      if (trace != nullptr) trace_verdict(*trace, known->context);
      co_return std::nullopt;
    }
  }
  auto answer = co_await ask(exchange, authorizer, std::move(*identity));
  if (auto* fault = std::get_if<Fault>(&answer)) co_return std::move(*fault);
  auto& verdict = std::get<Verdict>(answer);
  if (trace != nullptr) trace_verdict(*trace, verdict.context);
  const auto now = platform_.clock.steady_now();
  apply(verdict, std::chrono::duration_cast<std::chrono::milliseconds>(now - begun), exchange);
  if (is_cached) verdicts_.keep(std::move(key), std::move(verdict), now + authorizer.ttl, now);
  co_return std::nullopt;
}

asio::awaitable<std::variant<Verdict, Fault>> DataPlane::ask(const Exchange& exchange,
                                                             const DeployedAuthorizer& authorizer,
                                                             std::vector<std::string> identity) {
  auto function =
      apigateway::resolve_stage_variables(authorizer.function, exchange.stage_variables);
  if (!function) co_return failed("the stage lacks a variable of its function's ARN");
  lambda::InvocationInput input;
  input.trace_id = exchange.trace_id;
  input.payload = authorizer_event(exchange, authorizer, identity);
  RequestTrace* const trace = exchange.trace;
  if (trace != nullptr) {
    trace_authorizer_call(*trace, exchange, authorizer.id, *function, input.payload);
  }
  auto answer = co_await invoke_within(platform_, invoker_, authorizer_timeout, exchange.scope,
                                       *function, std::move(input));
  if (trace != nullptr) trace_authorizer_answer(*trace, answer ? &*answer : nullptr);
  if (!answer) co_return failed("its function did not answer in time");
  auto& output = *answer;
  if (!output) {
    co_return failed(fmt::format("{} can't be invoked: {}", *function, output.error().message));
  }
  if (output->function_error != lambda::InvocationOutput::FunctionError::none) {
    // A function that fails with this word says that it doesn't know the caller.
    if (error_message(output->payload) == "Unauthorized") co_return unauthorized();
    co_return failed(excerpt(output->payload));
  }
  auto read = read_verdict(output->payload);
  if (const auto* why = std::get_if<std::string>(&read)) {
    Fault fault = failed(*why);
    fault.type = ResponseType::authorizer_configuration_error;
    co_return fault;
  }
  co_return std::move(std::get<Verdict>(read));
}

}  // namespace emulator::execute_api
