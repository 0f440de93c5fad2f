#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include <boost/asio/execution_context.hpp>
#include <boost/asio/io_context.hpp>

namespace emulator {

// What a loop puts off until it has nothing else to do: small output that may go out together with
// what comes next. One for each io_context; on the loop's thread alone.
class BeforeWait final : public boost::asio::execution_context::service {
 public:
  static inline boost::asio::execution_context::id id;

  explicit BeforeWait(boost::asio::execution_context& loop) : service(loop) {}

  // Called once, before the loop waits for events. A loop that always has something to do doesn't
  // put it off for much longer than `longest`. At once where the loop isn't run by run_loop().
  void add(std::function<void()> task);

  static constexpr std::chrono::milliseconds longest{20};

 private:
  friend void run_loop(boost::asio::io_context& loop);

  void shutdown() override { tasks_.clear(); }
  void run();

  std::vector<std::function<void()>> tasks_;
  std::chrono::steady_clock::time_point oldest_;
  bool is_driven_ = false;
};

// Runs a loop until it is stopped or out of work.
void run_loop(boost::asio::io_context& loop);

}  // namespace emulator
