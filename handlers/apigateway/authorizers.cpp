#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/deployed_authorizer.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/vtl/java_regex.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

Result<void> patch_ttl(Authorizer& authorizer, const PatchTarget& target) {
  auto value = aws::patch_integer(target);
  if (!value) return value.error();
  authorizer.ttl_seconds = *value;
  return {};
}

const aws::PatchRule<Authorizer> rules[] = {
    {"/name", {replace}, patch_text<&Authorizer::name>},
    {"/type", {replace}, patch_text<&Authorizer::type>},
    {"/providerARNs", {add, replace, remove}, patch_list_of_texts<&Authorizer::provider_arns>},
    {"/authType", {replace}, patch_text<&Authorizer::auth_type>},
    {"/authorizerUri", {replace}, patch_text<&Authorizer::uri>},
    {"/authorizerCredentials", {replace}, patch_text<&Authorizer::credentials>},
    {"/identitySource", {replace}, patch_text<&Authorizer::identity_source>},
    {"/identityValidationExpression",
     {replace},
     patch_text<&Authorizer::identity_validation_expression>},
    {"/authorizerResultTtlInSeconds", {replace}, patch_ttl},
};

struct AuthorizerPath {
  RestApi* api;
  Authorizer* authorizer;
};

Result<AuthorizerPath> find_authorizer(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const auto found = (*api)->authorizers.find(call.label("authorizer_id"));
  if (found == (*api)->authorizers.end()) return invalid_authorizer();
  return AuthorizerPath{*api, &found->second};
}

void check_providers(const Authorizer& authorizer, bool has_user_pools, Faults& faults) {
  constexpr std::string_view member = "/providerARNs";
  const auto& providers = authorizer.provider_arns;
  if (!has_user_pools && !providers.empty()) {
    faults.add(std::string(member), bad_request("Provider ARNs are for authorizers of the type "
                                                "COGNITO_USER_POOLS only"));
  }
  if (!has_user_pools) return;
  if (providers.empty()) {
    faults.add(std::string(member), bad_request("At least one provider ARN is needed for the type "
                                                "COGNITO_USER_POOLS"));
  }
  for (std::size_t i = 0; i < providers.size(); ++i) {
    if (parse_user_pool(providers[i])) continue;
    faults.add(
        fmt::format("{}/{}", member, i),
        bad_request(fmt::format("Invalid Cognito User Pool ARN specified: {}", providers[i])));
  }
}

void check_identity_sources(const Authorizer& authorizer, Faults& faults) {
  constexpr std::string_view member = "/identitySource";
  const auto sources = identity_sources(authorizer.identity_source);
  const bool is_token = authorizer.type != "REQUEST";
  if (is_token && sources.size() != 1) {
    faults.add(std::string(member),
               bad_request(fmt::format("A {} authorizer needs exactly one identity source",
                                       authorizer.type)));
  }
  if (!is_token && sources.empty() && authorizer.ttl_seconds > 0) {
    faults.add(std::string(member), bad_request("Identity source must be specified when "
                                                "authorization caching is enabled"));
  }
  for (const std::string& source : sources) {
    const bool is_header = source.starts_with("method.request.header.");
    const bool is_known =
        is_header ||
        (!is_token && (source.starts_with("context.") || source.starts_with("stageVariables.") ||
                       source.starts_with("method.request.querystring.")));
    if (is_known) continue;
    faults.add(std::string(member),
               bad_request(fmt::format("Invalid identity source specified: {}", source)));
  }
}

}  // namespace

void find_faults(const Authorizer& authorizer, Faults& faults) {
  if (authorizer.name.empty()) {
    faults.add("/name", bad_request("Authorizer name must not be empty"));
  }
  const bool has_user_pools = authorizer.type == "COGNITO_USER_POOLS";
  const bool is_of_known_type =
      has_user_pools || authorizer.type == "TOKEN" || authorizer.type == "REQUEST";
  if (!is_of_known_type) {
    faults.add("/type", bad_request("Invalid authorizer type. Must be one of: [TOKEN, REQUEST, "
                                    "COGNITO_USER_POOLS]"));
  } else {
    check_providers(authorizer, has_user_pools, faults);
  }
  if (is_of_known_type && !has_user_pools && !parse_lambda_uri(authorizer.uri)) {
    faults.add("/authorizerUri",
               bad_request(fmt::format("Invalid Authorizer URI: {}. Authorizer URI should be a "
                                       "valid API Gateway ARN that represents a Lambda function "
                                       "invocation.",
                                       authorizer.uri)));
  }
  if (authorizer.ttl_seconds < 0 || authorizer.ttl_seconds > 3600) {
    faults.add("/authorizerResultTtlInSeconds",
               bad_request("Authorizer result TTL must be between 0 and 3600 seconds"));
  }
  if (!vtl::JavaRegex::compile(authorizer.identity_validation_expression)) {
    faults.add("/identityValidationExpression",
               bad_request(fmt::format("Invalid identity validation expression specified: {}",
                                       authorizer.identity_validation_expression)));
  }
  if (is_of_known_type) check_identity_sources(authorizer, faults);
}

Answer create_authorizer(State& state, aws::RestCall& call) {
  Input in(call);
  Authorizer authorizer;
  authorizer.name = in.text("name");
  authorizer.type = in.text("type");
  authorizer.provider_arns = in.list("providerARNs");
  authorizer.auth_type = in.text(
      "authType", authorizer.type == "COGNITO_USER_POOLS" ? "cognito_user_pools" : "custom");
  authorizer.uri = in.text("authorizerUri");
  authorizer.credentials = in.text("authorizerCredentials");
  authorizer.identity_source = in.text("identitySource");
  authorizer.identity_validation_expression = in.text("identityValidationExpression");
  authorizer.ttl_seconds = in.integer("authorizerResultTtlInSeconds").value_or(300);
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (auto valid = check(authorizer); !valid) return valid.error();
  const auto& all = (*api)->authorizers;
  if (std::any_of(all.begin(), all.end(),
                  [&](const auto& entry) { return entry.second.name == authorizer.name; })) {
    return bad_request("Authorizer name must be unique. Authorizer with this name already exists");
  }
  authorizer.id = state.platform.random.lower_alphanumeric(6);
  const auto added = (*api)->authorizers.emplace(authorizer.id, authorizer).first;
  return aws::json_response(201, render(added->second));
}

Answer get_authorizer(State& state, aws::RestCall& call) {
  auto path = find_authorizer(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->authorizer));
}

Answer get_authorizers(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  return aws::json_response(
      200, render_page(aws::page_of((*api)->authorizers, page->after_key, page->limit),
                       [](const Authorizer& authorizer) { return render(authorizer); }));
}

Answer update_authorizer(State& state, aws::RestCall& call) {
  auto path = find_authorizer(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->authorizer, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed); !valid) return valid.error();
  *path->authorizer = std::move(*changed);
  return aws::json_response(200, render(*path->authorizer));
}

Answer delete_authorizer(State& state, aws::RestCall& call) {
  auto path = find_authorizer(state, call);
  if (!path) return path.error();
  const std::string id = path->authorizer->id;
  for (const auto& [resource_id, resource] : path->api->resources) {
    for (const auto& [http_method, method] : resource.methods) {
      if (method.authorizer_id != id) continue;
      return conflict(fmt::format("Cannot delete authorizer '{}', is referenced in method: {}/{}",
                                  id, resource.path_part, http_method));
    }
  }
  path->api->authorizers.erase(id);
  return empty_response(202);
}

}  // namespace emulator::apigateway
