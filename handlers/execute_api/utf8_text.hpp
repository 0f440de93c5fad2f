#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace emulator::execute_api {

// The length of the longest prefix that is well-formed UTF-8.
std::size_t valid_utf8_prefix(std::string_view bytes) noexcept;

// Every byte that is part of no well-formed sequence becomes U+FFFD. JSON has no other way to hold
// text that is none.
std::string replace_invalid_utf8(std::string_view bytes);

}  // namespace emulator::execute_api
