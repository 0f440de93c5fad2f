#include "handlers/openapi/scalar.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace emulator::openapi {

namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) noexcept {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// "0x1F" and "0o17"; empty for the rest, and for what doesn't fit 64 bits.
std::string other_base(std::string_view text) {
  if (text.size() < 3 || text[0] != '0' || (text[1] != 'x' && text[1] != 'o')) return {};
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data() + 2, end, value, text[1] == 'x' ? 16 : 8);
  return fault == std::errc() && rest == end ? std::to_string(value) : std::string();
}

// As JSON spells it: "+1.e3" is "1.0e3"; empty for what is no number.
std::string as_json_number(std::string_view text) {
  std::string out;
  if (text.starts_with('-')) out = "-";
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto whole = take_digits(text);
  if (whole.size() > 1 && whole.front() == '0') return {};
  out += whole.empty() ? "0" : whole;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const auto fraction = take_digits(text);
    if (whole.empty() && fraction.empty()) return {};
    out += '.';
    out += fraction.empty() ? "0" : fraction;
  } else if (whole.empty()) {
    return {};
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    out += 'e';
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) {
      out += text.front();
      text.remove_prefix(1);
    }
    const auto exponent = take_digits(text);
    if (exponent.empty()) return {};
    out += exponent;
  }
  return text.empty() ? out : std::string();
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

Node plain_scalar(std::string_view text) {
  Node node;
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return node;
  if (is_one_of(text, {"true", "True", "TRUE"})) return Node::of_boolean(true);
  if (is_one_of(text, {"false", "False", "FALSE"})) return Node::of_boolean(false);
  std::string number = other_base(text);
  if (number.empty()) number = as_json_number(text);
  if (number.empty()) return Node::of_text(text);
  node.kind = Node::Kind::number;
  node.text = std::move(number);
  return node;
}

}  // namespace emulator::openapi
