#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace emulator::sns {

// The subscription protocols that messages are delivered over.
enum class Protocol { http, https, lambda, sqs, application, sms, email, email_json, firehose };

inline constexpr std::array<std::string_view, 9> protocol_names{
    "http", "https", "lambda", "sqs", "application", "sms", "email", "email-json", "firehose"};
inline constexpr std::size_t protocol_count = protocol_names.size();

constexpr std::string_view to_string(Protocol protocol) noexcept {
  return protocol_names[static_cast<std::size_t>(protocol)];
}

constexpr std::optional<Protocol> parse_protocol(std::string_view text) noexcept {
  for (std::size_t i = 0; i < protocol_count; ++i) {
    if (protocol_names[i] == text) return static_cast<Protocol>(i);
  }
  return std::nullopt;
}

constexpr bool is_http(Protocol protocol) noexcept {
  return protocol == Protocol::http || protocol == Protocol::https;
}

// Mobile push and SMS: kept for tests to look at, in SNS's own hands.
constexpr bool is_captured(Protocol protocol) noexcept {
  return protocol == Protocol::application || protocol == Protocol::sms;
}

constexpr bool is_email(Protocol protocol) noexcept {
  return protocol == Protocol::email || protocol == Protocol::email_json;
}

constexpr bool supports_raw_delivery(Protocol protocol) noexcept {
  return is_http(protocol) || protocol == Protocol::sqs || protocol == Protocol::firehose;
}

}  // namespace emulator::sns
