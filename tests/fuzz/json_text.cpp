// JSON: no text crashes the reader, what is written is read again, and any UTF-8 text survives
// being a JSON string.

#include "daemon/json_string.hpp"

#include "daemon/aws/json.hpp"
#include "daemon/utf8.hpp"
#include "target.hpp"

namespace emulator::fuzz {

void run(std::string_view input) {
  if (const auto document = aws::parse_json(input)) {
    // Writing recurses; what is nested deeper than a caller's text may be is not written.
    if (input.size() < 4096) {
      const std::string once = aws::to_string(*document);
      const auto again = aws::parse_json(once);
      check(again.has_value(), "what is written is JSON: " + once);
      check(aws::to_string(*again) == once, "what is written is read again");
    }
  }
  if (!is_utf8(input)) return;
  std::string text;
  append_json_string(text, input);
  const auto read = aws::parse_json(text);
  check(read.has_value() && read->IsString(), "a text is a JSON string: " + text);
  check(aws::string_of(*read) == input, "a text survives being a JSON string");
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"{",
                                               "}",
                                               "[",
                                               "]",
                                               ",",
                                               ":",
                                               "\"",
                                               "\\u0000",
                                               "\\uD83D\\uDE00",
                                               "\\uDC00",
                                               "\xF0\x9F\x98\x80",
                                               "\xED\xA0\x80",
                                               "\xC0\x80",
                                               "\x7F",
                                               "1e400",
                                               "-0",
                                               "0.1e-7",
                                               "null",
                                               "true",
                                               "\\"};
  return words;
}

}  // namespace emulator::fuzz
