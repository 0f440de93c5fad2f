#pragma once

#include <map>
#include <string>

#include "daemon/aws/identity.hpp"
#include "daemon/token_bucket.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator::execute_api {

// The throttles that stages and accounts set, for whoever calls.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
class Throttles {
 public:
  using Time = TokenBucket::Time;

  // Of an account in a region.
  struct Limits {
    double rate;  // 0 for none
    double burst;
  };

  explicit Throttles(Limits account) : account_(account) {}

  // Whether the stage lets its method be called now. Every method has a bucket of its own, also
  // where all have the same limits.
  bool admits_method(const Exchange& exchange, Time now);
  // Whether the account may be called now. This is asked for every request there is.
  bool admits_account(const aws::Scope& scope, Time now) {
    return account_.rate == 0 || accounts_[scope].take(account_.rate, account_.burst, now);
  }

 private:
  Limits account_;
  std::map<aws::Scope, TokenBucket> accounts_;
  std::map<std::string, TokenBucket> methods_;
};

}  // namespace emulator::execute_api
