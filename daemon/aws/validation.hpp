#pragma once

// What is wrong with a request, in AWS's own words:
//   1 validation error detected: Value 'x' at 'functionName' failed to satisfy constraint: Member
//   must satisfy regular expression pattern: …

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::aws {

// A regular expression as the service model spells it; a value has to match it whole. Compiled when
// first used, so that a program full of patterns still starts in no time.
class Pattern {
 public:
  explicit Pattern(std::string_view text);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  bool matches(std::string_view value) const;
  std::string_view text() const noexcept { return text_; }

 private:
  struct Compiled;
  std::string_view text_;
  std::unique_ptr<Compiled> compiled_;
};

// Collects everything that is wrong with one request. A path is the member's name as AWS writes it,
// with a lower-case initial: "functionName", "code.s3Bucket".
class Validation {
 public:
  // A member that isn't there and has to be.
  void missing(std::string_view path);
  // Any other constraint: "Map keys must satisfy constraint: [...]". No value shows none.
  void fail(std::string_view path, std::optional<std::string_view> value,
            std::string_view constraint);

  // 400, all failures in one message; nothing if there is none. Query services call the code
  // "ValidationError".
  std::optional<Error> error(std::string_view code = "ValidationException") const;
  // The same of one failure alone, by its number in the order they were found.
  Error error_of(std::size_t number, std::string_view code) const;
  std::size_t size() const noexcept { return failures_.size(); }

 private:
  std::vector<std::string> failures_;
};

// "[a, b]", as AWS prints enums and lists.
std::string bracketed(std::span<const std::string_view> values);

}  // namespace emulator::aws
