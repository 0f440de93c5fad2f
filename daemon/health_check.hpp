#pragma once

#include "daemon/config.hpp"

namespace emulator {

// Asks the emulator that runs with this configuration for its health; for a container's
// HEALTHCHECK.
bool is_healthy(const Config& config);

}  // namespace emulator
