#pragma once

#include <chrono>

namespace emulator::http {

// When a WebSocket has to end: after a time without a frame from its peer, after its whole duration
// in any case, and when the peer hasn't answered a close in time.
class WebSocketDeadlines {
 public:
  using Time = std::chrono::steady_clock::time_point;
  enum class Due { nothing, close, drop };

  WebSocketDeadlines(Time now, std::chrono::seconds idle, std::chrono::seconds duration)
      : idle_(idle), ends_(now + duration), active_(now) {}

  // A frame of any kind came.
  void heard(Time now) noexcept { active_ = now; }
  // The server has asked its peer to close.
  void close_sent(Time now) noexcept {
    if (!closing()) closed_by_ = now + closing_time;
  }
  bool closing() const noexcept { return closed_by_ != Time::max(); }

  Due due(Time now) const noexcept {
    if (now >= closed_by_) return Due::drop;
    return now >= ends_ || now >= active_ + idle_ ? Due::close : Due::nothing;
  }

 private:
  static constexpr auto closing_time = std::chrono::seconds(5);

  std::chrono::seconds idle_;
  Time ends_;
  Time active_;
  Time closed_by_ = Time::max();
};

}  // namespace emulator::http
