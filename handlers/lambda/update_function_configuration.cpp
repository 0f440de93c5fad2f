#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/function_layers.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/runtimes.hpp"
#include "handlers/lambda/service_state.hpp"
#include "lambda/language.hpp"

namespace emulator::lambda {

AwaitedAnswer update_function_configuration(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const SettingsInput input = read_settings(members);
  const auto revision_id = members.text("RevisionId");
  const SettingsRules rules = settings_rules(state.platform.config.localstack_compat);
  if (input.runtime) {
    if (auto error = check_runtime_name(*input.runtime)) co_return std::move(*error);
  }
  if (auto error = refuse_unsupported(members, call.operation)) co_return std::move(*error);

  if (input.runtime && language_of(*input.runtime) != Language::none) {
    // A runtime that isn't one is left to the checks below.
    if (!check_runtime(*input.runtime, "x86_64", rules.unrunnable)) {
      const auto missing =
          co_await find_interpreter(state.scheduler, *input.runtime, rules.unrunnable);
      if (missing) co_return *missing;
    }
  }
  std::optional<FunctionLayers> layers;
  if (input.layers) {
    const auto before = function_of(state, call, NameRule::create);
    if (!before) co_return before.error();
    const std::shared_ptr<const Package> package = (*before)->package;
    std::vector<std::string> arns = *input.layers;
    aws::Scope scope = (*before)->scope;
    auto used = co_await use_layers(state, std::move(arns), std::move(scope), package);
    if (!used) co_return used.error();
    layers = std::move(*used);
  }
  // It may have been changed or deleted while layers were merged.
  const auto found = function_of(state, call, NameRule::create);
  if (!found) co_return found.error();
  Function& function = **found;
  if (auto error = check_revision(function.revision_id, revision_id, "GetFunction/GetAlias")) {
    co_return std::move(*error);
  }
  auto settings = apply_settings(function.settings, input, rules);
  if (!settings) co_return settings.error();

  function.settings = std::move(*settings);
  if (layers) {
    function.layers = std::move(layers->layers);
    function.layers_directory = std::move(layers->directory);
  }
  function.last_update = VersionRecord::Update::in_progress;
  state.renew(function);
  state.settle_soon(function);
  co_return configuration_response(200, function);
}

}  // namespace emulator::lambda
