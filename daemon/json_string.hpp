#pragma once

#include <string>
#include <string_view>

#include "daemon/byte_block.hpp"

namespace emulator {

// What a JSON string can't hold as it is: a quote, a backslash, a control character. The second
// answers for a block of bytes.
constexpr bool needs_json_escape(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}
constexpr ByteBlock json_escapes(ByteBlock block) noexcept {
  return bytes_below(block, 0x20) | bytes_equal(block, '"') | bytes_equal(block, '\\');
}

// Appends a text as a JSON string, quotes included. What is no UTF-8 is replaced. Runs that need no
// escape are copied whole: a body of megabytes would otherwise hold the loop for tens of
// milliseconds.
void append_json_string(std::string& out, std::string_view text);

}  // namespace emulator
