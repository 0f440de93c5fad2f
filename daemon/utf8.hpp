#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace emulator {

// AWS counts the length of a text in characters, not in bytes.
inline std::size_t character_count(std::string_view utf8) noexcept {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

// The length of the longest prefix that is well-formed UTF-8 as RFC 3629 has it: no overlong forms,
// no surrogates, nothing past U+10FFFF.
std::size_t valid_utf8_prefix(std::string_view bytes) noexcept;

inline bool is_utf8(std::string_view bytes) noexcept {
  return valid_utf8_prefix(bytes) == bytes.size();
}

// Every byte that is part of no well-formed sequence becomes U+FFFD. JSON has no other way to hold
// text that is none.
std::string replace_invalid_utf8(std::string_view bytes);

}  // namespace emulator
