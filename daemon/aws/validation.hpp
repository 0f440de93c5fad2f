#pragma once

// Constraints of the service models, checked in one place and reported in AWS's own words:
//   1 validation error detected: Value 'x' at 'functionName' failed to satisfy constraint: Member
//   must satisfy regular expression pattern: …

#include <cstdint>
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

// What a string member must satisfy. An absent optional member satisfies everything.
struct TextConstraint {
  bool required = false;
  std::size_t min_length = 0;
  std::optional<std::size_t> max_length = std::nullopt;
  const Pattern* pattern = nullptr;
  std::span<const std::string_view> values = {};  // an enum; empty for none
  bool sensitive = false;                         // the message doesn't repeat the value
};

struct NumberConstraint {
  bool required = false;
  std::optional<std::int64_t> min = std::nullopt;
  std::optional<std::int64_t> max = std::nullopt;
};

struct ListConstraint {
  bool required = false;
  std::size_t min_size = 0;
  std::optional<std::size_t> max_size = std::nullopt;
  std::span<const std::string_view> values = {};  // of each element
};

// Collects everything that is wrong with one request. A path is the member's name as AWS writes it,
// with a lower-case initial: "functionName", "code.s3Bucket".
class Validation {
 public:
  void text(std::string_view path, const std::optional<std::string>& value,
            const TextConstraint& constraint);
  void number(std::string_view path, const std::optional<std::int64_t>& value,
              const NumberConstraint& constraint);
  void list(std::string_view path, const std::optional<std::vector<std::string>>& value,
            const ListConstraint& constraint);
  // For structures, blobs and whatever else only has to be there.
  void required(std::string_view path, bool present);
  // Any other constraint: "Map keys must satisfy constraint: [...]". No value shows none.
  void fail(std::string_view path, std::optional<std::string_view> value,
            std::string_view constraint);

  bool ok() const noexcept { return failures_.empty(); }
  // 400, all failures in one message; nothing if there is none. Query services call the code
  // "ValidationError".
  std::optional<Error> error(std::string_view code = "ValidationException") const;

 private:
  std::vector<std::string> failures_;
};

// "[a, b]", as AWS prints enums and lists.
std::string bracketed(std::span<const std::string_view> values);

}  // namespace emulator::aws
