#include <utility>

#include "daemon/random.hpp"
#include "handlers/lambda/alias_configuration.hpp"
#include "handlers/lambda/alias_rules.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer update_alias(ServiceState& state, aws::RestCall& call) {
  auto input = read_alias(call.call.request.body);
  if (!input) return input.error();
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  Function& function = **found;
  const std::string& name = call.label("Name");
  const auto alias = function.aliases.find(name);
  if (alias == function.aliases.end()) {
    return resource_not_found("Alias not found: " +
                              function_arn(function.scope, function.name, name));
  }
  Alias changed = alias->second;
  if (auto error = check_revision(changed.revision_id, input->revision_id, "GetAlias")) {
    return std::move(*error);
  }
  if (input->function_version) changed.version = std::move(*input->function_version);
  if (input->description) changed.description = std::move(*input->description);
  if (input->weights) changed.weights = std::move(*input->weights);
  if (auto error = check_routing(function, changed.version, changed.weights)) {
    return std::move(*error);
  }
  changed.revision_id = state.platform.random.uuid();
  alias->second = std::move(changed);
  if (function.provisioned.contains(name)) state.apply_concurrency(function);
  return alias_response(200, function, alias->second);
}

}  // namespace emulator::lambda
