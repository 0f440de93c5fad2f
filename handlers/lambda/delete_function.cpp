#include <fmt/format.h>

#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/published_versions.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer delete_function(ServiceState& state, aws::RestCall& call) {
  const auto target = target_of(state, call);
  if (!target) return target.error();
  if (target->qualifier == latest) {
    return invalid_parameter("$LATEST version cannot be deleted without deleting the function.");
  }
  http::Response deleted{204, {}, {}};
  Function* function = state.find(target->scope, target->name);
  if (function == nullptr) return function_not_found(target->arn());
  if (target->qualifier.empty()) {
    state.remove(*function);
    return deleted;
  }
  if (function->aliases.contains(target->qualifier)) {
    return invalid_parameter(
        fmt::format("{} is an alias; DeleteFunction deletes versions, DeleteAlias deletes aliases.",
                    target->arn()));
  }
  if (auto error = check_unreferenced(*function, target->qualifier)) return std::move(*error);
  // A version that isn't there is deleted already, on AWS too.
  if (version_of(*function, target->qualifier) != nullptr) {
    state.remove_version(*function, target->qualifier);
  }
  return deleted;
}

}  // namespace emulator::lambda
