#include "handlers/apigateway/account.hpp"

#include <algorithm>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<Account> rules[] = {
    {"/cloudwatchRoleArn", {replace, remove}, patch_text<&Account::cloudwatch_role_arn>},
    {"/features", {add, remove}, patch_list_of_texts<&Account::features>},
};

Result<void> check(const Account& account) {
  const auto role = aws::parse_arn(account.cloudwatch_role_arn);
  const bool is_role = role && role->service == "iam" && role->resource.starts_with("role/");
  if (!is_role && !account.cloudwatch_role_arn.empty()) {
    return bad_request(
        "The role ARN does not have required permissions configured. Please grant trust permission "
        "for API Gateway and add the required role policy.");
  }
  const auto is_known = [](const std::string& feature) { return feature == "UsagePlans"; };
  if (!std::all_of(account.features.begin(), account.features.end(), is_known)) {
    return bad_request("Invalid feature specified. Must be one of: [UsagePlans]");
  }
  return {};
}

std::string render(const Account& account, const Config& config) {
  Object throttle;
  throttle.integer("burstLimit", static_cast<int>(config.apigateway_burst_limit));
  throttle.number("rateLimit", config.apigateway_rate_limit);
  Object out;
  out.optional_text("cloudwatchRoleArn", account.cloudwatch_role_arn);
  out.json("throttleSettings", throttle.take());
  if (!account.features.empty()) out.list("features", account.features);
  out.text("apiKeyVersion", "4");
  return out.take();
}

}  // namespace

Answer get_account(State& state, aws::RestCall& call) {
  return aws::json_response(200, render(state.accounts[call.call.scope], state.platform.config));
}

Answer update_account(State& state, aws::RestCall& call) {
  Account& account = state.accounts[call.call.scope];
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, account, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed); !valid) return valid.error();
  account = std::move(*changed);
  return aws::json_response(200, render(account, state.platform.config));
}

}  // namespace emulator::apigateway
