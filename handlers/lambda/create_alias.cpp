#include <utility>

#include <fmt/format.h>

#include "daemon/random.hpp"
#include "handlers/lambda/alias_configuration.hpp"
#include "handlers/lambda/alias_rules.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer create_alias(ServiceState& state, aws::RestCall& call) {
  auto input = read_alias(call.call.request.body);
  if (!input) return input.error();
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  Function& function = **found;
  Alias alias;
  alias.name = std::move(*input->name);
  alias.version = std::move(*input->function_version);
  alias.description = input->description.value_or("");
  if (input->weights) alias.weights = std::move(*input->weights);
  if (auto error = check_routing(function, alias.version, alias.weights)) return std::move(*error);
  if (function.aliases.contains(alias.name)) {
    return resource_conflict(fmt::format("Alias already exists: {}",
                                         function_arn(function.scope, function.name, alias.name)));
  }
  alias.revision_id = state.platform.random.uuid();
  const std::string name = alias.name;
  const Alias& created = function.aliases.emplace(name, std::move(alias)).first->second;
  return alias_response(201, function, created);
}

}  // namespace emulator::lambda
