#include "handlers/http_api/gates.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/log.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/resource_policy.hpp"
#include "handlers/execute_api/signed_request.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/http_api/answers.hpp"
#include "handlers/http_api/events.hpp"
#include "handlers/http_api/parameter_mapping.hpp"

namespace emulator::http_api {

namespace {

namespace asio = boost::asio;
using apigatewayv2::Document;
using apigatewayv2::LiveAuthorizer;
using apigatewayv2::LiveRoute;

constexpr std::size_t most_verdicts = 10'000;
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
constexpr auto authorizer_timeout = std::chrono::milliseconds(10'000);

std::string bearer_token(const Exchange& exchange, const LiveAuthorizer& authorizer) {
  std::string_view source = authorizer.identity_sources.front();
  if (source.starts_with('$')) source.remove_prefix(1);
  std::string value = reference_value(exchange, source).value_or("");
  constexpr std::string_view bearer = "Bearer ";
  const bool prefixed =
      value.size() > bearer.size() &&
      http::equals_ignoring_case(std::string_view(value).substr(0, bearer.size()), bearer);
  return prefixed ? value.substr(bearer.size()) : value;
}

std::string challenge(const LiveRoute& route, std::string_view error, std::string_view why) {
  return fmt::format(R"(Bearer scope="{}" error="{}" error_description="{}")",
                     fmt::join(route.scopes, " "), error, why);
}

bool has_scope(const LiveRoute& route, const std::vector<std::string>& scopes) {
  if (route.scopes.empty()) return true;
  return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
    return std::find(route.scopes.begin(), route.scopes.end(), scope) != route.scopes.end();
  });
}

// {"claims": {…}, "scopes": […]}; both formats of events hold it.
void tell_claims(Exchange& exchange, const Document& claims) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "claims");
  writer.StartObject();
  for (const auto& [name, value] : claims.members()) {
    const std::string text = jwt::claim_text(claims, name);
    aws::write_member(writer, name, text);
    exchange.authorizer_variables.emplace("claims." + name, text);
  }
  writer.EndObject();
  aws::write_key(writer, "scopes");
  if (exchange.route->scopes.empty()) {
    writer.Null();
  } else {
    writer.StartArray();
    for (const std::string& scope : jwt::scopes_of(claims))
      aws::write_string(writer, scope);
    writer.EndArray();
  }
  writer.EndObject();
  exchange.authorizer_v1.assign(buffer.GetString(), buffer.GetSize());
  exchange.authorizer_v2 = fmt::format(R"({{"jwt":{}}})", exchange.authorizer_v1);
}

}  // namespace

asio::awaitable<Gates::Refusal> Gates::authorize(Exchange& exchange) {
  using enum LiveRoute::Authorization;
  const LiveRoute& route = *exchange.route;
  if (route.authorization == none) co_return std::nullopt;
  if (route.authorization == iam) co_return co_await check_signer(exchange);
  // Its authorizer went away without it, which the control plane doesn't let happen.
  if (!route.authorizer) co_return internal_server_error();
  if (route.authorization == LiveRoute::Authorization::jwt)
    co_return co_await check_token(exchange);
  co_return co_await ask_function(exchange);
}

asio::awaitable<Gates::Refusal> Gates::check_signer(Exchange& exchange) {
  auto signer =
      co_await execute_api::signer_of(platform_, exchange.request, exchange.api->scope.region);
  if (!signer) {
    // HTTP APIs keep to themselves what is wrong; the log tells.
    exchange.error = signer.error().message;
    log::info("API {}, route {}: {}", exchange.api->id, exchange.route->key, exchange.error);
    co_return forbidden();
  }
  // HTTP APIs have no policies that would let other accounts in.
  if (signer->account != exchange.api->scope.account) co_return forbidden();
  exchange.authorizer_v2 = aws::iam_authorizer(*signer);
  exchange.caller = std::move(*signer);
  co_return std::nullopt;
}

asio::awaitable<Gates::Refusal> Gates::check_token(Exchange& exchange) {
  const LiveRoute& route = *exchange.route;
  const LiveAuthorizer& authorizer = *route.authorizer;
  const std::string text = bearer_token(exchange, authorizer);
  if (text.empty()) co_return unauthorized("Bearer");
  const auto refuse = [&](std::string_view why) {
    exchange.error = why;
    return unauthorized(challenge(route, "invalid_token", why));
  };
  const auto token = jwt::parse_jwt(text);
  if (!token) co_return refuse("the token is malformed");
  if (!token->algorithm.starts_with("RS")) {
    co_return refuse(fmt::format("signing method {} is invalid", token->algorithm));
  }
  const auto key = co_await key_sets_.find(authorizer.issuer, token->key_id);
  if (!key) {
    log::warning("JWT authorizer {} of API {}: {}", authorizer.id, exchange.api->id, key.error());
    co_return refuse(key.error());
  }
  if (!jwt::verify_signature(*token, *key)) co_return refuse("the signature is invalid");
  const auto fault =
      jwt::claims_fault(token->claims, authorizer.issuer, authorizer.audience, exchange.time);
  if (fault) co_return refuse(*fault);
  if (!has_scope(route, jwt::scopes_of(token->claims))) {
    http::Response refusal = forbidden();
    refusal.headers.add(
        "www-authenticate",
        challenge(route, "insufficient_scope", "the token does not have the required scope"));
    co_return refusal;
  }
  tell_claims(exchange, token->claims);
  co_return std::nullopt;
}

