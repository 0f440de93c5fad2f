#include "handlers/execute_api/lambda_authorizer.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/json_string.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/invoke_policy.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

// More callers than any test has; the oldest entries need no order of their own.
constexpr std::size_t most_verdicts = 10'000;

}  // namespace

std::string method_arn(const Exchange& exchange) {
  const UserRequest& request = exchange.request;
  return fmt::format("arn:aws:execute-api:{}:{}:{}/{}/{}/{}", exchange.scope.region,
                     exchange.scope.account, request.api_id, request.stage, request.request.method,
                     std::string_view(request.path).substr(1));
}

std::optional<std::vector<std::string>> identity_of(const Exchange& exchange,
                                                    const vtl::InputParameters& parameters) {
  const apigateway::DeployedAuthorizer& authorizer = *exchange.method->authorizer;
  std::vector<std::string> identity;
  for (const std::string& source : authorizer.identity_sources) {
    auto values = request_values(source, exchange, parameters);
    if (values.empty() || values.front().empty()) return std::nullopt;
    identity.push_back(std::move(values.front()));
  }
  const auto& validation = authorizer.validation;
  if (validation && !identity.empty() && !validation->matches(identity.front())) {
    return std::nullopt;
  }
  return identity;
}

std::string token_event(std::string_view token, std::string_view arn) {
  std::string event = R"({"type":"TOKEN","methodArn":)";
  append_json_string(event, arn);
  event.append(R"(,"authorizationToken":)");
  append_json_string(event, token);
  event.push_back('}');
  return event;
}

std::variant<Verdict, std::string> read_verdict(std::string_view payload) {
  const auto document = aws::parse_json(payload);
  if (!document) return "its function's answer is no JSON";
  const aws::Json* principal = aws::member(*document, "principalId");
  const aws::Json* policy = aws::member(*document, "policyDocument");
  if (principal == nullptr || !principal->IsString()) {
    return "its function's answer has no principalId";
  }
  if (policy == nullptr || !policy->IsObject()) {
    return "its function's answer has no policyDocument";
  }
  Verdict verdict{aws::to_string(*policy), {}};
  const aws::Json* usage_key = aws::member(*document, "usageIdentifierKey");
  if (usage_key != nullptr && usage_key->IsString()) {
    verdict.usage_identifier_key = aws::string_of(*usage_key);
  }
  verdict.context.emplace_back("principalId", aws::string_of(*principal));
  const aws::Json* context = aws::member(*document, "context");
  if (context == nullptr) return verdict;
  if (!context->IsObject()) return "the context of its function's answer is no object";
  for (const auto& [name, value] : context->GetObject()) {
    if (value.IsObject() || value.IsArray()) {
      return fmt::format("the context of its function's answer holds {} in '{}'",
                         value.IsArray() ? "an array" : "an object", aws::string_of(name));
    }
    if (value.IsNull()) continue;
    verdict.context.emplace_back(aws::string_of(name), value.IsString()
                                                           ? std::string(aws::string_of(value))
                                                           : aws::to_string(value));
  }
  return verdict;
}

std::optional<Fault> apply(const Verdict& verdict, Exchange& exchange) {
  exchange.authorizer = verdict.context;
  exchange.usage_identifier_key = verdict.usage_identifier_key;
  std::string& json = exchange.authorizer_json = "{";
  for (const auto& [name, value] : verdict.context) {
    if (json.size() > 1) json.push_back(',');
    append_json_string(json, name);
    json.push_back(':');
    append_json_string(json, value);
  }
  json.push_back('}');
  switch (decide(verdict.policy, method_arn(exchange))) {
    case Decision::allow:
      return std::nullopt;
    case Decision::implicit_deny:
      return Fault{.type = ResponseType::access_denied};
    case Decision::explicit_deny:
      return Fault{
          .type = ResponseType::access_denied,
          .message = "User is not authorized to access this resource with an explicit deny"};
    case Decision::malformed:
      break;
  }
  return Fault{.type = ResponseType::authorizer_configuration_error,
               .reason = "the authorizer's policy is malformed, or has conditions"};
}

const Verdict* VerdictCache::find(const std::string& key, Time now) const {
  const auto found = entries_.find(key);
  return found == entries_.end() || found->second.until <= now ? nullptr : &found->second.verdict;
}

void VerdictCache::keep(std::string key, Verdict verdict, Time until, Time now) {
  if (entries_.size() >= most_verdicts) {
    std::erase_if(entries_, [now](const auto& entry) { return entry.second.until <= now; });
    if (entries_.size() >= most_verdicts) entries_.clear();
  }
  entries_.insert_or_assign(std::move(key), Entry{std::move(verdict), until});
}

void VerdictCache::forget(std::string_view prefix) {
  std::erase_if(entries_, [prefix](const auto& entry) { return entry.first.starts_with(prefix); });
}

}  // namespace emulator::execute_api
