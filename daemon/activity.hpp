#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace emulator {

// Counts work in flight: invocations and deliveries. `GET /_emulator/idle` and an orderly shutdown
// wait on it. Lives on the event loop; not for other threads.
class Activity {
 public:
  explicit Activity(boost::asio::any_io_executor executor);
  ~Activity();

  // One piece of work, in flight for as long as the token lives. Move-only.
  class Token {
   public:
    Token() = default;
    explicit Token(Activity* owner) : owner_(owner) {}
    Token(Token&& other) noexcept : owner_(other.owner_) { other.owner_ = nullptr; }
    Token& operator=(Token&& other) noexcept {
      if (this != &other) {
        release();
        owner_ = other.owner_;
        other.owner_ = nullptr;
      }
      return *this;
    }
    ~Token() { release(); }
    void release() noexcept;

   private:
    Activity* owner_ = nullptr;
  };

  [[nodiscard]] Token begin();
  std::size_t in_flight() const noexcept { return count_; }

  // True once nothing is in flight, false when the deadline came first.
  boost::asio::awaitable<bool> wait_until_idle(std::chrono::steady_clock::time_point deadline);

 private:
  struct Waiters;
  std::size_t count_ = 0;
  std::unique_ptr<Waiters> waiters_;
};

}  // namespace emulator
