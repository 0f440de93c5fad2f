#include "daemon/json_string.hpp"

#include <cstdint>
#include <cstring>

#include "daemon/utf8.hpp"

namespace emulator {

namespace {

using Block = std::uint64_t;

constexpr Block each_byte(unsigned char value) noexcept {
  return 0x0101010101010101u * value;
}

// Nonzero if a byte is zero. Borrows may flag a byte after such a one as well; that costs a look.
constexpr Block zero_bytes(Block block) noexcept {
  return (block - each_byte(1)) & ~block & each_byte(0x80);
}

constexpr bool needs_escape(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// The length of the longest prefix without a quote, a backslash or a control character.
std::size_t plain_prefix(std::string_view text) noexcept {
  std::size_t at = 0;
  for (Block block; at + sizeof block <= text.size(); at += sizeof block) {
    std::memcpy(&block, text.data() + at, sizeof block);
    const Block control = (block - each_byte(0x20)) & ~block & each_byte(0x80);
    if ((control | zero_bytes(block ^ each_byte('"')) | zero_bytes(block ^ each_byte('\\'))) != 0) {
      break;
    }
  }
  while (at < text.size() && !needs_escape(text[at]))
    ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out.append("\\\"");
      return;
    case '\\':
      out.append("\\\\");
      return;
    case '\n':
      out.append("\\n");
      return;
    case '\r':
      out.append("\\r");
      return;
    case '\t':
      out.append("\\t");
      return;
    case '\b':
      out.append("\\b");
      return;
    case '\f':
      out.append("\\f");
      return;
    default:
      constexpr std::string_view digits = "0123456789abcdef";
      out.append("\\u00");
      out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
      out.push_back(digits[static_cast<unsigned char>(c) & 15]);
  }
}

void append_valid(std::string& out, std::string_view text) {
  out.push_back('"');
  for (;;) {
    const std::size_t plain = plain_prefix(text);
    out.append(text.substr(0, plain));
    if (plain == text.size()) break;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out.push_back('"');
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (is_utf8(text)) {
    append_valid(out, text);
  } else {
    append_valid(out, replace_invalid_utf8(text));
  }
}

}  // namespace emulator
