#include <algorithm>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/apigatewayv2/domains.hpp"

namespace emulator::apigatewayv2 {

namespace {

using custom_domains::Condition;
using custom_domains::Domain;
using custom_domains::HeaderGlob;
using custom_domains::RoutingRule;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
constexpr std::size_t longest_base_path = 128;
constexpr std::size_t longest_header_name = 40;
constexpr std::size_t longest_header_value = 128;

Result<void> check_header(const HeaderGlob& header) {
  if (header.name.empty() || header.name.size() > longest_header_name) {
    return bad_request("A header name of a condition has 1 to 40 characters");
  }
  if (header.value.empty() || header.value.size() > longest_header_value) {
    return bad_request("A header value glob of a condition has 1 to 128 characters");
  }
  const std::string_view inner = std::string_view(header.value).substr(1);
  if (!inner.empty() && inner.substr(0, inner.size() - 1).find('*') != inner.npos) {
    return bad_request(
        "Wildcards of a header value glob must be of the form *prefix-match, suffix-match*, or "
        "*contains*");
  }
  return {};
}

Result<Condition> read_condition(const aws::Json& given) {
  aws::JsonInput in(given);
  Condition condition;
  if (auto match = in.object("matchBasePaths")) {
    condition.base_paths = match->text_list("anyOf").value_or(std::vector<std::string>());
  }
  if (const aws::Json* match = aws::member(given, "matchHeaders")) {
    for (const aws::Json& one : (*match)["anyOf"].GetArray()) {
      aws::JsonInput header(one);
      condition.headers.push_back(
          {header.text("header").value_or(""), header.text("valueGlob").value_or("")});
      if (auto valid = check_header(condition.headers.back()); !valid) return valid.error();
    }
  }
  if (condition.base_paths.empty() == condition.headers.empty()) {
    return bad_request("A condition has either matchBasePaths or matchHeaders");
  }
  for (std::string& base_path : condition.base_paths) {
    if (base_path.starts_with('/')) base_path.erase(0, 1);
    if (base_path.empty() || base_path.size() > longest_base_path) {
      return bad_request("A base path of a condition has 1 to 128 characters");
    }
  }
  return condition;
}

Result<void> check_conditions(const std::vector<Condition>& conditions) {
  const auto of_headers =
      std::count_if(conditions.begin(), conditions.end(),
                    [](const Condition& condition) { return !condition.headers.empty(); });
  const auto of_paths = static_cast<std::ptrdiff_t>(conditions.size()) - of_headers;
  if (of_headers <= 2 && of_paths <= 1) return {};
  return bad_request(
      "Conditions can contain up to two matchHeaders conditions and one matchBasePaths condition");
}

void write_texts(aws::JsonWriter& out, const std::vector<std::string>& texts) {
  out.StartArray();
  for (const std::string& text : texts)
    aws::write_string(out, text);
  out.EndArray();
}

void write_condition(aws::JsonWriter& out, const Condition& condition) {
  out.StartObject();
  aws::write_key(out, condition.headers.empty() ? "matchBasePaths" : "matchHeaders");
  out.StartObject();
  aws::write_key(out, "anyOf");
  if (condition.headers.empty()) {
    write_texts(out, condition.base_paths);
  } else {
    out.StartArray();
    for (const auto& [name, value] : condition.headers) {
      out.StartObject();
      aws::write_member(out, "header", name);
      aws::write_member(out, "valueGlob", value);
      out.EndObject();
    }
    out.EndArray();
  }
  out.EndObject();
  out.EndObject();
}

void write_action(aws::JsonWriter& out, const RoutingRule& rule) {
  out.StartObject();
  aws::write_key(out, "invokeApi");
  out.StartObject();
  aws::write_member(out, "apiId", rule.api_id);
  aws::write_member(out, "stage", rule.stage);
  aws::write_key(out, "stripBasePath");
  out.Bool(rule.strip_base_path);
  out.EndObject();
  out.EndObject();
}

}  // namespace

// The service model has seen to it that what is required is there, and of its type.
Result<RoutingRule> read_rule(const aws::RestCall& call) {
  const aws::Json& body = aws::body_of(call);
  RoutingRule rule;
  rule.priority = body["priority"].GetInt();
  for (const aws::Json& given : body["conditions"].GetArray()) {
    auto condition = read_condition(given);
    if (!condition) return condition.error();
    rule.conditions.push_back(std::move(*condition));
  }
  if (auto valid = check_conditions(rule.conditions); !valid) return valid.error();
  const aws::Json& actions = body["actions"];
  if (actions.Size() != 1) return bad_request("A routing rule has exactly one action");
  aws::JsonInput action(actions[0]);
  auto invoke = action.object("invokeApi");
  rule.api_id = invoke->text("apiId").value_or("");
  rule.stage = invoke->text("stage").value_or("");
  rule.strip_base_path = invoke->boolean("stripBasePath").value_or(false);
  return rule;
}

std::string render(const RoutingRule& rule, const Domain& domain) {
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_key(out, "actions");
  out.StartArray();
  write_action(out, rule);
  out.EndArray();
  aws::write_key(out, "conditions");
  out.StartArray();
  for (const Condition& condition : rule.conditions)
    write_condition(out, condition);
  out.EndArray();
  aws::write_key(out, "priority");
  out.Int(rule.priority);
  aws::write_member(out, "routingRuleArn",
                    aws::make_arn("apigateway", domain.scope.region, domain.scope.account,
                                  "/domainnames/" + domain.key() + "/routingrules/" + rule.id));
  aws::write_member(out, "routingRuleId", rule.id);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace emulator::apigatewayv2
