#pragma once

#include <map>
#include <string>
#include <string_view>

#include "daemon/token_bucket.hpp"
#include "handlers/apigatewayv2/live_api.hpp"
#include "handlers/execute_api/account_throttle.hpp"

namespace emulator::http_api {

// The buckets of stages and of routes with settings of their own, and the account's.
class Throttles {
 public:
  // The account's throttle has to outlive this.
  explicit Throttles(execute_api::AccountThrottle& account) : account_(account) {}

  // Takes from the route's bucket or else the stage's, then from the account's; false when one is
  // empty.
  bool admit(const apigatewayv2::LiveApi& api, const apigatewayv2::LiveStage& stage,
             const std::string& route_key, TokenBucket::Time now);
  // Takes from the account's alone.
  bool admit(const aws::Scope& account, TokenBucket::Time now) {
    return account_.admits(account, now);
  }
  // Drops those of an API.
  void forget(const std::string& api_id);

 private:
  bool admit_route(const std::string& api_id, const apigatewayv2::LiveStage& stage,
                   const std::string& route_key, TokenBucket::Time now);

  execute_api::AccountThrottle& account_;
  std::map<std::string, TokenBucket> buckets_;
};

}  // namespace emulator::http_api
