#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "daemon/aws/policy.hpp"
#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"

namespace emulator::execute_api {

// arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}
std::string method_arn(const Exchange& exchange);

// What names the caller, by the authorizer's identity sources; nothing for a caller that gives not
// all of it, or a token that does not fit the validation expression.
std::optional<std::vector<std::string>> identity_of(
    const Exchange& exchange, const apigateway::DeployedAuthorizer& authorizer,
    const vtl::InputParameters& parameters);

// {"type":"TOKEN",…}
std::string token_event(std::string_view token, std::string_view arn);

// What an authorizer's function answered.
struct Verdict {
  std::shared_ptr<const aws::Policy> policy;
  std::string document;  // the policy as it came
  // "principalId" and the members of "context", as texts.
  AuthorizerContext context;
  std::string usage_identifier_key = {};
};
// Why the answer is none, or the verdict.
std::variant<Verdict, std::string> read_verdict(std::string_view payload);

// The request has the verdict's policy and context from now on. A verdict that was kept took no
// time.
void apply(const Verdict& verdict, std::chrono::milliseconds latency, Exchange& exchange);

// Verdicts for as long as their time to live lasts, by API, stage, authorizer and identity.
class VerdictCache {
 public:
  using Time = std::chrono::steady_clock::time_point;

  const Verdict* find(const std::string& key, Time now) const;
  void keep(std::string key, Verdict verdict, Time until, Time now);
  // Those whose keys begin so.
  void forget(std::string_view prefix);

 private:
  struct Entry {
    Verdict verdict;
    Time until;
  };
  std::map<std::string, Entry> entries_;
};

}  // namespace emulator::execute_api
