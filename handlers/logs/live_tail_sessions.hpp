#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/platform.hpp"
#include "handlers/logs/live_tail.hpp"

namespace emulator::logs {

class LiveTailSession;

// The Live Tail sessions that are open. None mostly, and then an event costs nothing here.
class LiveTailSessions {
 public:
  bool empty() const noexcept { return open_.empty(); }
  void offer(const aws::Scope& scope, std::string_view group, const LiveTail::Event& event,
             LiveTail::Time now);
  // Their clients see the end of the stream.
  void end_all();

 private:
  friend LiveTailSession;
  std::vector<LiveTailSession*> open_;
};

// One of them, for as long as it lives: a client that went away destroys it. It may outlive the
// sessions it was one of.
class LiveTailSession {
 public:
  LiveTailSession(std::shared_ptr<LiveTailSessions> all, const Platform& platform, LiveTail tail);
  ~LiveTailSession();
  LiveTailSession(const LiveTailSession&) = delete;
  LiveTailSession& operator=(const LiveTailSession&) = delete;

  LiveTail& tail() noexcept { return tail_; }
  bool ended() const noexcept { return ended_; }
  // Until then, or until it has ended.
  boost::asio::awaitable<void> wait(std::chrono::steady_clock::duration duration);
  void end();

 private:
  const std::shared_ptr<LiveTailSessions> all_;
  LiveTail tail_;
  boost::asio::steady_timer timer_;
  bool ended_ = false;
};

}  // namespace emulator::logs
