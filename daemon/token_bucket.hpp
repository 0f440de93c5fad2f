#pragma once

#include <algorithm>
#include <chrono>

namespace emulator {

// What throttles requests: each takes a token, of which a bucket holds at most `burst` and gains
// `rate` in a second. A bucket begins full. Its limits are handed in with every request, for they
// may change meanwhile.
class TokenBucket {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Whether there was one to take.
  bool take(double rate, double burst, Time now) noexcept {
    if (is_new_) tokens_ = burst;
    if (!is_new_) {
      const double passed = std::chrono::duration<double>(now - filled_).count();
      tokens_ = std::min(burst, tokens_ + passed * rate);
    }
    is_new_ = false;
    filled_ = now;
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  double tokens_ = 0;
  Time filled_;
  bool is_new_ = true;
};

}  // namespace emulator
