#include "handlers/apigateway/api_key_rules.hpp"

#include <fmt/format.h>

#include "daemon/aws/json_body.hpp"
#include "daemon/random.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::size_t shortest_value = 20;
constexpr std::size_t longest_value = 128;
constexpr std::size_t longest_name = 1024;

}  // namespace

std::string new_key_value(Random& random) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  unsigned char bytes[40];
  random.fill(bytes, sizeof bytes);
  std::string value;
  for (const unsigned char byte : bytes)
    value.push_back(alphabet[byte % alphabet.size()]);
  return value;
}

Result<void> check_key_value(std::string_view value) {
  if (value.size() < shortest_value) {
    return bad_request("API Key value should be at least 20 characters");
  }
  if (value.size() > longest_value) {
    return bad_request("API Key value should be at most 128 characters");
  }
  return {};
}

Result<void> check_key_name(std::string_view name) {
  if (name.size() > longest_name) {
    return bad_request("API Key name should be at most 1024 characters");
  }
  return {};
}

Result<void> check(const ApiKey& key, State& state, const aws::Scope& scope) {
  if (auto valid = check_key_value(key.value); !valid) return valid.error();
  if (auto valid = check_key_name(key.name); !valid) return valid.error();
  for (const std::string& stage_key : key.stage_keys) {
    const auto slash = std::min(stage_key.find('/'), stage_key.size());
    const auto stage = std::string_view(stage_key).substr(std::min(slash + 1, stage_key.size()));
    if (!state.has_stage(scope, stage_key.substr(0, slash), std::string(stage))) {
      return invalid_stage();
    }
  }
  return {};
}

std::vector<std::string> read_stage_keys(const aws::RestCall& call) {
  std::vector<std::string> out;
  const aws::Json* keys = aws::member(aws::object_of(call.body), "stageKeys");
  if (keys == nullptr) return out;
  const auto text = [](const aws::Json& key, std::string_view name) {
    const aws::Json* value = aws::member(key, name);
    return value == nullptr ? std::string_view() : aws::string_of(*value);
  };
  for (const aws::Json& key : keys->GetArray())
    out.push_back(fmt::format("{}/{}", text(key, "restApiId"), text(key, "stageName")));
  return out;
}

Result<void> check_connection(UsageStore& store, const ApiKey& key, const UsagePlan& plan) {
  for (const std::string& other_id : key.plans) {
    if (other_id == plan.id) continue;
    for (const PlanStage& stage : store.find_plan(other_id)->stages) {
      if (plan.find_stage(stage.api_id, stage.stage) == nullptr) continue;
      return conflict(fmt::format(
          "Usage Plan {} cannot be added because API Key {} cannot reference multiple usage plans "
          "with the same API stage: {}",
          plan.id, key.id, stage.name()));
    }
  }
  return {};
}

}  // namespace emulator::apigateway
