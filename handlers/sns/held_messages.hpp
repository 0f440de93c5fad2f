#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "handlers/sns/outbound_message.hpp"

namespace emulator::sns {

// LocalStack mode: messages published while a subscription awaits its confirmation, kept for the
// moment it comes. Tests written for LocalStack subscribe and publish in one breath.
class HeldMessages {
 public:
  static constexpr std::size_t max_messages = 1'000;
  static constexpr std::size_t max_bytes = 16 * 1024 * 1024;
  static constexpr std::chrono::seconds max_age{60};

  using Time = std::chrono::steady_clock::time_point;

  // Returns how many messages, the oldest first, had to go because of age or room.
  std::size_t hold(std::shared_ptr<const OutboundMessage> message, Time now);

  struct Taken {
    std::vector<std::shared_ptr<const OutboundMessage>> messages;
    std::size_t expired = 0;
  };
  // Everything that is young enough, in order; nothing is held afterwards.
  Taken take(Time now);

 private:
  struct Held {
    std::shared_ptr<const OutboundMessage> message;
    Time since;
  };
  std::size_t expire(Time now);
  void drop_oldest();

  std::deque<Held> held_;
  std::size_t bytes_ = 0;
};

}  // namespace emulator::sns
