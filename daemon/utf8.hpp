#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace emulator {

// AWS counts the length of a text in characters, not in bytes.
inline std::size_t character_count(std::string_view utf8) noexcept {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

}  // namespace emulator
