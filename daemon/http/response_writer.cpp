#include "daemon/http/response_writer.hpp"

#include <charconv>
#include <ctime>

#include "daemon/byte_block.hpp"

namespace emulator::http {

namespace {

// IMF-fixdate, made once a second.
std::string_view date_now() {
  thread_local std::time_t made_for = 0;
  thread_local char text[32];
  const std::time_t now = std::time(nullptr);
  if (now != made_for) {
    std::tm calendar{};
    gmtime_r(&now, &calendar);
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &calendar);
    made_for = now;
  }
  return text;
}

bool is_framing(std::string_view name) noexcept {
  return equals_ignoring_case(name, "Content-Length") ||
         equals_ignoring_case(name, "Transfer-Encoding") ||
         equals_ignoring_case(name, "Connection") || equals_ignoring_case(name, "Keep-Alive");
}

void append_number(std::string& out, std::uint64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

// A line break in a header would let a function forge further headers or a whole response.
void append_header_text(std::string& out, std::string_view text) {
  const auto breaks = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
  const auto may_break = [](ByteBlock block) { return bytes_below(block, '\r' + 1); };
  append_escaped(out, text, may_break, breaks, [](std::string& to, char) { to += ' '; });
}

}  // namespace

bool status_has_body(unsigned status) noexcept {
  return status >= 200 && status != 204 && status != 304;
}

std::string serialize_head(const Response& response, bool keep_alive, Framing framing) {
  std::string out;
  out.reserve(256 + (response.body.size() < 16 * 1024 ? response.body.size() : 0));
  out += "HTTP/1.1 ";
  append_number(out, response.status);
  out += ' ';
  out += reason_phrase(response.status);
  out += "\r\nDate: ";
  out += date_now();
  for (const auto& [name, value] : response.headers) {
    if (is_framing(name)) continue;
    out += "\r\n";
    append_header_text(out, name);
    out += ": ";
    append_header_text(out, value);
  }
  if (status_has_body(response.status)) {
    if (framing == Framing::length) {
      out += "\r\nContent-Length: ";
      append_number(out, response.body.size());
    } else if (framing == Framing::chunked) {
      out += "\r\nTransfer-Encoding: chunked";
    }
  }
  out += keep_alive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
  return out;
}

std::string chunk_head(std::size_t size) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, size, 16).ptr;
  std::string head(digits, end);
  head += "\r\n";
  return head;
}

}  // namespace emulator::http
