#include "handlers/vtl/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace emulator::vtl {

namespace {

// The bytes of a sequence by its first one; stray bytes stand for themselves.
std::size_t sequence_size(unsigned char first) noexcept {
  if (first < 0xC0) return 1;
  if (first < 0xE0) return 2;
  return first < 0xF0 ? 3 : 4;
}

}  // namespace

std::string double_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value == 0) return std::signbit(value) ? "-0.0" : "0.0";
  const double size = std::abs(value);
  if (size >= 1e-3 && size < 1e7) {
    std::string text = fmt::format("{}", value);
    if (text.find('.') == text.npos) text += ".0";
    return text;
  }
  // fmt's shortest digits, in Java's shape: one digit before the point, "E" without zeros.
  std::string text = fmt::format("{:e}", value);
  for (int digits = 0; digits < 17; ++digits) {
    text = fmt::format("{:.{}e}", value, digits);
    if (std::strtod(text.c_str(), nullptr) == value) break;
  }
  const auto mark = text.find('e');
  std::string mantissa = text.substr(0, mark);
  if (mantissa.find('.') == mantissa.npos) mantissa += ".0";
  return fmt::format("{}E{}", mantissa, std::atoi(text.c_str() + mark + 1));
}

std::size_t utf16_length(std::string_view text) noexcept {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xF0) {
      units += 2;
    } else if (byte < 0x80 || byte >= 0xC0) {
      ++units;
    }
  }
  return units;
}

std::optional<std::size_t> byte_of_utf16(std::string_view text, std::int64_t index) noexcept {
  if (index < 0) return std::nullopt;
  std::size_t at = 0;
  while (index > 0 && at < text.size()) {
    const auto size = sequence_size(static_cast<unsigned char>(text[at]));
    index -= size == 4 ? 2 : 1;
    at = std::min(at + size, text.size());
  }
  if (index > 0) return std::nullopt;
  return at;
}

char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t size = sequence_size(first);
  if (size == 1 || at + size > text.size()) return static_cast<unsigned char>(text[at++]);
  char32_t code_point = first & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    code_point = (code_point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  at += size;
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
  } else {
    if (code_point < 0x10000) {
      put(0xE0 | (code_point >> 12));
    } else {
      put(0xF0 | (code_point >> 18));
      put(0x80 | ((code_point >> 12) & 0x3F));
    }
    put(0x80 | ((code_point >> 6) & 0x3F));
  }
  put(0x80 | (code_point & 0x3F));
}

// ASCII, Latin-1, Greek and Cyrillic; other scripts stay as they are.
std::string to_case(std::string_view text, bool upper) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    const auto shift = [&c, upper](char32_t upper_first, char32_t upper_last, char32_t by) {
      if (upper && c >= upper_first + by && c <= upper_last + by) {
        c -= by;
      } else if (!upper && c >= upper_first && c <= upper_last) {
        c += by;
      } else {
        return false;
      }
      return true;
    };
    if (c != 0xD7 && c != 0xF7) {
      shift('A', 'Z', 32) || shift(0xC0, 0xDE, 32) || shift(0x391, 0x3A9, 32) ||
          shift(0x410, 0x42F, 32) || shift(0x400, 0x40F, 80);
    }
    append_utf8(out, c);
  }
  return out;
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ')
    text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
    text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> parse_integer(std::string_view text) noexcept {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_double(std::string_view text) noexcept {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string escape_java_script(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  const auto unicode = [&out](char32_t unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<unsigned>(unit));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    constexpr std::string_view plain = "'\"\\/";
    constexpr std::string_view control = "\b\n\t\f\r";
    constexpr std::string_view letters = "bntfr";
    if (c < 0x80 && plain.find(static_cast<char>(c)) != plain.npos) {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c < 0x80 && control.find(static_cast<char>(c)) != control.npos) {
      out.push_back('\\');
      out.push_back(letters[control.find(static_cast<char>(c))]);
    } else if (c >= 0x10000) {
      unicode(0xD800 + ((c - 0x10000) >> 10));
      unicode(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else if (c < 0x20 || c > 0x7F) {
      unicode(c);
    } else {
      out.push_back(static_cast<char>(c));
    }
  }
  return out;
}

std::string url_encode(std::string_view text) {
  constexpr std::string_view kept = ".-*_";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_word || kept.find(c) != kept.npos) {
      out.push_back(c);
    } else if (c == ' ') {
      out.push_back('+');
    } else {
      out.push_back('%');
      out.push_back(digits[byte >> 4]);
      out.push_back(digits[byte & 15]);
    }
  }
  return out;
}

}  // namespace emulator::vtl
