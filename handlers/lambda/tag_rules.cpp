#include "handlers/lambda/tag_rules.hpp"

#include <fmt/format.h>

#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

namespace {

std::string text_of(aws::TagFault fault, const std::string& key) {
  switch (fault) {
    case aws::TagFault::key_empty:
      return "Tag keys must not be empty.";
    case aws::TagFault::key_too_long:
      return fmt::format("Tag keys must not be longer than {} characters.",
                         aws::max_tag_key_length);
    case aws::TagFault::key_reserved:
      return "aws: prefixed tag key names are not allowed for external use.";
    case aws::TagFault::key_bad_character:
      return fmt::format("The tag key '{}' has a character that is not allowed.", key);
    case aws::TagFault::value_too_long:
      return fmt::format("The value of tag '{}' is longer than {} characters.", key,
                         aws::max_tag_value_length);
    case aws::TagFault::value_bad_character:
      return fmt::format("The value of tag '{}' has a character that is not allowed.", key);
  }
  return {};
}

}  // namespace

std::optional<aws::Error> check_tags(const aws::Tags& present, const aws::Tags& added) {
  for (const auto& [key, value] : added) {
    if (const auto fault = aws::tag_fault(key, value))
      return invalid_parameter(text_of(*fault, key));
  }
  if (aws::merged_tag_count(present, added) > aws::max_tags) {
    return invalid_parameter("Number of tags exceeds resource tag limit.");
  }
  return std::nullopt;
}

}  // namespace emulator::lambda
