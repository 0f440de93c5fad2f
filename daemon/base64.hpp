#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace emulator {

// RFC 4648, the standard alphabet with padding.
std::string base64_encode(std::string_view bytes);

// Nothing for a text that is no base64. Padding may be missing, as several clients leave it out;
// line breaks and other characters outside the alphabet are faults.
std::optional<std::string> base64_decode(std::string_view text);

}  // namespace emulator
