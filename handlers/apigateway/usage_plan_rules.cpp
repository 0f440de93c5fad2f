#include "handlers/apigateway/usage_plan_rules.hpp"

#include <fmt/format.h>

#include "daemon/aws/json_body.hpp"
#include "handlers/apigateway/api_key_rules.hpp"

namespace emulator::apigateway {

namespace {

// The service model has been held against all of it: each member has its type. Only how long an
// integer may be it doesn't say.
Result<int> read_integer(const aws::Json& object, std::string_view name) {
  const aws::Json* value = aws::member(object, name);
  if (value == nullptr) return Result<int>(boost::system::in_place_value, 0);
  if (value->IsInt()) return Result<int>(boost::system::in_place_value, value->GetInt());
  return Error{400, "SerializationException",
               fmt::format("The value of '{}' is not of the expected type: integer.", name)};
}

std::string read_text(const aws::Json& object, std::string_view name,
                      std::string_view otherwise = "") {
  const aws::Json* value = aws::member(object, name);
  return std::string(value == nullptr ? otherwise : aws::string_of(*value));
}

Result<ThrottleLimits> read_throttle(const aws::Json& object) {
  const aws::Json* rate = aws::member(object, "rateLimit");
  const auto burst = read_integer(object, "burstLimit");
  if (!burst) return burst.error();
  return ThrottleLimits{rate == nullptr ? 0 : rate->GetDouble(), *burst};
}

Result<Quota> read_quota(const aws::Json& object) {
  const auto limit = read_integer(object, "limit");
  if (!limit) return limit.error();
  const auto offset = read_integer(object, "offset");
  if (!offset) return offset.error();
  return Quota{*limit, *offset, read_text(object, "period")};
}

Result<PlanStage> read_stage(const aws::Json& object, std::string_view plan) {
  PlanStage out{read_text(object, "apiId"), read_text(object, "stage"), {}};
  if (out.api_id.empty() || out.stage.empty()) {
    return bad_request(
        fmt::format("Invalid API Stage {{api: {}, stage: {}}} specified for usageplan {}",
                    read_text(object, "apiId", "null"), read_text(object, "stage", "null"), plan));
  }
  const aws::Json* throttles = aws::member(object, "throttle");
  if (throttles == nullptr) return out;
  for (const auto& [method, limits] : throttles->GetObject()) {
    auto throttle = read_throttle(limits);
    if (!throttle) return throttle.error();
    out.throttles.emplace(aws::string_of(method), *throttle);
  }
  return out;
}

Result<void> check(const ThrottleLimits& limits) {
  if (limits.rate < 0) return bad_request("Usage Plan throttle rate limit must not be negative");
  if (limits.burst < 0) return bad_request("Usage Plan throttle burst limit must not be negative");
  return {};
}

Result<void> check(const Quota& quota) {
  struct Offsets {
    std::string_view period;
    int last;
    std::string_view rule;
  };
  constexpr Offsets periods[] = {{"DAY", 0, "zero"},
                                 {"WEEK", 6, "between 0 and 6 inclusive"},
                                 {"MONTH", 27, "between 0 and 27 inclusive"}};
  if (quota.limit < 1) return bad_request("Usage Plan quota limit must be greater than 0");
  for (const auto& [period, last, rule] : periods) {
    if (quota.period != period) continue;
    if (quota.offset >= 0 && quota.offset <= last) return {};
    return bad_request(
        fmt::format("Usage Plan quota offset must be {} in the {} period", rule, period));
  }
  return bad_request(fmt::format(
      "Invalid Usage Plan quota period '{}' specified. Must be one of: [DAY, WEEK, MONTH]",
      quota.period));
}

}  // namespace

Result<UsagePlan> read_usage_plan(const aws::RestCall& call) {
  const aws::Json& input = aws::object_of(call.body);
  UsagePlan plan;
  plan.name = read_text(input, "name");
  plan.description = read_text(input, "description");
  if (const aws::Json* value = aws::member(input, "throttle")) {
    auto throttle = read_throttle(*value);
    if (!throttle) return throttle.error();
    plan.throttle = *throttle;
  }
  if (const aws::Json* value = aws::member(input, "quota")) {
    auto quota = read_quota(*value);
    if (!quota) return quota.error();
    plan.quota = std::move(*quota);
  }
  const aws::Json* stages = aws::member(input, "apiStages");
  if (stages == nullptr) return plan;
  for (const aws::Json& object : stages->GetArray()) {
    auto stage = read_stage(object, plan.name);
    if (!stage) return stage.error();
    plan.stages.push_back(std::move(*stage));
  }
  return plan;
}

Result<void> check(const UsagePlan& plan) {
  if (plan.name.empty()) return bad_request("Usage Plan name cannot be empty");
  if (plan.throttle) {
    if (auto valid = check(*plan.throttle); !valid) return valid;
  }
  for (const PlanStage& stage : plan.stages) {
    for (const auto& [method, limits] : stage.throttles) {
      if (auto valid = check(limits); !valid) return valid;
    }
  }
  return plan.quota ? check(*plan.quota) : Result<void>{};
}

Result<void> check_stages(const UsagePlan& plan, State& state, const aws::Scope& scope) {
  UsageStore& store = state.usage[scope];
  const UsagePlan* before = store.find_plan(plan.id);
  for (const PlanStage& stage : plan.stages) {
    // One that went away under the plan is no reason to refuse what has nothing to do with it.
    if (before != nullptr && before->find_stage(stage.api_id, stage.stage) != nullptr) continue;
    if (!state.has_stage(scope, stage.api_id, stage.stage)) {
      return not_found("API Stage not found: " + stage.name());
    }
  }
  for (const auto& [key_id, usage] : plan.keys) {
    if (auto valid = check_connection(store, *store.find_key(key_id), plan); !valid) return valid;
  }
  return {};
}

}  // namespace emulator::apigateway
