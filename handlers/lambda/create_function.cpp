#include <utility>

#include <fmt/format.h>

#include "daemon/aws/rest_input.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/code_signing.hpp"
#include "handlers/lambda/create_function_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/function_layers.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/published_versions.hpp"
#include "handlers/lambda/runtimes.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

aws::Error already_exists(const FunctionTarget& target) {
  return resource_conflict(fmt::format("Function already exist: {}", target.name));
}

aws::Result<FunctionTarget> new_target(const ServiceState& state, const aws::RestCall& call,
                                       std::string_view function_name) {
  const ReferenceContext context{call.call.scope, call.operation, NameRule::create,
                                 OtherAccounts::refused, state.platform.config.localstack_compat};
  auto target = resolve_function(function_name, {}, context);
  if (target && !target->is_latest()) {
    return invalid_parameter("A function is created without a qualifier in its name.");
  }
  return target;
}

}  // namespace

AwaitedAnswer create_function(ServiceState& state, aws::RestCall& call) {
  call.call.request.body = {};  // it is parsed, and may be large
  const SettingsRules rules = settings_rules(state.platform.config.localstack_compat);
  // Decoding tens of megabytes takes its time.
  auto read = [body = std::move(call.body), rules] {
    return read_create_function(body->document, rules);
  };
  auto input = co_await offload(state.platform.workers, std::move(read));
  if (!input) co_return input.error();
  const auto target = new_target(state, call, input->function_name);
  if (!target) co_return target.error();
  if (state.find(target->scope, target->name) != nullptr) co_return already_exists(*target);
  const std::string& signing = input->code_signing_config_arn;
  if (!signing.empty() &&
      find_in(state.managed.code_signing_configs, call.call.scope, signing) == nullptr) {
    co_return code_signing_config_not_found(signing);
  }

  const std::uint64_t resets = state.resets;
  const auto missing =
      co_await find_interpreter(state.scheduler, input->settings.runtime, rules.unrunnable);
  if (missing) co_return *missing;
  auto package = co_await take_code(state, input->code);
  if (!package) co_return package.error();
  const std::shared_ptr<const Package> unpacked = *package;
  aws::Scope scope = target->scope;
  auto layers = co_await use_layers(state, std::move(input->layers), std::move(scope), unpacked);
  if (!layers) co_return layers.error();
  // The world may have changed while the package was unpacked.
  if (state.find(target->scope, target->name) != nullptr) co_return already_exists(*target);
  if (state.resets != resets) co_return resource_conflict("The emulator was reset meanwhile.");

  Function function;
  function.scope = target->scope;
  function.name = target->name;
  function.arn = target->unqualified_arn();
  function.concurrency = std::make_shared<FunctionConcurrency>(state.account_of(target->scope));
  function.settings = std::move(input->settings);
  function.package = std::move(*package);
  function.layers = std::move(layers->layers);
  function.layers_directory = std::move(layers->directory);
  function.code_token = state.platform.random.hex(32);
  function.source_kms_key_arn = std::move(input->code.source_kms_key_arn);
  function.tags = std::move(input->tags);
  function.controls.code_signing_config_arn = signing;
  state.renew(function);
  Function& created =
      state.functions[target->scope].emplace(target->name, std::move(function)).first->second;
  state.settle_soon(created);
  examine_soon(state, created);
  if (input->publish) {
    const VersionRecord& version = publish(state, created, std::nullopt);
    co_return configuration_response(201, version, {.qualifier = version.version_name});
  }
  co_return configuration_response(201, created);
}

}  // namespace emulator::lambda
