#include "handlers/apigateway/render_usage.hpp"

#include "handlers/apigateway/json_object.hpp"

namespace emulator::apigateway {

namespace {

std::string render(const ThrottleLimits& limits) {
  Object out;
  out.integer("burstLimit", limits.burst);
  out.number("rateLimit", limits.rate);
  return out.take();
}

std::string render(const PlanStage& stage) {
  Object out;
  out.text("apiId", stage.api_id);
  out.text("stage", stage.stage);
  if (!stage.throttles.empty()) {
    Object throttles;
    for (const auto& [method, limits] : stage.throttles)
      throttles.json(method, render(limits));
    out.json("throttle", throttles.take());
  }
  return out.take();
}

std::string render(const Quota& quota) {
  Object out;
  out.integer("limit", quota.limit);
  out.integer("offset", quota.offset);
  out.text("period", quota.period);
  return out.take();
}

}  // namespace

std::string render(const ApiKey& key, bool with_value) {
  Object out;
  out.text("id", key.id);
  if (with_value) out.text("value", key.value);
  out.optional_text("name", key.name);
  out.optional_text("customerId", key.customer_id);
  out.optional_text("description", key.description);
  out.boolean("enabled", key.enabled);
  out.time("createdDate", key.created);
  out.time("lastUpdatedDate", key.last_updated);
  out.list("stageKeys", key.stage_keys);
  out.optional_map("tags", key.tags);
  return out.take();
}

std::string render(const UsagePlan& plan) {
  Object out;
  out.text("id", plan.id);
  out.text("name", plan.name);
  out.optional_text("description", plan.description);
  std::vector<std::string> stages;
  for (const PlanStage& stage : plan.stages)
    stages.push_back(render(stage));
  out.objects("apiStages", stages);
  if (plan.throttle) out.json("throttle", render(*plan.throttle));
  if (plan.quota) out.json("quota", render(*plan.quota));
  out.optional_text("productCode", plan.product_code);
  out.optional_map("tags", plan.tags);
  return out.take();
}

std::string render_plan_key(const ApiKey& key) {
  Object out;
  out.text("id", key.id);
  out.text("type", "API_KEY");
  out.text("value", key.value);
  out.text("name", key.name);
  return out.take();
}

}  // namespace emulator::apigateway
