#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/tag_rules.hpp"
#include "handlers/custom_domains/rules.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

// The tags of what stands below "/apikeys/" or "/usageplans/"; null for anything else.
Result<aws::Tags*> find_usage_tags(UsageStore& store, std::string_view resource) {
  constexpr std::string_view keys = "/apikeys/";
  constexpr std::string_view plans = "/usageplans/";
  if (resource.starts_with(keys)) {
    ApiKey* key = store.find_key(std::string(resource.substr(keys.size())));
    if (key == nullptr) return invalid_api_key();
    return &key->tags;
  }
  if (resource.starts_with(plans)) {
    UsagePlan* plan = store.find_plan(std::string(resource.substr(plans.size())));
    if (plan == nullptr) return invalid_usage_plan();
    return &plan->tags;
  }
  return nullptr;
}

// What follows a prefix that a resource may have: "abc" of "/vpclinks/abc".
std::optional<std::string> id_after(std::string_view prefix, std::string_view resource) {
  if (!resource.starts_with(prefix)) return std::nullopt;
  return std::string(resource.substr(prefix.size()));
}

template <class Entities>
Result<aws::Tags*> tags_of(Entities& entities, const std::string& id, std::string_view title) {
  const auto found = entities.find(id);
  if (found == entities.end()) {
    return not_found(fmt::format("Invalid {} identifier specified", title));
  }
  return &found->second.tags;
}

// Of what stands beside the APIs; nothing for what an API has.
std::optional<Result<aws::Tags*>> find_account_tags(State& state, const aws::Arn& arn,
                                                    const aws::Scope& scope) {
  if (const auto id = id_after("/vpclinks/", arn.resource)) {
    return tags_of(state.connectivity.vpc_links[scope], *id, "Vpc Link");
  }
  if (const auto id = id_after("/clientcertificates/", arn.resource)) {
    return tags_of(state.connectivity.certificates[scope], *id, "Client Certificate");
  }
  if (arn.resource.starts_with("/domainnameaccessassociations/")) {
    auto* association = state.domains.find_association(arn.to_string());
    if (association == nullptr) {
      return not_found("Invalid domain name access association identifier specified");
    }
    return &association->tags;
  }
  if (const auto key = id_after("/domainnames/", arn.resource)) {
    auto* domain = state.domains.find(scope, *key);
    if (domain == nullptr) return custom_domains::invalid_domain();
    return &domain->tags;
  }
  return std::nullopt;
}

// arn:aws:apigateway:{region}::/restapis/{id} and …/restapis/{id}/stages/{name}, and of what
// stands beside the APIs.
Result<aws::Tags*> find_tags(State& state, const aws::RestCall& call) {
  constexpr std::string_view apis = "/restapis/";
  constexpr std::string_view stages = "/stages/";
  const auto arn = aws::parse_arn(call.label("resource_arn"));
  if (!arn || arn->service != "apigateway") {
    return bad_request("Invalid ARN specified in the request");
  }
  const aws::Scope scope{call.call.scope.account, arn->region};
  if (auto found = find_account_tags(state, *arn, scope)) return *found;
  auto usage_tags = find_usage_tags(state.usage[scope], arn->resource);
  if (!usage_tags || *usage_tags != nullptr) return usage_tags;
  if (!arn->resource.starts_with(apis)) {
    return bad_request("Invalid ARN specified in the request");
  }
  const std::string_view rest = std::string_view(arn->resource).substr(apis.size());
  const std::string id(rest.substr(0, rest.find('/')));
  RestApi* api = state.apis.find({call.call.scope.account, arn->region}, id);
  if (api == nullptr) {
    return not_found(
        fmt::format("Invalid API identifier specified {}:{}", call.call.scope.account, id));
  }
  const std::string_view below = rest.substr(id.size());
  if (below.empty()) return &api->tags;
  if (!below.starts_with(stages)) return bad_request("Invalid ARN specified in the request");
  const auto stage = api->stages.find(std::string(below.substr(stages.size())));
  if (stage == api->stages.end()) return invalid_stage();
  return &stage->second.tags;
}

std::string_view describe(aws::TagFault fault) {
  switch (fault) {
    case aws::TagFault::key_empty:
      return "Tag keys must not be empty";
    case aws::TagFault::key_too_long:
      return "Tag keys must not be longer than 128 characters";
    case aws::TagFault::key_reserved:
      return "Tag keys starting with aws: are reserved for system use";
    case aws::TagFault::key_bad_character:
      return "Tag keys may hold letters, digits, spaces and _ . : / = + - @ only";
    case aws::TagFault::value_too_long:
      return "Tag values must not be longer than 256 characters";
    case aws::TagFault::value_bad_character:
      return "Tag values may hold letters, digits, spaces and _ . : / = + - @ only";
  }
  return "Invalid tag";
}

}  // namespace

Result<void> check_tags(const aws::Tags& present, const aws::Tags& added) {
  for (const auto& [key, value] : added) {
    if (const auto fault = aws::tag_fault(key, value)) {
      return bad_request(fmt::format("Invalid tag '{}': {}", key, describe(*fault)));
    }
  }
  if (aws::merged_tag_count(present, added) > aws::max_tags) {
    return bad_request("The number of tags exceeds the limit of 50");
  }
  return {};
}

Answer tag_resource(State& state, aws::RestCall& call) {
  Input in(call);
  const StringMap added = in.strings("tags");
  if (in.fault()) return *in.fault();
  auto tags = find_tags(state, call);
  if (!tags) return tags.error();
  if (auto valid = check_tags(**tags, added); !valid) return valid.error();
  for (const auto& [key, value] : added)
    (**tags)[key] = value;
  return empty_response(204);
}

Answer untag_resource(State& state, aws::RestCall& call) {
  auto tags = find_tags(state, call);
  if (!tags) return tags.error();
  for (const auto& [name, key] : call.query) {
    if (name == "tagKeys") (*tags)->erase(key);
  }
  return empty_response(204);
}

Answer get_tags(State& state, aws::RestCall& call) {
  auto tags = find_tags(state, call);
  if (!tags) return tags.error();
  return aws::json_response(200, render_tags(**tags));
}

}  // namespace emulator::apigateway
