#include "daemon/random.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/render_usage.hpp"
#include "handlers/apigateway/tag_rules.hpp"
#include "handlers/apigateway/usage_plan_rules.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

Answer create_usage_plan(State& state, aws::RestCall& call) {
  Input in(call);
  StringMap tags = in.strings("tags");
  auto plan = read_usage_plan(call);
  if (!plan) return plan.error();
  plan->tags = std::move(tags);
  if (auto valid = check(*plan); !valid) return valid.error();
  if (auto valid = check_tags({}, plan->tags); !valid) return valid.error();
  if (auto valid = check_stages(*plan, state, call.call.scope); !valid) return valid.error();
  plan->id = state.platform.random.lower_alphanumeric(6);
  std::string id = plan->id;
  auto& plans = state.usage[call.call.scope].plans();
  const auto added = plans.emplace(std::move(id), std::move(*plan)).first;
  return aws::json_response(201, render(added->second));
}

Answer get_usage_plan(State& state, aws::RestCall& call) {
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  return aws::json_response(200, render(**plan));
}

Answer get_usage_plans(State& state, aws::RestCall& call) {
  auto page = page_request(call);
  if (!page) return page.error();
  UsageStore& store = state.usage[call.call.scope];
  const std::string* key_id = call.query_value("keyId");
  if (key_id != nullptr && store.find_key(*key_id) == nullptr) return invalid_api_key();
  const auto plans = aws::page_where(
      store.plans(), page->after_key, page->limit,
      [key_id](const UsagePlan& plan) { return key_id == nullptr || plan.keys.contains(*key_id); });
  return aws::json_response(200,
                            render_page(plans, [](const UsagePlan& plan) { return render(plan); }));
}

Answer update_usage_plan(State& state, aws::RestCall& call) {
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  auto changed = patch_usage_plan(**plan, call);
  if (!changed) return changed.error();
  if (auto valid = check(*changed); !valid) return valid.error();
  if (auto valid = check_stages(*changed, state, call.call.scope); !valid) return valid.error();
  **plan = std::move(*changed);
  return aws::json_response(200, render(**plan));
}

Answer delete_usage_plan(State& state, aws::RestCall& call) {
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  if (!(*plan)->stages.empty()) {
    return bad_request(fmt::format(
        "Cannot delete Usage Plan {} because there are API Stages associated with it, including {}",
        (*plan)->id, (*plan)->stages.front().name()));
  }
  state.usage[call.call.scope].remove_plan(call.label("usageplanId"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
