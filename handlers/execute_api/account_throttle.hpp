#pragma once

#include <map>

#include "daemon/aws/identity.hpp"
#include "daemon/token_bucket.hpp"

namespace emulator::execute_api {

// The throttle of an account in a region, for whoever calls. REST, HTTP and WebSocket APIs, and the
// callbacks to connections, take from one bucket.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
class AccountThrottle {
 public:
  struct Limits {
    double rate;  // 0 for none
    double burst;
  };

  explicit AccountThrottle(Limits limits) : limits_(limits) {}

  // Whether the account may be called now. This is asked for every request there is.
  bool admits(const aws::Scope& scope, TokenBucket::Time now) {
    if (limits_.rate == 0) return true;
    // Mostly the one of the request before.
    if (last_ == nullptr || last_->first != scope) last_ = &*buckets_.try_emplace(scope).first;
    return last_->second.take(limits_.rate, limits_.burst, now);
  }
  const Limits& limits() const noexcept { return limits_; }

 private:
  using Buckets = std::map<aws::Scope, TokenBucket>;

  Limits limits_;
  Buckets buckets_;
  Buckets::value_type* last_ = nullptr;
};

}  // namespace emulator::execute_api
