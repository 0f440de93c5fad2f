#include "handlers/apigateway/usage_plan.hpp"

namespace emulator::apigateway {

const PlanStage* UsagePlan::find_stage(std::string_view api_id,
                                       std::string_view stage) const noexcept {
  for (const PlanStage& candidate : stages) {
    if (candidate.api_id == api_id && candidate.stage == stage) return &candidate;
  }
  return nullptr;
}

ApiKey* UsageStore::find_key(const std::string& id) {
  const auto found = keys_.find(id);
  return found == keys_.end() ? nullptr : &found->second;
}

ApiKey* UsageStore::find_key_by_value(const std::string& value) {
  const auto found = ids_by_value_.find(value);
  return found == ids_by_value_.end() ? nullptr : find_key(found->second);
}

UsagePlan* UsageStore::find_plan(const std::string& id) {
  const auto found = plans_.find(id);
  return found == plans_.end() ? nullptr : &found->second;
}

UsagePlan* UsageStore::find_plan(const ApiKey& key, std::string_view api_id,
                                 std::string_view stage) {
  for (const std::string& id : key.plans) {
    UsagePlan* plan = find_plan(id);
    if (plan != nullptr && plan->find_stage(api_id, stage) != nullptr) return plan;
  }
  return nullptr;
}

ApiKey& UsageStore::add_key(ApiKey key) {
  ids_by_value_.emplace(key.value, key.id);
  std::string id = key.id;
  return keys_.emplace(std::move(id), std::move(key)).first->second;
}

void UsageStore::remove_key(const std::string& id) {
  ApiKey* key = find_key(id);
  if (key == nullptr) return;
  for (const std::string& plan : key->plans)
    plans_.at(plan).keys.erase(id);
  ids_by_value_.erase(key->value);
  keys_.erase(id);
}

void UsageStore::remove_plan(const std::string& id) {
  UsagePlan* plan = find_plan(id);
  if (plan == nullptr) return;
  for (const auto& [key_id, usage] : plan->keys)
    keys_.at(key_id).plans.erase(id);
  plans_.erase(id);
}

void UsageStore::connect(ApiKey& key, UsagePlan& plan) {
  plan.keys.try_emplace(key.id);
  key.plans.insert(plan.id);
}

void UsageStore::disconnect(ApiKey& key, UsagePlan& plan) {
  plan.keys.erase(key.id);
  key.plans.erase(plan.id);
}

}  // namespace emulator::apigateway