asio::awaitable<Gates::Refusal> Gates::ask_function(Exchange& exchange) {
  const std::shared_ptr<const LiveAuthorizer> authorizer = exchange.route->authorizer;
  std::vector<std::string> identity;
  std::string key =
      fmt::format("{}\n{}\n{}", exchange.api->id, exchange.stage->name, authorizer->id);
  for (std::string_view source : authorizer->identity_sources) {
    if (source.starts_with('$')) source.remove_prefix(1);
    auto value = reference_value(exchange, source);
    if (!value || value->empty()) co_return unauthorized();
    // With its length, so that no two lists of values are one key: a value may have line breaks.
    key.append(fmt::format("\n{}\n{}", value->size(), *value));
    identity.push_back(std::move(*value));
  }
  const auto now = platform_.clock.steady_now();
  const bool cached = authorizer->ttl.count() > 0 && !identity.empty();
  if (cached) {
    const auto known = verdicts_.find(key);
    if (known != verdicts_.end() && known->second.until > now) {
      co_return apply(known->second, exchange);
    }
  }
  const auto fail = [&](std::string why) {
    log::warning("Lambda authorizer {} of API {}: {}", authorizer->id, exchange.api->id, why);
    exchange.error = std::move(why);
    return internal_server_error();
  };
  auto function =
      apigateway::resolve_stage_variables(authorizer->function, exchange.stage->variables);
  if (!function) co_return fail("the stage lacks a variable of its function's ARN");
  lambda::InvocationInput input;
  input.payload = authorizer_event(exchange, authorizer->format, identity);
  input.trace_id = exchange.trace_id;
  auto answer = co_await execute_api::invoke_within(
      platform_, invoker_, authorizer_timeout, exchange.api->scope, *function, std::move(input));
  if (!answer) co_return fail("its function did not answer in time");
  if (!*answer) co_return fail(answer->error().message);
  const lambda::InvocationOutput& output = **answer;
  if (output.function_error != lambda::InvocationOutput::FunctionError::none) {
    // A function that fails with this word says that it doesn't know the caller.
    if (Document::parse(output.payload).text("errorMessage") == "Unauthorized") {
      co_return unauthorized();
    }
    co_return fail(execute_api::excerpt(output.payload));
  }
  const Document said = Document::parse(output.payload);
  Verdict verdict;
  verdict.simple = authorizer->simple_responses;
  verdict.allowed = said.flag("isAuthorized");
  verdict.principal = said.text("principalId");
  verdict.context = said.object("context").to_json();
  verdict.until = now + authorizer->ttl;
  const bool complete = verdict.simple ? said.has("isAuthorized") : said.has("policyDocument");
  if (!complete) co_return fail("its function's answer is malformed");
  if (!verdict.simple) {
    auto policy = aws::Policy::parse(said.json("policyDocument"), aws::Policy::Kind::identity);
    if (!policy) co_return fail(policy.error().message);
    verdict.policy = std::make_shared<const aws::Policy>(std::move(*policy));
  }
  Refusal refusal = apply(verdict, exchange);
  if (cached) keep(key, std::move(verdict));
  co_return refusal;
}

Gates::Refusal Gates::apply(const Verdict& verdict, Exchange& exchange) {
  bool allowed = verdict.allowed;
  if (!verdict.simple) {
    allowed = execute_api::decide(*verdict.policy, exchange.route_arn(), exchange.request,
                                  exchange.time) == aws::Decision::allow;
  }
  if (!allowed) return forbidden();
  Document context = Document::parse(verdict.context);
  for (const auto& [name, value] : context.members())
    exchange.authorizer_variables.emplace(name, jwt::claim_text(context, name));
  if (!context.members().empty()) {
    exchange.authorizer_v2 = fmt::format(R"({{"lambda":{}}})", verdict.context);
  }
  if (!verdict.principal.empty()) {
    context.set_text("principalId", verdict.principal);
    exchange.authorizer_variables.emplace("principalId", verdict.principal);
  }
  exchange.authorizer_v1 = context.to_json();
  return std::nullopt;
}

void Gates::keep(const std::string& key, Verdict verdict) {
  if (verdicts_.size() >= most_verdicts) {
    const auto now = platform_.clock.steady_now();
    std::erase_if(verdicts_, [now](const auto& entry) { return entry.second.until <= now; });
    if (verdicts_.size() >= most_verdicts) verdicts_.clear();
  }
  verdicts_.insert_or_assign(key, std::move(verdict));
}

bool Gates::admit(const Exchange& exchange) {
  return throttles_.admit(*exchange.api, *exchange.stage, exchange.route->key,
                          platform_.clock.steady_now());
}

void Gates::forget(const std::string& api_id) {
  const std::string prefix = api_id + "\n";
  std::erase_if(verdicts_, [&](const auto& entry) { return entry.first.starts_with(prefix); });
  throttles_.forget(api_id);
}

}  // namespace emulator::http_api
