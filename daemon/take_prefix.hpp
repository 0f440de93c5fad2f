#pragma once

#include <string_view>

namespace emulator {

// Takes a prefix off; false when the text has another.
inline bool take_prefix(std::string_view& text, std::string_view prefix) noexcept {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace emulator
