#include "lambda/telemetry_buffer.hpp"

#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::lambda {

namespace {

Refusal invalid(std::string message) {
  return {400, "ValidationError", std::move(message)};
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values) {
    if (text == value) return true;
  }
  return false;
}

std::string_view text_member(const aws::Json& object, std::string_view name) {
  const aws::Json* found = object.IsObject() ? aws::member(object, name) : nullptr;
  return found != nullptr && found->IsString() ? aws::string_of(*found) : std::string_view();
}

std::optional<Refusal> read_types(const aws::Json& document, TelemetrySubscription& out) {
  const aws::Json* types = aws::member(document, "types");
  if (types == nullptr || !types->IsArray() || types->Empty()) return invalid("types is required");
  for (const aws::Json& type : types->GetArray()) {
    const std::string_view name = type.IsString() ? aws::string_of(type) : std::string_view();
    if (name == "platform") {
      out.platform = true;
    } else if (name == "function") {
      out.function = true;
    } else if (name == "extension") {
      out.extension = true;
    } else {
      return invalid("types holds none of platform, function and extension");
    }
  }
  return std::nullopt;
}

std::optional<Refusal> read_destination(const aws::Json& document, TelemetrySubscription& out) {
  const aws::Json* destination = aws::member(document, "destination");
  if (destination == nullptr) return invalid("destination is required");
  if (text_member(*destination, "protocol") != "HTTP") {
    return invalid("destination.protocol must be HTTP; this emulator sends telemetry by no other");
  }
  auto url = http::parse_url(text_member(*destination, "URI"));
  // The environment's own name on Lambda; here its processes listen on loopback.
  const bool own =
      url && url->scheme == "http" &&
      is_one_of(url->host, {"sandbox.localdomain", "sandbox", "localhost", "127.0.0.1"});
  if (!own) return invalid("destination.URI must be at http://sandbox.localdomain");
  url->host = "127.0.0.1";
  out.destination = std::move(*url);
  return std::nullopt;
}

std::optional<Refusal> read_number(const aws::Json& buffering, std::string_view name,
                                   std::int64_t min, std::int64_t max, std::int64_t& out) {
  const aws::Json* found = aws::member(buffering, name);
  if (found == nullptr) return std::nullopt;
  if (!found->IsInt64() || found->GetInt64() < min || found->GetInt64() > max) {
    return invalid(fmt::format("buffering.{} must be between {} and {}", name, min, max));
  }
  out = found->GetInt64();
  return std::nullopt;
}

std::optional<Refusal> read_buffering(const aws::Json& document, TelemetrySubscription& out) {
  const aws::Json* buffering = aws::member(document, "buffering");
  if (buffering == nullptr) return std::nullopt;
  if (!buffering->IsObject()) return invalid("buffering is no object");
  auto items = static_cast<std::int64_t>(out.max_items);
  auto bytes = static_cast<std::int64_t>(out.max_bytes);
  std::int64_t timeout = out.timeout.count();
  auto fault = read_number(*buffering, "maxItems", 1000, 10'000, items);
  if (!fault) fault = read_number(*buffering, "maxBytes", 262'144, 1'048'576, bytes);
  if (!fault) fault = read_number(*buffering, "timeoutMs", 25, 30'000, timeout);
  out.max_items = static_cast<std::size_t>(items);
  out.max_bytes = static_cast<std::size_t>(bytes);
  out.timeout = std::chrono::milliseconds(timeout);
  return fault;
}

}  // namespace

bool TelemetrySubscription::wants(std::string_view type) const noexcept {
  if (type == "function") return function;
  if (type == "extension") return extension;
  return platform;
}

std::string TelemetrySubscription::types() const {
  std::string list;
  const auto add = [&list](bool wanted, std::string_view name) {
    if (!wanted) return;
    if (!list.empty()) list += ", ";
    list += name;
  };
  add(platform, "platform");
  add(function, "function");
  add(extension, "extension");
  return "[" + list + "]";
}

std::variant<TelemetrySubscription, Refusal> parse_telemetry_subscription(std::string_view body) {
  const auto document = aws::parse_json(body);
  if (!document || !document->IsObject()) return invalid("the body is no JSON object");
  if (!is_one_of(text_member(*document, "schemaVersion"),
                 {"2022-07-01", "2022-12-13", "2025-01-29"})) {
    return invalid("schemaVersion must be 2022-07-01, 2022-12-13 or 2025-01-29");
  }
  TelemetrySubscription subscription;
  auto fault = read_types(*document, subscription);
  if (!fault) fault = read_destination(*document, subscription);
  if (!fault) fault = read_buffering(*document, subscription);
  if (fault) return std::move(*fault);
  return subscription;
}

bool TelemetryBuffer::add(std::string_view event, const TelemetrySubscription& limits) {
  if (events_.size() + event.size() > most_bytes) {
    ++dropped_;
    dropped_bytes_ += event.size();
    return true;
  }
  if (count_ > 0) events_ += ',';
  events_ += event;
  ++count_;
  return count_ >= limits.max_items || events_.size() >= limits.max_bytes;
}

std::string TelemetryBuffer::take(std::string_view time) {
  std::string batch = "[" + std::exchange(events_, {});
  if (dropped_ > 0) {
    batch += fmt::format(R"({}{{"time":"{}","type":"platform.logsDropped","record":{{)"
                         R"("droppedBytes":{},"droppedRecords":{},)"
                         R"("reason":"The subscriber does not keep up"}}}})",
                         count_ > 0 ? "," : "", time, dropped_bytes_, dropped_);
  }
  count_ = dropped_ = dropped_bytes_ = 0;
  return batch + "]";
}

}  // namespace emulator::lambda
