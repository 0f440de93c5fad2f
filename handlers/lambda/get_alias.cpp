#include "handlers/lambda/alias_configuration.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_alias(ServiceState& state, aws::RestCall& call) {
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  const Function& function = **found;
  const std::string& name = call.label("Name");
  const auto alias = function.aliases.find(name);
  if (alias == function.aliases.end()) {
    return resource_not_found("Cannot find alias arn: " +
                              function_arn(function.scope, function.name, name));
  }
  return alias_response(200, function, alias->second);
}

}  // namespace emulator::lambda
