#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "daemon/http/url.hpp"
#include "lambda/runtime_machine.hpp"

namespace emulator::lambda {

// The Logs API is the older of the two and tells less.
// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api-reference.html
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-logs-api.html
enum class TelemetryApi { telemetry, logs };

// What an extension wants to hear of its environment, and how.
struct TelemetrySubscription {
  TelemetryApi api = TelemetryApi::telemetry;
  bool runtime_done = true;  // the Logs API tells of it since its version 2021-03-18
  bool platform = false;
  bool function = false;
  bool extension = false;
  bool over_tcp = false;  // lines of JSON to `tcp_port`, instead of lists of it to `destination`
  std::uint16_t tcp_port = 0;
  std::string method = "POST";
  http::Url destination;
  std::size_t max_items = 10'000;
  std::size_t max_bytes = 256 * 1024;
  std::chrono::milliseconds timeout{1000};

  // "platform.start" is of the platform.
  bool wants(std::string_view type) const noexcept;
  // As JSON: ["platform","function"].
  std::string types() const;
};

std::variant<TelemetrySubscription, Refusal> parse_telemetry_subscription(
    std::string_view body, TelemetryApi api = TelemetryApi::telemetry);

// The events of one subscription that were not sent yet. Bounded: of a subscriber that doesn't keep
// up, events are left out and counted.
class TelemetryBuffer {
 public:
  static constexpr std::size_t most_bytes = 4 * 1024 * 1024;

  // `event` is a JSON object. True when a batch is full.
  bool add(std::string_view event, const TelemetrySubscription& limits);
  bool empty() const noexcept { return count_ == 0 && dropped_ == 0; }
  // All of it, as a JSON array or in lines; `time` is that of the note on what was left out.
  std::string take(std::string_view time);

 private:
  std::string events_;
  bool in_lines_ = false;
  std::size_t count_ = 0;
  std::size_t dropped_ = 0;
  std::size_t dropped_bytes_ = 0;
};

}  // namespace emulator::lambda
