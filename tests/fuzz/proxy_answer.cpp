// What a function answers: the one pass over the usual form and the whole parser say the same.

#include <string>
#include <variant>

#include "daemon/utf8.hpp"
#include "handlers/execute_api/plain_answer.hpp"
#include "handlers/execute_api/proxy_response.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

std::string described(const http::Response& response) {
  std::string text = std::to_string(response.status);
  for (const auto& [name, value] : response.headers)
    text.append("\n").append(name).append(": ").append(value);
  return text.append("\n\n").append(response.body);
}

// The same answer with a null in front, which only the whole parser takes.
std::string out_of_the_ordinary(std::string_view answer) {
  std::string_view rest = answer.substr(answer.find('{') + 1);
  const bool is_empty = rest.find('"') == rest.npos;
  return std::string(R"({"headers":null)").append(is_empty ? "" : ",").append(rest);
}

}  // namespace

void run(std::string_view input) {
  if (!is_utf8(input) || !execute_api::read_plain_answer(input)) return;
  const auto quick = execute_api::parse_proxy_response(std::string(input), false);
  const auto whole = execute_api::parse_proxy_response(out_of_the_ordinary(input), false);
  const auto* one = std::get_if<http::Response>(&quick);
  const auto* other = std::get_if<http::Response>(&whole);
  check(one != nullptr && other != nullptr, "what one pass takes is well-formed");
  check(described(*one) == described(*other), "both read the same: " + described(*one));
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"{",
                                               "}",
                                               "[",
                                               "]",
                                               ",",
                                               ":",
                                               "\"",
                                               "\\\"",
                                               "\\\\",
                                               "\\n",
                                               "\\u00",
                                               "200",
                                               "404",
                                               "true",
                                               "false",
                                               "null",
                                               "\"statusCode\":",
                                               "\"headers\":",
                                               "\"multiValueHeaders\":",
                                               "\"body\":",
                                               "\"isBase64Encoded\":",
                                               "\"A\":\"b\"",
                                               "\"A\":[\"b\",\"c\"]",
                                               " ",
                                               "\n",
                                               "\x01"};
  return words;
}

}  // namespace emulator::fuzz
