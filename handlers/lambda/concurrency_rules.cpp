#include "handlers/lambda/concurrency_rules.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function.hpp"

namespace emulator::lambda {

namespace {

std::optional<aws::Error> check_conflict(const Function& function, const std::string& qualifier) {
  const auto alias = function.aliases.find(qualifier);
  if (alias != function.aliases.end()) {
    if (!alias->second.weights.empty()) {
      return invalid_parameter("Alias with weights can not be used with Provisioned Concurrency");
    }
    if (function.provisioned.contains(alias->second.version)) {
      return resource_conflict(
          "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned "
          "version");
    }
    return std::nullopt;
  }
  const auto points_here = [&](const auto& entry) {
    const auto provisioned = function.aliases.find(entry.first);
    return provisioned != function.aliases.end() && provisioned->second.version == qualifier;
  };
  if (std::any_of(function.provisioned.begin(), function.provisioned.end(), points_here)) {
    return resource_conflict("Version is pointed by a Provisioned Concurrency alias");
  }
  return std::nullopt;
}

}  // namespace

std::int64_t kept_unreserved(std::int64_t limit) noexcept {
  return std::min<std::int64_t>(limit, 100);
}

std::int64_t provisioned_total(const Function& function) {
  std::int64_t total = 0;
  for (const auto& [qualifier, provisioned] : function.provisioned)
    total += provisioned.requested;
  return total;
}

std::optional<aws::Error> check_reservation(const ConcurrencyOfOthers& others,
                                            const Function& function, std::int64_t requested) {
  const std::int64_t kept = kept_unreserved(others.limit);
  // A function that is to be throttled altogether takes nothing from the others.
  if (requested > 0 && others.left() - requested < kept) {
    return invalid_parameter(
        fmt::format("Specified ReservedConcurrentExecutions for function decreases account's "
                    "UnreservedConcurrentExecution below its minimum value of [{}].",
                    kept));
  }
  const std::int64_t provisioned = provisioned_total(function);
  if (requested < provisioned) {
    return invalid_parameter(
        fmt::format("ReservedConcurrentExecutions  {} should not be lower than function's total "
                    "provisioned concurrency [{}].",
                    requested, provisioned));
  }
  return std::nullopt;
}

std::optional<aws::Error> check_provisioning(const ConcurrencyOfOthers& others,
                                             const Function& function, const std::string& qualifier,
                                             std::int64_t requested) {
  if (auto error = check_conflict(function, qualifier)) return error;
  std::int64_t total = provisioned_total(function) + requested;
  if (const auto present = function.provisioned.find(qualifier);
      present != function.provisioned.end()) {
    total -= present->second.requested;
  }
  if (function.reserved_concurrency) {
    if (total <= *function.reserved_concurrency) return std::nullopt;
    return invalid_parameter(
        "Requested Provisioned Concurrency should not be greater than the "
        "reservedConcurrentExecution for function");
  }
  if (total > others.left()) {
    return invalid_parameter(
        fmt::format("Specified ConcurrentExecutions for function is greater than account's "
                    "unreserved concurrency [{}].",
                    others.left()));
  }
  const std::int64_t kept = kept_unreserved(others.limit);
  if (others.left() - total < kept) {
    return invalid_parameter(
        fmt::format("Specified ConcurrentExecutions for function decreases account's "
                    "UnreservedConcurrentExecution below its minimum value of [{}].",
                    kept));
  }
  return std::nullopt;
}

std::map<std::string, std::int64_t> provisioned_by_version(const Function& function) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [qualifier, provisioned] : function.provisioned) {
    const auto alias = function.aliases.find(qualifier);
    if (alias == function.aliases.end()) {
      counts[qualifier] += provisioned.requested;
      continue;
    }
    std::int64_t left = provisioned.requested;
    for (const auto& [version, weight] : alias->second.weights) {
      const auto share = std::min(left, static_cast<std::int64_t>(std::ceil(
                                            weight * static_cast<double>(provisioned.requested))));
      counts[version] += share;
      left -= share;
    }
    counts[alias->second.version] += left;
  }
  return counts;
}

}  // namespace emulator::lambda
