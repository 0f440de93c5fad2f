#include <optional>
#include <string>
#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/code_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/published_versions.hpp"
#include "handlers/lambda/runtimes.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

struct UpdateCodeInput {
  CodeInput code;
  std::optional<std::string> architecture;
  std::optional<std::string> revision_id;
  bool dry_run = false;
  bool publish = false;
};

aws::Result<UpdateCodeInput> read(const aws::Json& body, std::string_view operation) {
  aws::JsonInput members(body);
  UpdateCodeInput input;
  const auto architectures = members.text_list("Architectures");
  input.revision_id = members.text("RevisionId");
  input.dry_run = members.boolean("DryRun").value_or(false);
  input.publish = members.boolean("Publish").value_or(false);
  if (architectures) input.architecture = architectures->front();
  if (auto error = refuse_unsupported(members, operation)) return std::move(*error);
  auto code = read_code(members, operation);
  if (!code) return code.error();
  input.code = std::move(*code);
  return input;
}

}  // namespace

AwaitedAnswer update_function_code(ServiceState& state, aws::RestCall& call) {
  call.call.request.body = {};  // it is parsed, and may be large
  auto decode = [body = std::move(call.body), operation = call.operation] {
    return read(body->document, operation);
  };
  auto input = co_await offload(state.platform.workers, std::move(decode));
  if (!input) co_return input.error();

  const auto before = function_of(state, call, NameRule::create);
  if (!before) co_return before.error();
  if (auto error =
          check_revision((*before)->revision_id, input->revision_id, "GetFunction/GetAlias")) {
    co_return std::move(*error);
  }
  auto package = co_await take_code(state, input->code);
  if (!package) co_return package.error();

  // It may have been changed or deleted while the package was unpacked.
  const auto found = function_of(state, call, NameRule::create);
  if (!found) co_return found.error();
  Function& function = **found;
  if (auto error =
          check_revision(function.revision_id, input->revision_id, "GetFunction/GetAlias")) {
    co_return std::move(*error);
  }
  const std::string architecture = input->architecture.value_or(function.settings.architecture);
  if (auto error = check_runtime(function.settings.runtime, architecture, Unrunnable::accepted)) {
    co_return std::move(*error);
  }
  if (auto error = check_unpacked_size(**package, function.layers)) co_return std::move(*error);
  if (input->dry_run) {
    auto as_it_would_be = static_cast<const VersionRecord&>(function);
    as_it_would_be.package = std::move(*package);
    as_it_would_be.settings.architecture = architecture;
    co_return configuration_response(200, as_it_would_be);
  }

  function.package = std::move(*package);
  function.settings.architecture = architecture;
  function.code_token = state.platform.random.hex(32);
  function.source_kms_key_arn = std::move(input->code.source_kms_key_arn);
  function.last_update = VersionRecord::Update::in_progress;
  state.renew(function);
  state.settle_soon(function);
  examine_soon(state, function);
  if (input->publish) {
    const VersionRecord& version = publish(state, function, std::nullopt);
    co_return configuration_response(200, version, {.qualifier = version.version_name});
  }
  co_return configuration_response(200, function);
}

}  // namespace emulator::lambda
