#include "handlers/lambda/layer.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/number.hpp"
#include "handlers/lambda/errors.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {

namespace {

constexpr std::size_t most_layers = 5;
constexpr std::uint64_t unpacked_limit = 262'144'000;

}  // namespace

std::optional<LayerReference> parse_layer_reference(std::string_view text,
                                                    const aws::Scope& caller) {
  LayerReference reference{caller, std::string(text), std::nullopt};
  if (!text.starts_with("arn:")) return reference;
  const auto arn = aws::parse_arn(text);
  constexpr std::string_view kind = "layer:";
  if (!arn || !arn->resource.starts_with(kind)) return std::nullopt;
  reference.scope = {std::string(arn->account), std::string(arn->region)};
  const std::string_view resource = std::string_view(arn->resource).substr(kind.size());
  const auto colon = resource.find(':');
  reference.name = resource.substr(0, colon);
  if (colon == std::string_view::npos) return reference;
  const auto number = number_from<std::int64_t>(resource.substr(colon + 1));
  if (!number) return std::nullopt;
  reference.version = *number;
  return reference;
}

std::string layer_arn(const aws::Scope& scope, std::string_view name) {
  return aws::make_arn("lambda", scope.region, scope.account, fmt::format("layer:{}", name));
}

std::optional<aws::Error> check_layer_arns(const std::vector<std::string>& arns,
                                           const aws::Scope& function) {
  if (arns.size() > most_layers) {
    return invalid_parameter(fmt::format("Cannot reference more than {} layers.", most_layers));
  }
  std::map<std::string, std::string> seen;
  for (const std::string& arn : arns) {
    const auto reference = parse_layer_reference(arn, function);
    if (!reference || !reference->version) {
      return invalid_parameter(fmt::format("Layer version {} does not exist.", arn));
    }
    if (reference->scope.region != function.region) {
      return invalid_parameter(
          fmt::format("Layers are not in the same region as the function. Layers are expected to "
                      "be in region {}.",
                      function.region));
    }
    const auto [other, is_new] = seen.emplace(layer_arn(reference->scope, reference->name), arn);
    if (!is_new) {
      return invalid_parameter(
          fmt::format("Two different versions of the same layer are not allowed to be referenced "
                      "in the same function. {} and {}.",
                      other->second, arn));
    }
  }
  return std::nullopt;
}

std::optional<aws::Error> check_unpacked_size(const Package& package,
                                              const std::vector<UsedLayer>& layers) {
  std::uint64_t size = package.unpacked_size;
  for (const UsedLayer& layer : layers)
    size += layer.package->unpacked_size;
  if (layers.empty() || size <= unpacked_limit) return std::nullopt;
  return invalid_parameter(
      fmt::format("Function code combined with layers exceeds the maximum allowed size of {} "
                  "bytes. The actual size is {} bytes.",
                  unpacked_limit, size));
}

}  // namespace emulator::lambda
