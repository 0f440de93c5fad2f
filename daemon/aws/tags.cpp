#include "daemon/aws/tags.hpp"

#include <algorithm>

#include "daemon/http/headers.hpp"
#include "daemon/utf8.hpp"

namespace emulator::aws {

namespace {

// AWS takes letters and digits of every script. All that is not ASCII counts as a letter here.
bool allowed(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || std::string_view(" _.:/=+-@").find(c) != std::string_view::npos;
}

bool all_allowed(std::string_view text) {
  return std::all_of(text.begin(), text.end(), allowed);
}

}  // namespace

std::optional<TagFault> tag_fault(std::string_view key, std::string_view value) {
  if (key.empty()) return TagFault::key_empty;
  if (character_count(key) > max_tag_key_length) return TagFault::key_too_long;
  if (http::equals_ignoring_case(key.substr(0, 4), "aws:")) return TagFault::key_reserved;
  if (!all_allowed(key)) return TagFault::key_bad_character;
  if (character_count(value) > max_tag_value_length) return TagFault::value_too_long;
  if (!all_allowed(value)) return TagFault::value_bad_character;
  return std::nullopt;
}

std::size_t merged_tag_count(const Tags& present, const Tags& added) {
  const auto is_new = [&present](const auto& tag) { return !present.contains(tag.first); };
  return present.size() +
         static_cast<std::size_t>(std::count_if(added.begin(), added.end(), is_new));
}

}  // namespace emulator::aws
