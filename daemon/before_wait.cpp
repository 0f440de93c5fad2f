#include "daemon/before_wait.hpp"

#include <utility>

#include "daemon/clock.hpp"

namespace emulator {

void BeforeWait::add(std::function<void()> task) {
  if (!is_driven_) return task();
  const auto now = coarse_steady_now();
  if (tasks_.empty()) oldest_ = now;
  tasks_.push_back(std::move(task));
  if (now - oldest_ >= longest) run();
}

void BeforeWait::run() {
  // A task may add another.
  while (!tasks_.empty()) {
    for (const auto& task : std::exchange(tasks_, {}))
      task();
  }
}

void run_loop(boost::asio::io_context& loop) {
  auto& before_wait = boost::asio::use_service<BeforeWait>(loop);
  before_wait.is_driven_ = true;
  while (!loop.stopped()) {
    loop.poll();
    before_wait.run();
    loop.run_one();
  }
  before_wait.run();
  before_wait.is_driven_ = false;
}

}  // namespace emulator
