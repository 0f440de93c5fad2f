#include "handlers/apigateway/state.hpp"

#include <fmt/format.h>

#include "daemon/random.hpp"

namespace emulator::apigateway {

bool State::has_stage(const aws::Scope& scope, const std::string& api_id,
                      const std::string& stage) {
  if (const RestApi* api = apis.find(scope, api_id)) return api->stages.contains(stage);
  const auto other = domains.find_api(scope, api_id);
  return other && other->protocol == custom_domains::Protocol::websocket && other->has_stage(stage);
}

Result<RestApi*> find_api(State& state, const aws::RestCall& call) {
  const std::string& id = call.label("restapi_id");
  const aws::Scope& scope = call.call.scope;
  if (RestApi* api = state.apis.find(scope, id)) return api;
  return not_found(fmt::format("Invalid API identifier specified {}:{}", scope.account, id));
}

Result<MethodPath> find_resource(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const auto found = (*api)->resources.find(call.label("resource_id"));
  if (found == (*api)->resources.end()) return invalid_resource();
  return MethodPath{*api, &found->second, nullptr};
}

Result<MethodPath> find_method(State& state, const aws::RestCall& call) {
  auto path = find_resource(state, call);
  if (!path) return path.error();
  const auto found = path->resource->methods.find(call.label("http_method"));
  if (found == path->resource->methods.end()) return invalid_method();
  path->method = &found->second;
  return path;
}

Result<MethodPath> find_integration(State& state, const aws::RestCall& call) {
  auto path = find_method(state, call);
  if (!path) return path.error();
  if (!path->method->integration) return no_integration();
  return path;
}

RestApi new_draft(State& state, const aws::Scope& scope) {
  RestApi api;
  api.scope = scope;
  do {
    api.id = state.platform.random.lower_alphanumeric(10);
    // Also a host name's first label and a path segment; AWS's ids are never only digits either.
  } while (api.id.find_first_not_of("0123456789") == api.id.npos ||
           state.apis.find(api.id) != nullptr);
  Resource root;
  root.id = state.platform.random.lower_alphanumeric(10);
  root.path = "/";
  api.root_resource_id = root.id;
  api.resources.emplace(root.id, std::move(root));
  return api;
}

Result<UsagePlan*> find_usage_plan(State& state, const aws::RestCall& call) {
  UsagePlan* plan = state.usage[call.call.scope].find_plan(call.label("usageplanId"));
  if (plan == nullptr) return invalid_usage_plan();
  return plan;
}

http::Response empty_response(unsigned status) {
  return http::Response{status, {}, {}};
}

}  // namespace emulator::apigateway
