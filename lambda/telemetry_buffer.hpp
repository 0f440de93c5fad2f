#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "daemon/http/url.hpp"
#include "lambda/runtime_machine.hpp"

namespace emulator::lambda {

// What an extension wants to hear of its environment, and how.
// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api-reference.html
struct TelemetrySubscription {
  bool platform = false;
  bool function = false;
  bool extension = false;
  http::Url destination;
  std::size_t max_items = 1000;
  std::size_t max_bytes = 256 * 1024;
  std::chrono::milliseconds timeout{1000};

  // "platform.start" is of the platform.
  bool wants(std::string_view type) const noexcept;
  // "[platform, function]"
  std::string types() const;
};

std::variant<TelemetrySubscription, Refusal> parse_telemetry_subscription(std::string_view body);

// The events of one subscription that were not sent yet. Bounded: of a subscriber that doesn't keep
// up, events are left out and counted.
class TelemetryBuffer {
 public:
  static constexpr std::size_t most_bytes = 4 * 1024 * 1024;

  // `event` is a JSON object. True when a batch is full.
  bool add(std::string_view event, const TelemetrySubscription& limits);
  bool empty() const noexcept { return count_ == 0 && dropped_ == 0; }
  // All of it as a JSON array; `time` is that of the note on what was left out.
  std::string take(std::string_view time);

 private:
  std::string events_;
  std::size_t count_ = 0;
  std::size_t dropped_ = 0;
  std::size_t dropped_bytes_ = 0;
};

}  // namespace emulator::lambda
