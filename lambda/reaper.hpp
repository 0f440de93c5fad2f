#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

#include <sys/types.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

namespace emulator::lambda {

// Takes leave of every process that ends below us, so that none is left a zombie: those we started,
// and what they started and left behind, which the kernel hands to us (PR_SET_CHILD_SUBREAPER, or
// because we are process 1 of a container). There is one at a time: all children are its own.
class Reaper {
 public:
  // Told on the loop, with the status of wait(). The process group was killed just before.
  using OnExit = std::function<void(int status)>;

  explicit Reaper(boost::asio::any_io_executor executor);
  ~Reaper();
  Reaper(const Reaper&) = delete;
  Reaper& operator=(const Reaper&) = delete;

  void watch(pid_t pid, OnExit on_exit);
  bool is_watched(pid_t pid) const { return state_->watched.contains(pid); }

  // Kills a child of ours that nobody watches; false when it is none or has ended already, in which
  // case nothing of it is left.
  bool kill_orphan(pid_t pid);
  // Returns when one more of those has ended, or at the deadline.
  boost::asio::awaitable<void> wait_for_orphan(std::chrono::steady_clock::time_point deadline);

 private:
  struct State {
    explicit State(const boost::asio::any_io_executor& executor);
    boost::asio::signal_set signals;
    boost::asio::steady_timer orphan_ended;
    std::unordered_map<pid_t, OnExit> watched;
    // A signal may be on its way to run() when it is cancelled, and would have it wait once more.
    bool closed = false;
  };
  static boost::asio::awaitable<void> run(std::shared_ptr<State> state);
  static void reap(State& state);

  std::shared_ptr<State> state_;
};

}  // namespace emulator::lambda
