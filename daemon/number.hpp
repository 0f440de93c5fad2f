#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace emulator {

// The number that the whole of `text` is, in C's notation; nothing for any other text and for a
// number that does not fit.
template <class Number>
std::optional<Number> number_from(std::string_view text) noexcept {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace emulator
