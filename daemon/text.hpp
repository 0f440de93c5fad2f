#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace emulator {

// Of ASCII, whatever the locale; other characters stay as they are.
constexpr char lower_case(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return lower_case(c); });
  return lower;
}

// Without blanks at its ends.
constexpr std::string_view trimmed(std::string_view text,
                                   std::string_view blanks = " \t") noexcept {
  const auto first = text.find_first_not_of(blanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace emulator
