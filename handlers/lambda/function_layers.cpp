#include "handlers/lambda/function_layers.hpp"

#include <utility>

#include <fmt/format.h>

#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

aws::Result<std::vector<UsedLayer>> find_layers(ServiceState& state,
                                                const std::vector<std::string>& arns,
                                                const aws::Scope& scope) {
  if (auto error = check_layer_arns(arns, scope)) return std::move(*error);
  std::vector<UsedLayer> layers;
  for (const std::string& arn : arns) {
    const auto reference = parse_layer_reference(arn, scope);
    const LayerVersion* version = find_layer_version(state, *reference);
    if (version == nullptr) {
      return invalid_parameter(fmt::format("Layer version {} does not exist.", arn));
    }
    layers.push_back({version->arn, version->package});
  }
  return layers;
}

}  // namespace

boost::asio::awaitable<aws::Result<FunctionLayers>> use_layers(
    ServiceState& state, std::vector<std::string> arns, aws::Scope scope,
    std::shared_ptr<const Package> package) {
  auto layers = find_layers(state, arns, scope);
  if (!layers) co_return layers.error();
  if (auto error = check_unpacked_size(*package, *layers)) co_return std::move(*error);
  std::vector<std::shared_ptr<const Package>> contents;
  for (const UsedLayer& layer : *layers)
    contents.push_back(layer.package);
  auto directory = co_await state.layers_store.merge(std::move(contents));
  if (!directory) co_return directory.error();
  FunctionLayers used{std::move(*layers), std::move(*directory)};
  co_return used;
}

}  // namespace emulator::lambda
