#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace emulator::lambda {

// A name for a version of a function, which may send a share of its invocations to a second one.
struct Alias {
  std::string name;
  std::string version;  // "$LATEST" or a number
  std::string description;
  // RoutingConfig.AdditionalVersionWeights; at most one.
  std::map<std::string, double> weights;
  std::string revision_id;
};

using Aliases = std::map<std::string, Alias, std::less<>>;

// The version that one invocation goes to; `random` is uniform over all 64 bits.
const std::string& pick_version(const Alias& alias, std::uint64_t random) noexcept;

}  // namespace emulator::lambda
