#include "handlers/sqs/digest.hpp"

#include <algorithm>

#include "daemon/digest.hpp"

namespace emulator::sqs {

namespace {

// Its length in four bytes, the highest first, and the text.
void append(std::string& to, std::string_view text) {
  for (int shift = 24; shift >= 0; shift -= 8)
    to += static_cast<char>(text.size() >> shift);
  to += text;
}

}  // namespace

std::string md5_of_attributes(std::vector<MessageAttribute> attributes) {
  if (attributes.empty()) return {};
  std::sort(attributes.begin(), attributes.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  std::string encoded;
  for (const MessageAttribute& attribute : attributes) {
    append(encoded, attribute.name);
    append(encoded, attribute.data_type);
    encoded += attribute.is_binary() ? '\2' : '\1';
    append(encoded, attribute.value);
  }
  return hex(md5(encoded));
}

}  // namespace emulator::sqs
