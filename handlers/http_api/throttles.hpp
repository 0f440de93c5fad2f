#pragma once

#include <map>
#include <string>
#include <string_view>

#include "daemon/token_bucket.hpp"
#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator::http_api {

// The buckets of stages and of routes with settings of their own.
class Throttles {
 public:
  // Takes from the route's bucket or else the stage's; false when it is empty.
  bool admit(const std::string& api_id, const apigatewayv2::LiveStage& stage,
             const std::string& route_key, TokenBucket::Time now);
  // Drops those of an API.
  void forget(const std::string& api_id);

 private:
  std::map<std::string, TokenBucket> buckets_;
};

}  // namespace emulator::http_api
