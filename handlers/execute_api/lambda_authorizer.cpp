#include "handlers/execute_api/lambda_authorizer.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/json_string.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"
#include "handlers/execute_api/resource_policy.hpp"

namespace emulator::execute_api {

namespace {

// More callers than any test has; the oldest entries need no order of their own.
constexpr std::size_t most_verdicts = 10'000;

}  // namespace

std::string method_arn(const Exchange& exchange) {
  const UserRequest& request = exchange.request;
  return aws::make_arn(
      "execute-api", exchange.scope.region, exchange.scope.account,
      fmt::format("{}/{}/{}/{}", request.api_id, request.stage, request.request.method,
                  std::string_view(request.path).substr(1)));
}

std::optional<std::vector<std::string>> identity_of(
    const Exchange& exchange, const apigateway::DeployedAuthorizer& authorizer,
    const vtl::InputParameters& parameters) {
  std::vector<std::string> identity;
  for (const std::string& source : authorizer.identity_sources) {
    auto values = request_values(source, exchange, parameters);
    if (values.empty() || values.front().empty()) return std::nullopt;
    identity.push_back(std::move(values.front()));
  }
  const auto& validation = authorizer.validation;
  const bool is_of_token = authorizer.kind == apigateway::DeployedAuthorizer::Kind::token;
  if (is_of_token && validation && !identity.empty() && !validation->matches(identity.front())) {
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
  Verdict verdict;
  verdict.document = aws::to_string(*policy);
  auto parsed = aws::Policy::parse(verdict.document, aws::Policy::Kind::identity);
  if (!parsed) return "the policy of its function's answer is not valid: " + parsed.error().message;
  verdict.policy = std::make_shared<const aws::Policy>(std::move(*parsed));
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

void apply(const Verdict& verdict, std::chrono::milliseconds latency, Exchange& exchange) {
  exchange.authorizer = verdict.context;
  exchange.verdict_document = verdict.document;
  exchange.usage_identifier_key = verdict.usage_identifier_key;
  std::string& json = exchange.authorizer_json = "{";
  for (const auto& [name, value] : verdict.context) {
    append_json_string(json, name);
    json.push_back(':');
    append_json_string(json, value);
    json.push_back(',');
  }
  json.append(fmt::format(R"("integrationLatency":{}}})", latency.count()));
  exchange.verdict = verdict.policy;
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
