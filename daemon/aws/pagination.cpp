#include "daemon/aws/pagination.hpp"

#include "daemon/base64.hpp"

namespace emulator::aws {

namespace {

// Tells our markers from other base64 that a caller may send.
constexpr std::string_view marker_prefix = "marker:";

}  // namespace

std::string encode_marker(std::string_view last_key) {
  return base64_encode(std::string(marker_prefix) + std::string(last_key));
}

std::optional<std::string> decode_marker(std::string_view marker) {
  auto decoded = base64_decode(marker);
  if (!decoded || !decoded->starts_with(marker_prefix)) return std::nullopt;
  return decoded->substr(marker_prefix.size());
}

}  // namespace emulator::aws
