#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace emulator::sns {

// The subscription protocols that messages are delivered over.
enum class Protocol { http, https, lambda };
inline constexpr std::size_t protocol_count = 3;

constexpr std::string_view to_string(Protocol protocol) noexcept {
  switch (protocol) {
    case Protocol::http:
      return "http";
    case Protocol::https:
      return "https";
    case Protocol::lambda:
      break;
  }
  return "lambda";
}

constexpr std::optional<Protocol> parse_protocol(std::string_view text) noexcept {
  if (text == "http") return Protocol::http;
  if (text == "https") return Protocol::https;
  if (text == "lambda") return Protocol::lambda;
  return std::nullopt;
}

// Those AWS has beyond ours; asking for one is no fault of the caller's.
constexpr bool is_other_aws_protocol(std::string_view text) noexcept {
  return text == "email" || text == "email-json" || text == "sms" || text == "sqs" ||
         text == "application" || text == "firehose";
}

constexpr bool is_http(Protocol protocol) noexcept {
  return protocol != Protocol::lambda;
}

}  // namespace emulator::sns
