#include "lambda/telemetry_buffer.hpp"

#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::lambda {

namespace {

Refusal invalid(TelemetryApi api, std::string message) {
  return {400, api == TelemetryApi::logs ? "Logs.ValidationError" : "ValidationError",
          std::move(message)};
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
  if (types == nullptr || !types->IsArray() || types->Empty())
    return invalid(out.api, "types is required");
  for (const aws::Json& type : types->GetArray()) {
    const std::string_view name = type.IsString() ? aws::string_of(type) : std::string_view();
    if (name == "platform") {
      out.platform = true;
    } else if (name == "function") {
      out.function = true;
    } else if (name == "extension") {
      out.extension = true;
    } else {
      return invalid(out.api, "types holds none of platform, function and extension");
    }
  }
  return std::nullopt;
}

std::optional<Refusal> read_destination(const aws::Json& document, TelemetrySubscription& out) {
  const aws::Json* destination = aws::member(document, "destination");
  if (destination == nullptr) return invalid(out.api, "destination is required");
  const std::string_view protocol = text_member(*destination, "protocol");
  if (protocol == "TCP") {
    const aws::Json* port = aws::member(*destination, "port");
    if (port == nullptr || !port->IsInt() || port->GetInt() < 1 || port->GetInt() > 65535) {
      return invalid(out.api, "destination.port must be a port for protocol TCP");
    }
    out.over_tcp = true;
    out.tcp_port = static_cast<std::uint16_t>(port->GetInt());
    return std::nullopt;
  }
  if (protocol != "HTTP") return invalid(out.api, "destination.protocol must be HTTP or TCP");
  if (text_member(*destination, "method") == "PUT") out.method = "PUT";
  auto url = http::parse_url(text_member(*destination, "URI"));
  // The environment's own name on Lambda; here its processes listen on loopback.
  const bool own =
      url && url->scheme == "http" &&
      is_one_of(url->host, {"sandbox.localdomain", "sandbox", "localhost", "127.0.0.1"});
  if (!own) return invalid(out.api, "destination.URI must be at http://sandbox.localdomain");
  url->host = "127.0.0.1";
  out.destination = std::move(*url);
  return std::nullopt;
}

std::optional<Refusal> read_number(TelemetryApi api, const aws::Json& buffering,
                                   std::string_view name, std::int64_t min, std::int64_t max,
                                   std::int64_t& out) {
  const aws::Json* found = aws::member(buffering, name);
  if (found == nullptr) return std::nullopt;
  if (!found->IsInt64() || found->GetInt64() < min || found->GetInt64() > max) {
    return invalid(api, fmt::format("buffering.{} must be between {} and {}", name, min, max));
  }
  out = found->GetInt64();
  return std::nullopt;
}

std::optional<Refusal> read_buffering(const aws::Json& document, TelemetrySubscription& out) {
  const aws::Json* buffering = aws::member(document, "buffering");
  if (buffering == nullptr) return std::nullopt;
  if (!buffering->IsObject()) return invalid(out.api, "buffering is no object");
  auto items = static_cast<std::int64_t>(out.max_items);
  auto bytes = static_cast<std::int64_t>(out.max_bytes);
  std::int64_t timeout = out.timeout.count();
  auto fault = read_number(out.api, *buffering, "maxItems", 1000, 10'000, items);
  if (!fault) fault = read_number(out.api, *buffering, "maxBytes", 262'144, 1'048'576, bytes);
  if (!fault) fault = read_number(out.api, *buffering, "timeoutMs", 25, 30'000, timeout);
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
    if (wanted) list += fmt::format(R"({}"{}")", list.empty() ? "" : ",", name);
  };
  add(platform, "platform");
  add(function, "function");
  add(extension, "extension");
  return "[" + list + "]";
}

std::variant<TelemetrySubscription, Refusal> parse_telemetry_subscription(std::string_view body,
                                                                          TelemetryApi api) {
  const auto document = aws::parse_json(body);
  if (!document || !document->IsObject()) return invalid(api, "the body is no JSON object");
  TelemetrySubscription subscription;
  subscription.api = api;
  const std::string_view version = text_member(*document, "schemaVersion");
  if (api == TelemetryApi::logs) {
    if (!is_one_of(version, {"", "2020-08-15", "2021-03-18"})) {
      return invalid(api, "schemaVersion must be 2020-08-15 or 2021-03-18");
    }
    subscription.runtime_done = version == "2021-03-18";
  } else if (!is_one_of(version, {"2022-07-01", "2022-12-13", "2025-01-29"})) {
    return invalid(api, "schemaVersion must be 2022-07-01, 2022-12-13 or 2025-01-29");
  }
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
  in_lines_ = limits.over_tcp;
  if (count_ > 0 && !in_lines_) events_ += ',';
  events_ += event;
  if (in_lines_) events_ += '\n';
  ++count_;
  return count_ >= limits.max_items || events_.size() >= limits.max_bytes;
}

std::string TelemetryBuffer::take(std::string_view time) {
  std::string batch = std::exchange(events_, {});
  if (dropped_ > 0) {
    if (count_ > 0 && !in_lines_) batch += ',';
    batch += fmt::format(R"({{"time":"{}","type":"platform.logsDropped","record":{{)"
                         R"("droppedBytes":{},"droppedRecords":{},"reason":"Consumer seems to )"
                         R"(have fallen behind as it has not acknowledged receipt of logs."}}}})",
                         time, dropped_bytes_, dropped_);
    if (in_lines_) batch += '\n';
  }
  count_ = dropped_ = dropped_bytes_ = 0;
  return in_lines_ ? batch : "[" + batch + "]";
}

}  // namespace emulator::lambda
