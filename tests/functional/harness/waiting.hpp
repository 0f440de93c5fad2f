#pragma once

#include <chrono>
#include <thread>

namespace emulator::functional {

// Looks at a condition that nothing announces, such as a file or a process, until it holds or time
// is up. Returns whether it held.
template <class Condition>
bool eventually(std::chrono::milliseconds timeout, Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return true;
}

}  // namespace emulator::functional
