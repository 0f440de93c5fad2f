#include "handlers/execute_api/resource_policy.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/clock.hpp"
#include "handlers/execute_api/lambda_authorizer.hpp"

namespace emulator::execute_api {

namespace {

using aws::Decision;

constexpr std::string_view invoke = "execute-api:Invoke";

void add_caller(aws::PolicyKeys& keys, const aws::Caller& caller) {
  keys.emplace_back("aws:PrincipalArn", caller.arn);
  keys.emplace_back("aws:PrincipalAccount", caller.account);
  keys.emplace_back("aws:userid", caller.user_id);
  const auto arn = aws::parse_arn(caller.arn);
  const std::string resource = arn ? arn->resource : std::string();
  std::string_view type = "Account";
  if (resource.starts_with("user/")) {
    type = "User";
    keys.emplace_back("aws:username", resource.substr(resource.rfind('/') + 1));
  } else if (resource.starts_with("assumed-role/")) {
    type = "AssumedRole";
  }
  keys.emplace_back("aws:PrincipalType", type);
}

// AWS shows no more of the account than its last four digits.
std::string masked(std::string arn, std::string_view account) {
  const auto at = arn.find(account);
  if (account.size() > 4 && at != arn.npos) arn.replace(at, account.size() - 4, 8, '*');
  return arn;
}

}  // namespace

aws::PolicyKeys policy_keys(const http::Request& request, std::chrono::system_clock::time_point now,
                            const aws::Caller* caller) {
  aws::PolicyKeys keys;
  std::string time = iso8601_milliseconds(now);
  time.replace(time.find('.'), time.npos, "Z");
  keys.emplace_back("aws:SourceIp", request.remote_address);
  keys.emplace_back("aws:CurrentTime", std::move(time));
  keys.emplace_back("aws:EpochTime", std::to_string(epoch_milliseconds(now) / 1000));
  keys.emplace_back("aws:SecureTransport", "false");
  if (const auto* agent = request.headers.find("User-Agent")) {
    keys.emplace_back("aws:UserAgent", *agent);
  }
  if (const auto* referer = request.headers.find("Referer")) {
    keys.emplace_back("aws:Referer", *referer);
  }
  if (caller != nullptr) {
    add_caller(keys, *caller);
  } else {
    keys.emplace_back("aws:PrincipalType", "Anonymous");
  }
  return keys;
}

Decision decide(const aws::Policy& policy, std::string_view arn, const http::Request& request,
                std::chrono::system_clock::time_point now, const aws::Caller* caller) {
  return policy.decide({invoke, arn, caller, policy_keys(request, now, caller)});
}

Decision decide(const aws::Policy& policy, const Exchange& exchange) {
  return decide(policy, method_arn(exchange), exchange.request.request, exchange.time,
                exchange.caller ? &*exchange.caller : nullptr);
}

Decision combined(Decision of_caller, Decision of_resource, bool same_account) {
  if (of_caller == Decision::explicit_deny || of_resource == Decision::explicit_deny) {
    return Decision::explicit_deny;
  }
  const bool caller_may = of_caller == Decision::allow;
  const bool resource_may = of_resource == Decision::allow;
  const bool allowed = same_account ? caller_may || resource_may : caller_may && resource_may;
  return allowed ? Decision::allow : Decision::implicit_deny;
}

std::optional<Fault> policy_fault(Decision decision, const Exchange& exchange) {
  if (decision == Decision::allow) return std::nullopt;
  Fault fault{.type = apigateway::ResponseType::access_denied};
  fault.message = fmt::format("User: {} is not authorized to perform: {} on resource: {}{}",
                              exchange.caller ? exchange.caller->arn : "anonymous", invoke,
                              masked(method_arn(exchange), exchange.scope.account),
                              decision == Decision::explicit_deny ? " with an explicit deny" : "");
  return fault;
}

}  // namespace emulator::execute_api
