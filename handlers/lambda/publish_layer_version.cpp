#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/code_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

struct LayerInput {
  LayerVersion version;
  CodeInput content;
};

aws::Result<LayerInput> read(const aws::Json& body, std::string_view operation) {
  aws::JsonInput members(body);
  LayerInput input;
  input.version.description = members.text("Description").value_or("");
  input.version.license = members.text("LicenseInfo").value_or("");
  input.version.runtimes =
      members.text_list("CompatibleRuntimes").value_or(std::vector<std::string>());
  input.version.architectures =
      members.text_list("CompatibleArchitectures").value_or(std::vector<std::string>());
  auto content = members.object("Content");
  if (!content) return invalid_parameter("Please provide a source for function code.");
  auto code = read_code(*content, operation);
  if (!code) return code.error();
  input.content = std::move(*code);
  return input;
}

}  // namespace

AwaitedAnswer publish_layer_version(ServiceState& state, aws::RestCall& call) {
  call.call.request.body = {};  // it is parsed, and may be large
  const auto reference = layer_reference_of(call);
  if (!reference) co_return reference.error();
  auto decode = [body = std::move(call.body), operation = call.operation] {
    return read(body->document, operation);
  };
  auto input = co_await offload(state.platform.workers, std::move(decode));
  if (!input) co_return input.error();
  const std::uint64_t resets = state.resets;
  auto package = co_await state.packages.add(std::move(input->content.zip));
  if (!package) co_return package.error();
  if (state.resets != resets) co_return resource_conflict("The emulator was reset meanwhile.");

  Layer& layer = state.layers[reference->scope][reference->name];
  layer.name = reference->name;
  layer.arn = layer_arn(reference->scope, reference->name);
  const std::int64_t number = layer.next_version++;
  LayerVersion& version = layer.versions[number];
  version = std::move(input->version);
  version.layer_arn = layer.arn;
  version.arn = fmt::format("{}:{}", layer.arn, number);
  version.number = number;
  version.created = lambda_timestamp(state.platform.clock.now());
  version.package = std::move(*package);
  version.code_token = state.platform.random.hex(32);
  co_return layer_version_response(201, version, call.call.base_url);
}

}  // namespace emulator::lambda
