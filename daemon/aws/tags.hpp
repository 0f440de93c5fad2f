#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::aws {

using Tags = std::map<std::string, std::string>;

// The rules that all services share; each has its own words and codes for a breach.
// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
inline constexpr std::size_t max_tags = 50;
inline constexpr std::size_t max_tag_key_length = 128;
inline constexpr std::size_t max_tag_value_length = 256;

enum class TagFault {
  key_empty,
  key_too_long,
  key_reserved,       // begins with "aws:"
  key_bad_character,  // outside letters, digits, spaces and _ . : / = + - @
  value_too_long,
  value_bad_character,
};

std::optional<TagFault> tag_fault(std::string_view key, std::string_view value);

// How many tags a resource would have with `added` put over `present`.
std::size_t merged_tag_count(const Tags& present, const Tags& added);

}  // namespace emulator::aws
