#pragma once

#include <string>
#include <string_view>

namespace emulator::sns {

// Appends a JSON string with its quotes. Text beyond ASCII stays as it is, as in AWS's messages.
void append_json_string(std::string& out, std::string_view text);

// Strict: no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_utf8(std::string_view text) noexcept;

}  // namespace emulator::sns
