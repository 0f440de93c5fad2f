// Event streams: a message is taken apart again by its own lengths and checksums.

#include "daemon/aws/event_stream.hpp"

#include <map>

#include "target.hpp"
#include "tests/event_stream_reader.hpp"

namespace emulator::fuzz {

namespace {

std::uint32_t checked_number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  check(at + size <= bytes.size(), "a number lies within the message");
  return number_at(bytes, at, size);
}

std::map<std::string, std::string> headers_of(std::string_view bytes) {
  constexpr unsigned text_type = 7;
  std::map<std::string, std::string> headers;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t name_size = checked_number_at(bytes, at, 1);
    const std::string name(bytes.substr(at + 1, name_size));
    at += 1 + name_size;
    check(checked_number_at(bytes, at, 1) == text_type, "headers are texts");
    const std::size_t size = checked_number_at(bytes, at + 1, 2);
    headers[name] = bytes.substr(at + 3, size);
    at += 3 + size;
  }
  return headers;
}

}  // namespace

void run(std::string_view input) {
  const auto first = input.find('\n');
  const auto second = first == std::string_view::npos ? first : input.find('\n', first + 1);
  if (second == std::string_view::npos) return;
  const auto type = input.substr(0, first);
  const auto media = input.substr(first + 1, second - first - 1);
  const auto payload = input.substr(second + 1);
  const std::string message = aws::event_message(type, media, payload);
  const std::string_view bytes = message;
  check(checked_number_at(bytes, 0, 4) == bytes.size(), "the length is the message's");
  check(checked_number_at(bytes, 8, 4) == crc32_of(bytes.substr(0, 8)), "the prelude's checksum");
  check(
      checked_number_at(bytes, bytes.size() - 4, 4) == crc32_of(bytes.substr(0, bytes.size() - 4)),
      "the message's checksum");
  const std::size_t headers_size = checked_number_at(bytes, 4, 4);
  const auto headers = headers_of(bytes.substr(12, headers_size));
  check(headers.at(":event-type") == type, "the event's type");
  check(headers.at(":content-type") == media, "the payload's type");
  check(headers.at(":message-type") == "event", "the message's type");
  check(bytes.substr(12 + headers_size, payload.size()) == payload, "the payload");
  check(bytes.size() == 12 + headers_size + payload.size() + 4, "nothing else");
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"\n", "PayloadChunk", "application/json",
                                               "InvokeComplete"};
  return words;
}

}  // namespace emulator::fuzz
