#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigateway/state.hpp"

namespace emulator {
class Random;
}

namespace emulator::apigateway {

// 40 letters and digits.
std::string new_key_value(Random& random);

// 400 for a name or value that AWS refuses, 404 for stages that aren't there.
Result<void> check(const ApiKey& key, State& state, const aws::Scope& scope);
Result<void> check_key_value(std::string_view value);
Result<void> check_key_name(std::string_view name);

// [{"restApiId": …, "stageName": …}] as "api/stage".
std::vector<std::string> read_stage_keys(const aws::RestCall& call);

// 409 when a plan would open a stage to a key that another one opens to it already.
Result<void> check_connection(UsageStore& store, const ApiKey& key, const UsagePlan& plan);

}  // namespace emulator::apigateway
