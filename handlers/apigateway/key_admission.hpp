#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "handlers/apigateway/usage_plan.hpp"

namespace emulator::apigateway {

// A request with a key to a method of a stage that asks for one.
struct KeyRequest {
  const std::string& key;  // empty for none
  std::string_view api_id;
  std::string_view stage;
  std::string_view path;    // of the resource: "/orders/{id}"
  std::string_view method;  // of the deployed method: "ANY" for every one
};

enum class Admission { admitted, forbidden, throttled, quota_exceeded };

struct KeyAdmission {
  Admission outcome;
  const ApiKey* key = nullptr;  // null for one that is unknown, or disabled
};

// Takes from the key's buckets and its quota. A method with limits of its own in the plan has a
// bucket of its own as well; all others share the plan's. What is throttled counts against no
// quota.
KeyAdmission admit(UsageStore& store, const KeyRequest& request,
                   std::chrono::system_clock::time_point now, TokenBucket::Time steady_now);

}  // namespace emulator::apigateway
