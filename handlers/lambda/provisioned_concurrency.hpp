#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace emulator::lambda {

// Environments that a caller wants started ahead for a version or an alias.
struct ProvisionedConcurrency {
  std::int64_t requested = 0;
  std::chrono::system_clock::time_point last_modified;
};

// By version number or alias.
using ProvisionedConcurrencies = std::map<std::string, ProvisionedConcurrency, std::less<>>;

}  // namespace emulator::lambda
