#include "daemon/aws/xml_writer.hpp"

#include <cassert>

#include <fmt/format.h>

#include "daemon/byte_block.hpp"

namespace emulator::aws {

namespace {

constexpr bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
}

constexpr bool needs_escape(char c) noexcept {
  return c == '&' || c == '<' || c == '>' || c == '"' || is_control(c);
}

constexpr ByteBlock may_need_escape(ByteBlock block) noexcept {
  return bytes_below(block, 0x20) | bytes_equal(block, '&') | bytes_equal(block, '<') |
         bytes_equal(block, '>') | bytes_equal(block, '"');
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      // A raw carriage return would be read back as a line feed.
      fmt::format_to(std::back_inserter(out), "&#x{:x};", static_cast<unsigned char>(c));
  }
}

void escape(std::string& out, std::string_view text) {
  append_escaped(out, text, may_need_escape, needs_escape, append_escape);
}

}  // namespace

void XmlWriter::open(std::string_view name) {
  out_.append("<").append(name).append(">");
  open_.emplace_back(name);
}

void XmlWriter::open(std::string_view name, std::string_view attribute, std::string_view value) {
  out_.append("<").append(name).append(" ").append(attribute).append("=\"");
  escape(out_, value);
  out_.append("\">");
  open_.emplace_back(name);
}

void XmlWriter::close() {
  assert(!open_.empty());
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
}

void XmlWriter::text(std::string_view value) {
  escape(out_, value);
}

void XmlWriter::element(std::string_view name, std::string_view value) {
  out_.append("<").append(name).append(">");
  escape(out_, value);
  out_.append("</").append(name).append(">");
}

std::string XmlWriter::take() {
  assert(open_.empty());
  return std::move(out_);
}

}  // namespace emulator::aws
