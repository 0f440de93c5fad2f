#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

#include <sys/types.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

namespace emulator::lambda {

class MemoryGroup;

// Watches what an environment's processes hold in memory while they work, and tells the most they
// ever held. It looks now and then, which costs invocations that are over sooner nothing: at their
// memory group, or where there is none at what is resident.
class MemoryWatch : public std::enable_shared_from_this<MemoryWatch> {
 public:
  using Clock = std::chrono::steady_clock;

  // `on_exceeded` is called from the loop, once, when they hold more than `limit_mb`.
  MemoryWatch(const boost::asio::any_io_executor& executor, unsigned limit_mb,
              std::function<void()> on_exceeded);
  ~MemoryWatch();

  // From here on the kernel counts what they hold, and bounds it as well.
  void count_in(std::unique_ptr<MemoryGroup> group);
  const MemoryGroup* group() const noexcept { return group_.get(); }
  std::unique_ptr<MemoryGroup> take_group();

  // The process and all below it are watched, from its start to its end.
  void start(pid_t pid);
  void process_ended();
  // They have work to do since then, or none.
  void work(Clock::time_point since);
  void rest() noexcept { working_ = false; }
  // Looks no more.
  void stop();

  // Whether they were ended because of it, by us or by the kernel.
  bool exceeded();
  // Nothing when it was never seen.
  std::optional<std::size_t> peak_mb();

 private:
  void look_later();
  void look();
  std::optional<std::size_t> used_mb() const;
  std::optional<std::size_t> read_peak_mb() const;

  const unsigned limit_mb_;
  const std::function<void()> on_exceeded_;
  boost::asio::steady_timer timer_;
  std::unique_ptr<MemoryGroup> group_;  // null where there are none
  pid_t pid_ = -1;
  bool waiting_ = false;
  bool working_ = false;
  bool exceeded_ = false;
  Clock::time_point since_{};
  std::optional<std::size_t> peak_mb_;
  Clock::time_point peak_read_{};
};

}  // namespace emulator::lambda
