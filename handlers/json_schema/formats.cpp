#include <algorithm>
#include <cstdint>

#include "handlers/json_schema/schema.hpp"
#include "handlers/vtl/java_regex.hpp"

namespace emulator::json_schema {

namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// '0' in the shape is a digit, all else itself.
bool fits(std::string_view text, std::string_view shape) noexcept {
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(), [](char c, char expected) {
           return expected == '0' ? is_digit(c) : c == expected;
         });
}

int number(std::string_view text) noexcept {
  int value = 0;
  for (const char c : text)
    value = value * 10 + (c - '0');
  return value;
}

// 2026-01-31T09:30:00.123Z; the offset is Z, +hh:mm or +hhmm.
bool is_date_time(std::string_view text) noexcept {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  if (!fits(text.substr(0, shape.size()), shape)) return false;
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  if (month < 1 || month > 12 || day < 1) return false;
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > days[month - 1] + (month == 2 && is_leap ? 1 : 0)) return false;
  if (number(text.substr(11, 2)) > 23 || number(text.substr(14, 2)) > 59 ||
      number(text.substr(17, 2)) > 59) {
    return false;
  }
  text.remove_prefix(shape.size());
  if (text.starts_with('.')) {
    const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (end == 1 || end > 13) return false;
    text.remove_prefix(end);
  }
  if (text == "Z") return true;
  if (!text.starts_with('+') && !text.starts_with('-')) return false;
  text.remove_prefix(1);
  return fits(text, "00:00") || fits(text, "0000");
}

bool is_ipv4(std::string_view text) noexcept {
  for (int part = 0; part < 4; ++part) {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0 || end > 3 || number(text.substr(0, end)) > 255) return false;
    text.remove_prefix(end);
    if (part == 3) return text.empty();
    if (!text.starts_with('.')) return false;
    text.remove_prefix(1);
  }
  return false;
}

bool is_ipv6(std::string_view text) noexcept {
  int groups = 0;
  bool has_gap = false;
  if (text.starts_with("::")) {
    has_gap = true;
    text.remove_prefix(2);
    if (text.empty()) return true;
  }
  for (;;) {
    if (text.find('.') != text.npos && text.find(':') == text.npos) {
      return is_ipv4(text) && (has_gap ? groups < 6 : groups == 6);
    }
    std::size_t size = 0;
    while (size < text.size() && is_hex(text[size]))
      ++size;
    if (size == 0 || size > 4 || ++groups > 8) return false;
    text.remove_prefix(size);
    if (text.empty()) break;
    if (text.starts_with("::")) {
      if (has_gap) return false;
      has_gap = true;
      text.remove_prefix(2);
      if (text.empty()) break;
    } else if (text.starts_with(':')) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return has_gap ? groups < 8 : groups == 8;
}

bool is_host_name(std::string_view text) noexcept {
  if (text.empty() || text.size() > 253) return false;
  for (;;) {
    const auto dot = text.find('.');
    const auto label = text.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
        !std::all_of(label.begin(), label.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-'; })) {
      return false;
    }
    if (dot == text.npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_email(std::string_view text) noexcept {
  const auto at = text.rfind('@');
  if (at == text.npos || at == 0 || at > 64) return false;
  const auto local = text.substr(0, at);
  constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
  return local.front() != '.' && local.back() != '.' && local.find("..") == local.npos &&
         std::all_of(local.begin(), local.end(),
                     [&](char c) { return is_alphanumeric(c) || marks.find(c) != marks.npos; }) &&
         is_host_name(text.substr(at + 1));
}

// What java.net.URI takes: a relative reference is one too.
bool is_uri(std::string_view text) noexcept {
  constexpr std::string_view never = " \"<>\\^`{|}";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20 || never.find(c) != never.npos) return false;
    if (c == '%' && (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2]))) {
      return false;
    }
  }
  const auto colon = text.find_first_of(":/?#");
  return colon != 0 || text[0] != ':';
}

}  // namespace

bool is_of_format(std::string_view format, std::string_view text) {
  if (format == "date-time") return is_date_time(text);
  if (format == "email") return is_email(text);
  if (format == "ipv4") return is_ipv4(text);
  if (format == "ipv6") return is_ipv6(text);
  if (format == "hostname") return is_host_name(text);
  if (format == "uri") return is_uri(text);
  if (format == "regex") return vtl::JavaRegex::compile(text).has_value();
  return true;
}

}  // namespace emulator::json_schema
