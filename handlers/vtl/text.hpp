#pragma once

// Texts as Java sees them: UTF-16, of which we hold the UTF-8.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::vtl {

// "1.5", "1.0E10": Java's Double.toString().
std::string double_text(double value);

// The number of UTF-16 units of a text.
std::size_t utf16_length(std::string_view text) noexcept;
// Where a UTF-16 index stands in the bytes; nothing past the end.
std::optional<std::size_t> byte_of_utf16(std::string_view text, std::int64_t index) noexcept;
// Decodes the code point at `at` and steps over it.
char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;
void append_utf8(std::string& out, char32_t code_point);

std::string to_case(std::string_view text, bool upper);
std::string_view trimmed(std::string_view text) noexcept;
std::optional<std::int64_t> parse_integer(std::string_view text) noexcept;
std::optional<double> parse_double(std::string_view text) noexcept;

// Commons Lang's escapeJavaScript: quotes, backslashes, slashes, control and non-ASCII characters.
std::string escape_java_script(std::string_view text);
// java.net.URLEncoder's form encoding.
std::string url_encode(std::string_view text);

}  // namespace emulator::vtl
