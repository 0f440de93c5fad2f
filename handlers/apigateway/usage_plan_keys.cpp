#include "handlers/apigateway/api_key_rules.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/render_usage.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

struct PlanKey {
  UsageStore* store;
  UsagePlan* plan;
  ApiKey* key;
};

Result<PlanKey> find_plan_key(State& state, const aws::RestCall& call) {
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  UsageStore& store = state.usage[call.call.scope];
  ApiKey* key = store.find_key(call.label("keyId"));
  if (key == nullptr || !(*plan)->keys.contains(key->id)) {
    return not_found("Invalid Usage Plan Key identifier specified");
  }
  return PlanKey{&store, *plan, key};
}

}  // namespace

Answer create_usage_plan_key(State& state, aws::RestCall& call) {
  Input in(call);
  const std::string key_id = in.text("keyId");
  const std::string key_type = in.text("keyType");
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  if (key_type != "API_KEY") {
    return bad_request(
        fmt::format("Invalid Usage Plan Key type '{}' specified. Must be API_KEY", key_type));
  }
  UsageStore& store = state.usage[call.call.scope];
  ApiKey* key = store.find_key(key_id);
  if (key == nullptr) return invalid_api_key();
  if ((*plan)->keys.contains(key_id)) {
    return conflict(
        fmt::format("API Key {} is already associated with Usage Plan {}", key_id, (*plan)->id));
  }
  if (auto valid = check_connection(store, *key, **plan); !valid) return valid.error();
  store.connect(*key, **plan);
  return aws::json_response(201, render_plan_key(*key));
}

Answer get_usage_plan_key(State& state, aws::RestCall& call) {
  auto found = find_plan_key(state, call);
  if (!found) return found.error();
  return aws::json_response(200, render_plan_key(*found->key));
}

Answer get_usage_plan_keys(State& state, aws::RestCall& call) {
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  auto page = page_request(call);
  if (!page) return page.error();
  const std::string* name = call.query_value("name");
  const UsagePlan& owner = **plan;
  const auto keys = aws::page_where(state.usage[call.call.scope].keys(), page->after_key,
                                    page->limit, [&owner, name](const ApiKey& key) {
                                      return owner.keys.contains(key.id) &&
                                             (!name || key.name.starts_with(*name));
                                    });
  return aws::json_response(200, render_page(keys, render_plan_key));
}

Answer delete_usage_plan_key(State& state, aws::RestCall& call) {
  auto found = find_plan_key(state, call);
  if (!found) return found.error();
  found->store->disconnect(*found->key, *found->plan);
  return empty_response(202);
}

}  // namespace emulator::apigateway
