#pragma once

#include <cstdint>

#include "daemon/random.hpp"
#include "handlers/apigateway/stage_features.hpp"

namespace emulator::execute_api {

// Whether a random number falls into a share of all requests. 0 percent takes none, 100 all.
inline bool is_in_share(double percent, std::uint64_t number) noexcept {
  // 53 bits: a double holds them exactly, so that the quotient stays below 1.
  constexpr double steps = 9'007'199'254'740'992.0;
  return static_cast<double>(number >> 11) / steps * 100 < percent;
}

// The canary that a request goes to; null for the stage's own deployment.
inline const apigateway::DeployedCanary* chosen_canary(const apigateway::StageFeatures* features,
                                                       Random& random) {
  if (features == nullptr || !features->canary) return nullptr;
  return is_in_share(features->canary->percent_traffic, random.number()) ? &*features->canary
                                                                         : nullptr;
}

}  // namespace emulator::execute_api
