#pragma once

#include <functional>

namespace emulator::http {

// Who waits for a response.
class Peer {
 public:
  virtual ~Peer() = default;

  // Calls back once if the peer closes its connection while its request is being handled; never
  // after that. For handlers that wait for what may never come.
  virtual void when_gone(std::function<void()> callback) = 0;
};

}  // namespace emulator::http
