#include "daemon/json_string.hpp"

#include "daemon/utf8.hpp"

namespace emulator {

namespace {

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

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  // Most texts are ASCII that needs no escape, and one look at each byte is enough.
  const std::size_t plain = plain_prefix(
      text, [](ByteBlock block) { return json_escapes(block) | bytes_above_ascii(block); },
      [](char c) { return needs_json_escape(c) || static_cast<unsigned char>(c) >= 0x80; });
  out.push_back('"');
  out.append(text.substr(0, plain));
  text.remove_prefix(plain);
  if (is_utf8(text)) {
    append_escaped(out, text, json_escapes, needs_json_escape, append_escape);
  } else {
    append_escaped(out, replace_invalid_utf8(text), json_escapes, needs_json_escape, append_escape);
  }
  out.push_back('"');
}

}  // namespace emulator
