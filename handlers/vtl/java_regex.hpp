#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::vtl {

// A regular expression as java.util.regex takes it, as far as Perl's syntax goes with it. Matching
// is bounded: an expression that would take for ever gives nothing.
class JavaRegex {
 public:
  // Nothing for a text that is no regular expression.
  static std::optional<JavaRegex> compile(std::string_view pattern);

  // Whether the whole text matches; one that takes too long does not.
  bool matches(std::string_view text) const;
  // Whether any part of it does.
  bool finds(std::string_view text) const;
  // Java's replaceAll and replaceFirst: $1 and \ in the replacement have their meaning. Nothing
  // when it takes too long, gets longer than `room` or names a group that isn't there.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement, bool all,
                                     std::size_t room) const;
  // Java's split: with limit 0 empty texts at the end are left out.
  std::optional<std::vector<std::string_view>> split(std::string_view text, int limit) const;

 private:
  struct Compiled;
  explicit JavaRegex(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace emulator::vtl
