#include "handlers/lambda/alias.hpp"

namespace emulator::lambda {

const std::string& pick_version(const Alias& alias, std::uint64_t random) noexcept {
  // 53 bits are what a double holds exactly.
  double point = static_cast<double>(random >> 11) * 0x1p-53;
  for (const auto& [version, weight] : alias.weights) {
    if (point < weight) return version;
    point -= weight;
  }
  return alias.version;
}

}  // namespace emulator::lambda
