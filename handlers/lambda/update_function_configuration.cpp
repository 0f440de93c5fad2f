#include <utility>

#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/json_input.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer update_function_configuration(ServiceState& state, aws::RestCall& call) {
  JsonInput members(aws::body_of(call));
  const SettingsInput input = read_settings(members);
  const auto revision_id = members.text("RevisionId");
  const SettingsRules rules{.accept_reserved_keys = state.platform.config.localstack_compat};
  if (auto error = check_runtime_name(input.runtime)) return std::move(*error);
  if (auto error = refuse_unsupported(members, call.operation)) return std::move(*error);

  const auto found = function_of(state, call, NameRule::create);
  if (!found) return found.error();
  Function& function = **found;
  if (auto error = check_revision(function.revision_id, revision_id, "GetFunction/GetAlias")) {
    return std::move(*error);
  }
  auto settings = apply_settings(function.settings, input, rules);
  if (!settings) return settings.error();

  function.settings = std::move(*settings);
  function.last_update = VersionRecord::Update::in_progress;
  state.renew(function);
  state.settle_soon(function);
  return configuration_response(200, function);
}

}  // namespace emulator::lambda
