#include "handlers/lambda/alias_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/validation.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

// The service model's bounds, in the words of its checks.
std::optional<aws::Error> check_weights(const std::map<std::string, double>& weights) {
  const auto outside = [](const auto& entry) {
    return !(entry.second >= 0.0 && entry.second <= 1.0);
  };
  const auto found = std::find_if(weights.begin(), weights.end(), outside);
  if (found == weights.end()) return std::nullopt;
  aws::Validation validation;
  validation.fail("routingConfig.additionalVersionWeights",
                  fmt::format("{{{}={}}}", found->first, found->second),
                  "Map value must satisfy constraint: [Member must have value less than or equal "
                  "to 1.0, Member must have value greater than or equal to 0.0, Member must not be "
                  "null]");
  return validation.error();
}

}  // namespace

std::optional<aws::Error> check_routing(Function& function, const std::string& version,
                                        const std::map<std::string, double>& weights) {
  if (auto error = check_weights(weights)) return error;
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
