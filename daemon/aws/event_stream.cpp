#include "daemon/aws/event_stream.hpp"

#include <cstdint>

#include <zlib.h>

namespace emulator::aws {

namespace {

constexpr char string_value = 7;  // the type of a header's value

void append_big_endian(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8)
    out += static_cast<char>(number >> shift & 0xff);
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out += static_cast<char>(name.size());
  out += name;
  out += string_value;
  out += static_cast<char>(value.size() >> 8);
  out += static_cast<char>(value.size() & 0xff);
  out += value;
}

std::uint32_t checksum(std::string_view bytes) {
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<std::uint32_t>(::crc32_z(0, data, bytes.size()));
}

// `kind` is "event" or "exception".
std::string message(std::string_view kind, std::string_view type, std::string_view content_type,
                    std::string_view payload) {
  std::string headers;
  append_header(headers, kind == "event" ? ":event-type" : ":exception-type", type);
  append_header(headers, ":content-type", content_type);
  append_header(headers, ":message-type", kind);

  // Two lengths and their checksum, before the headers; a checksum of everything at the end.
  constexpr std::size_t prelude = 12;
  constexpr std::size_t trailer = 4;
  const std::size_t total = prelude + headers.size() + payload.size() + trailer;
  std::string framed;
  framed.reserve(total);
  append_big_endian(framed, static_cast<std::uint32_t>(total));
  append_big_endian(framed, static_cast<std::uint32_t>(headers.size()));
  append_big_endian(framed, checksum(framed));
  framed += headers;
  framed += payload;
  append_big_endian(framed, checksum(framed));
  return framed;
}

}  // namespace

std::string event_message(std::string_view event_type, std::string_view content_type,
                          std::string_view payload) {
  return message("event", event_type, content_type, payload);
}

std::string exception_message(std::string_view exception_type, std::string_view content_type,
                              std::string_view payload) {
  return message("exception", exception_type, content_type, payload);
}

}  // namespace emulator::aws
