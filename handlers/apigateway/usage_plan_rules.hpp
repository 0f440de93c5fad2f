#pragma once

#include "handlers/apigateway/state.hpp"

namespace emulator::apigateway {

// CreateUsagePlan's input; 400 for a stage that is named by half.
Result<UsagePlan> read_usage_plan(const aws::RestCall& call);

// 400 for limits that AWS refuses.
Result<void> check(const UsagePlan& plan);
// 404 for a stage that isn't there, 409 for one that a key of the plan reaches by another plan.
Result<void> check_stages(const UsagePlan& plan, State& state, const aws::Scope& scope);

Result<UsagePlan> patch_usage_plan(UsagePlan plan, const aws::RestCall& call);

}  // namespace emulator::apigateway
