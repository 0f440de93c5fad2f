#include <algorithm>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "handlers/lambda/concurrency_rules.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/provisioned_configuration.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

// The version or alias must exist; each is missed in its own words.
std::optional<aws::Error> check_target(Function& function, const FunctionTarget& target) {
  if (target.is_latest()) {
    return invalid_parameter(
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
  }
  const std::string& qualifier = target.qualifier;
  const auto alias = function.aliases.find(qualifier);
  if (alias != function.aliases.end()) {
    if (alias->second.version != latest) return std::nullopt;
    return invalid_parameter(
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
  }
  if (version_of(function, qualifier) != nullptr) return std::nullopt;
  const bool number = qualifier.find_first_not_of("0123456789") == std::string::npos;
  if (number) return function_not_found(target.arn());
  return resource_not_found("Cannot find alias arn: " + target.arn());
}

}  // namespace

Answer put_provisioned_concurrency_config(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const std::int64_t requested = members.integer("ProvisionedConcurrentExecutions").value_or(0);
  const auto target = target_of(state, call, NameRule::create);
  if (!target) return target.error();
  Function* function = state.find(target->scope, target->name);
  if (function == nullptr) return function_not_found(target->unqualified_arn());
  if (auto error = check_target(*function, *target)) return std::move(*error);
  const std::string& qualifier = target->qualifier;
  if (auto error = check_provisioning(state.concurrency_besides(*function), *function, qualifier,
                                      requested)) {
    return std::move(*error);
  }
  ProvisionedConcurrency& config = function->provisioned[qualifier];
  config = {requested, state.platform.clock.now()};
  state.apply_concurrency(*function);
  return provisioned_response(202, state, {*function, qualifier, config});
}

}  // namespace emulator::lambda
