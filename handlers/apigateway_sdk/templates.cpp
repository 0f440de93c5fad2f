#include "handlers/apigateway_sdk/templates.hpp"

#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "daemon/aws/body_coding.hpp"

namespace emulator::apigateway_sdk {

namespace {

// All of them, each after a line of "=== java/Json.java", and one more such line.
constexpr unsigned char packed[] = {
#include "handlers/apigateway_sdk/packed_templates.inc"
};

std::string unpacked() {
  constexpr std::size_t limit = 1024 * 1024;
  const std::string_view text(reinterpret_cast<const char*>(packed), sizeof packed);
  return std::get<std::string>(aws::decode_body(aws::BodyCoding::gzip, text, limit));
}

}  // namespace

std::string_view template_text(std::string_view file) {
  static const std::string all = unpacked();
  const std::string head = fmt::format("\n=== {}\n", file);
  const auto found = all.find(head);
  if (found == all.npos) throw std::logic_error(fmt::format("There is no template {}", file));
  const auto begin = found + head.size();
  const auto end = all.find("\n=== ", begin - 1);
  return std::string_view(all).substr(begin, end - begin + 1);
}

}  // namespace emulator::apigateway_sdk
