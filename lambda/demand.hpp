#pragma once

#include <algorithm>
#include <cstddef>

namespace emulator::lambda {

// What decides whether a function version gets one more environment.
struct Demand {
  std::size_t waiting = 0;      // invocations with no environment yet
  std::size_t coming = 0;       // environments that will take one of them soon
  std::size_t starting = 0;     // processes of any function that are at the start of their Init
  std::size_t start_limit = 1;  // how many of those at once
};

// Each waiting invocation gets an environment of its own, less those that are coming anyway. Starts
// are few at a time: two hundred at once on two cores make all of them slow, and while one starts
// another one may become free and take what waits.
constexpr std::size_t environments_to_start(const Demand& demand) noexcept {
  const std::size_t wanted = demand.waiting - std::min(demand.waiting, demand.coming);
  const std::size_t room = demand.start_limit - std::min(demand.start_limit, demand.starting);
  return std::min(wanted, room);
}

}  // namespace emulator::lambda
