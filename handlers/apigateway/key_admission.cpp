#include "handlers/apigateway/key_admission.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

// "/orders/GET"; a method of the root may be written "//GET" as well as "/GET".
std::map<std::string, ThrottleLimits>::const_iterator find_limits(const PlanStage& stage,
                                                                  const KeyRequest& request) {
  std::string key(request.path);
  key.append("/").append(request.method);
  const auto found = stage.throttles.find(key);
  const bool is_root = request.path == "/";
  return found == stage.throttles.end() && is_root ? stage.throttles.find(key.substr(1)) : found;
}

bool take_token(const UsagePlan& plan, KeyUsage& usage, const KeyRequest& request,
                TokenBucket::Time now) {
  const PlanStage& stage = *plan.find_stage(request.api_id, request.stage);
  if (!stage.throttles.empty()) {
    const auto found = find_limits(stage, request);
    if (found != stage.throttles.end()) {
      TokenBucket& bucket = usage.method_buckets[stage.name() + found->first];
      return bucket.take(found->second.rate, found->second.burst, now);
    }
  }
  return !plan.throttle || usage.bucket.take(plan.throttle->rate, plan.throttle->burst, now);
}

}  // namespace

KeyAdmission admit(UsageStore& store, const KeyRequest& request,
                   std::chrono::system_clock::time_point now, TokenBucket::Time steady_now) {
  const ApiKey* key = store.find_key_by_value(request.key);
  if (key == nullptr || !key->enabled) return {Admission::forbidden};
  UsagePlan* plan = store.find_plan(*key, request.api_id, request.stage);
  if (plan == nullptr) return {Admission::forbidden, key};
  KeyUsage& usage = plan->keys.at(key->id);
  if (!take_token(*plan, usage, request, steady_now)) return {Admission::throttled, key};
  const auto today = std::chrono::floor<std::chrono::days>(now);
  if (!usage.quota.take(plan->quota_or_null(), today)) return {Admission::quota_exceeded, key};
  return {Admission::admitted, key};
}

}  // namespace emulator::apigateway
