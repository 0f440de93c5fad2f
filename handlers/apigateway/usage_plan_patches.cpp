// The paths of a usage plan that may be patched.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/usage_plan_rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

Result<void> set_rate(ThrottleLimits& limits, const PatchTarget& target) {
  const auto rate = aws::patch_double(target);
  if (!rate) return rate.error();
  limits.rate = *rate;
  return {};
}

Result<void> set_integer(int& field, const PatchTarget& target) {
  const auto value = aws::patch_integer(target);
  if (!value) return value.error();
  field = *value;
  return {};
}

ThrottleLimits& throttle_of(UsagePlan& plan) {
  if (!plan.throttle) plan.throttle.emplace();
  return *plan.throttle;
}

Quota& quota_of(UsagePlan& plan) {
  if (!plan.quota) plan.quota.emplace();
  return *plan.quota;
}

Result<void> patch_rate(UsagePlan& plan, const PatchTarget& target) {
  return set_rate(throttle_of(plan), target);
}
Result<void> patch_burst(UsagePlan& plan, const PatchTarget& target) {
  return set_integer(throttle_of(plan).burst, target);
}
Result<void> remove_throttle(UsagePlan& plan, const PatchTarget&) {
  plan.throttle.reset();
  return {};
}

Result<void> patch_limit(UsagePlan& plan, const PatchTarget& target) {
  return set_integer(quota_of(plan).limit, target);
}
Result<void> patch_offset(UsagePlan& plan, const PatchTarget& target) {
  return set_integer(quota_of(plan).offset, target);
}
Result<void> patch_period(UsagePlan& plan, const PatchTarget& target) {
  quota_of(plan).period = target.value;
  return {};
}
Result<void> remove_quota(UsagePlan& plan, const PatchTarget&) {
  plan.quota.reset();
  return {};
}

Result<void> patch_product_code(UsagePlan& plan, const PatchTarget& target) {
  plan.product_code = target.value;  // empty for a removal
  return {};
}

Error no_stage(std::string_view name) {
  return not_found(fmt::format("API Stage not found: {}", name));
}

std::vector<PlanStage>::iterator find_stage(UsagePlan& plan, std::string_view name) {
  return std::find_if(plan.stages.begin(), plan.stages.end(),
                      [name](const PlanStage& stage) { return stage.name() == name; });
}

// The value is "api:stage".
Result<void> patch_stages(UsagePlan& plan, const PatchTarget& target) {
  const auto found = find_stage(plan, target.value);
  if (target.op == remove) {
    if (found == plan.stages.end()) return no_stage(target.value);
    plan.stages.erase(found);
    return {};
  }
  const auto colon = target.value.find(':');
  if (colon == target.value.npos) return no_stage(target.value);
  if (found == plan.stages.end()) {
    plan.stages.push_back({std::string(target.value.substr(0, colon)),
                           std::string(target.value.substr(colon + 1)),
                           {}});
  }
  return {};
}

// The limits of a method: the keys are the stage, and path and method as in "/orders/GET".
Result<ThrottleLimits*> method_limits(UsagePlan& plan, const PatchTarget& target) {
  const auto stage = find_stage(plan, target.keys[0]);
  if (stage == plan.stages.end()) return no_stage(target.keys[0]);
  return &stage->throttles[target.keys[1]];
}

Result<void> patch_method_rate(UsagePlan& plan, const PatchTarget& target) {
  auto limits = method_limits(plan, target);
  if (!limits) return limits.error();
  return set_rate(**limits, target);
}
Result<void> patch_method_burst(UsagePlan& plan, const PatchTarget& target) {
  auto limits = method_limits(plan, target);
  if (!limits) return limits.error();
  return set_integer((*limits)->burst, target);
}
Result<void> remove_method_limits(UsagePlan& plan, const PatchTarget& target) {
  const auto stage = find_stage(plan, target.keys[0]);
  if (stage == plan.stages.end()) return no_stage(target.keys[0]);
  if (target.keys.size() == 1) stage->throttles.clear();
  if (target.keys.size() == 2) stage->throttles.erase(target.keys[1]);
  return {};
}

const aws::PatchRule<UsagePlan> rules[] = {
    {"/apiStages", {add, remove}, patch_stages},
    {"/apiStages/{stage}/throttle", {remove}, remove_method_limits},
    {"/apiStages/{stage}/throttle/{method+}/burstLimit", {add, replace}, patch_method_burst},
    {"/apiStages/{stage}/throttle/{method+}/rateLimit", {add, replace}, patch_method_rate},
    {"/apiStages/{stage}/throttle/{method+}", {remove}, remove_method_limits},
    {"/description", {replace}, patch_text<&UsagePlan::description>},
    {"/name", {replace}, patch_text<&UsagePlan::name>},
    {"/productCode", {add, replace, remove}, patch_product_code},
    {"/quota", {remove}, remove_quota},
    {"/quota/limit", {add, replace}, patch_limit},
    {"/quota/offset", {add, replace}, patch_offset},
    {"/quota/period", {add, replace}, patch_period},
    {"/throttle", {remove}, remove_throttle},
    {"/throttle/burstLimit", {add, replace}, patch_burst},
    {"/throttle/rateLimit", {add, replace}, patch_rate},
};

}  // namespace

Result<UsagePlan> patch_usage_plan(UsagePlan plan, const aws::RestCall& call) {
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  return aws::patched(rules, std::move(plan), *operations);
}

}  // namespace emulator::apigateway
