#pragma once

#include <map>
#include <string>

#include "handlers/execute_api/account_throttle.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator::execute_api {

// The throttles that stages and accounts set, for whoever calls.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
class Throttles {
 public:
  using Time = TokenBucket::Time;

  explicit Throttles(AccountThrottle::Limits account) : account_(account) {}

  // Whether the stage lets its method be called now. Every method has a bucket of its own, also
  // where all have the same limits.
  bool admits_method(const Exchange& exchange, Time now);
  bool admits_account(const aws::Scope& scope, Time now) { return account_.admits(scope, now); }
  // The account's, for the other kinds of APIs to share.
  AccountThrottle& account() noexcept { return account_; }

 private:
  AccountThrottle account_;
  std::map<std::string, TokenBucket> methods_;
};

}  // namespace emulator::execute_api
