#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace emulator::lambda {

// What becomes of an asynchronous event that isn't answered at once; absent members have Lambda's
// defaults: two retries, six hours, no destination.
// https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
struct EventInvokeConfig {
  std::optional<std::int64_t> maximum_retry_attempts;     // 0 to 2
  std::optional<std::chrono::seconds> maximum_event_age;  // 60 to 21600
  // ARNs of destinations; empty for none.
  std::string on_success;
  std::string on_failure;
  std::chrono::system_clock::time_point last_modified;
};

// By qualifier: "$LATEST", a version's number or an alias.
using EventInvokeConfigs = std::map<std::string, EventInvokeConfig, std::less<>>;

}  // namespace emulator::lambda
