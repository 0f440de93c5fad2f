#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/api_key_rules.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/render_usage.hpp"
#include "handlers/apigateway/tag_rules.hpp"

#include <algorithm>

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

Result<void> patch_enabled(ApiKey& key, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  key.enabled = *value;
  return {};
}

Result<void> patch_stages(ApiKey& key, const PatchTarget& target) {
  std::erase(key.stage_keys, target.value);
  if (target.op == add) key.stage_keys.emplace_back(target.value);
  return {};
}

const aws::PatchRule<ApiKey> rules[] = {
    {"/customerId", {replace}, patch_text<&ApiKey::customer_id>},
    {"/description", {replace}, patch_text<&ApiKey::description>},
    {"/enabled", {replace}, patch_enabled},
    {"/name", {replace}, patch_text<&ApiKey::name>},
    {"/stages", {add, remove}, patch_stages},
};

Result<ApiKey*> find_key(State& state, const aws::RestCall& call) {
  ApiKey* key = state.usage[call.call.scope].find_key(call.label("api_Key"));
  if (key == nullptr) return invalid_api_key();
  return key;
}

bool asks(const aws::RestCall& call, std::string_view flag) {
  const std::string* value = call.query_value(flag);
  return value != nullptr && http::equals_ignoring_case(*value, "true");
}

}  // namespace

Answer create_api_key(State& state, aws::RestCall& call) {
  Input in(call);
  ApiKey key;
  key.name = in.text("name");
  key.description = in.text("description");
  key.enabled = in.boolean("enabled");
  key.value = in.text("value");
  key.customer_id = in.text("customerId");
  key.tags = in.strings("tags");
  // AWS heeds generateDistinctId no more: every identifier is distinct from its value.
  key.stage_keys = read_stage_keys(call);
  UsageStore& store = state.usage[call.call.scope];
  if (key.value.empty()) key.value = new_key_value(state.platform.random);
  if (auto valid = check(key, state, call.call.scope); !valid) return valid.error();
  if (auto valid = check_tags({}, key.tags); !valid) return valid.error();
  if (store.find_key_by_value(key.value) != nullptr) return conflict("API Key already exists");
  key.created = key.last_updated = state.platform.clock.now();
  key.id = state.platform.random.lower_alphanumeric(10);
  return aws::json_response(201, render(store.add_key(std::move(key)), true));
}

Answer get_api_key(State& state, aws::RestCall& call) {
  auto key = find_key(state, call);
  if (!key) return key.error();
  return aws::json_response(200, render(**key, asks(call, "includeValue")));
}

Answer get_api_keys(State& state, aws::RestCall& call) {
  auto page = page_request(call);
  if (!page) return page.error();
  const std::string* name = call.query_value("name");
  const std::string* customer = call.query_value("customerId");
  const bool with_values = asks(call, "includeValues");
  const auto keys = aws::page_where(state.usage[call.call.scope].keys(), page->after_key,
                                    page->limit, [name, customer](const ApiKey& key) {
                                      return (!name || key.name.starts_with(*name)) &&
                                             (!customer || key.customer_id == *customer);
                                    });
  return aws::json_response(200, render_page(keys, [with_values](const ApiKey& key) {
                              return render(key, with_values);
                            }));
}

Answer update_api_key(State& state, aws::RestCall& call) {
  auto key = find_key(state, call);
  if (!key) return key.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, **key, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed, state, call.call.scope); !valid) return valid.error();
  changed->last_updated = state.platform.clock.now();
  **key = std::move(*changed);
  return aws::json_response(200, render(**key, false));
}

Answer delete_api_key(State& state, aws::RestCall& call) {
  auto key = find_key(state, call);
  if (!key) return key.error();
  state.usage[call.call.scope].remove_key(call.label("api_Key"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
