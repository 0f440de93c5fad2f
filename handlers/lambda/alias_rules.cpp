#include "handlers/lambda/alias_rules.hpp"

#include <fmt/format.h>

#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

std::optional<aws::Error> check_routing(Function& function, const std::string& version,
                                        const std::map<std::string, double>& weights) {
  const auto not_found = [&function](const std::string& missing) {
    return function_not_found(function_arn(function.scope, function.name, missing));
  };
  if (version_of(function, version) == nullptr) return not_found(version);
  if (weights.empty()) return std::nullopt;
  if (weights.size() > 1) {
    return invalid_parameter(
        "Number of items in AdditionalVersionWeights cannot be greater than 1");
  }
  if (version == latest) {
    return invalid_parameter(
        "$LATEST is not supported for an alias pointing to more than 1 version");
  }
  const std::string& second = weights.begin()->first;
  if (second == version) {
    return invalid_parameter(
        fmt::format("Invalid function version {0}. Function version {0} is already included in "
                    "routing configuration.",
                    version));
  }
  if (version_of(function, second) == nullptr) return not_found(second);
  return std::nullopt;
}

}  // namespace emulator::lambda
