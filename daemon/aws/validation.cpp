#include "daemon/aws/validation.hpp"

#include <mutex>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/regex.hpp>

namespace emulator::aws {

namespace {

// Unicode's classes of letters, spaces and digits, which Boost has not without ICU: in UTF-8, all
// that is not ASCII passes.
std::string_view unicode_class(std::string_view escape) noexcept {
  if (escape == "\\p{L}") return "a-zA-Z\\x80-\\xFF";
  if (escape == "\\p{Z}") return " ";
  if (escape == "\\p{N}") return "0-9";
  return {};
}

// The models' patterns are Java's, where "[0-9-_]" holds a literal '-' after the range; Boost wants
// it escaped.
std::string translate(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  bool range_ended = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      if (const auto expanded = unicode_class(pattern.substr(i, 5)); !expanded.empty()) {
        out += expanded;
        i += 4;
        range_ended = false;
        continue;
      }
      out += c;
      out += pattern[++i];
      range_ended = false;
      continue;
    }
    if (!in_class) {
      in_class = c == '[';
      out += c;
      continue;
    }
    if (c == ']') {
      in_class = range_ended = false;
      out += c;
      continue;
    }
    const bool starts_range = i + 2 < pattern.size() && pattern[i + 1] == '-' &&
                              pattern[i + 2] != ']' && pattern[i + 2] != '\\';
    if (c == '-' && range_ended) {
      out += "\\-";
      range_ended = false;
    } else if (c != '-' && starts_range) {
      out += pattern.substr(i, 3);
      i += 2;
      range_ended = true;
    } else {
      out += c;
      range_ended = false;
    }
  }
  return out;
}

Error error_with(std::string_view code, std::span<const std::string> failures) {
  return {400, std::string(code),
          fmt::format("{} validation error{} detected: {}", failures.size(),
                      failures.size() == 1 ? "" : "s", fmt::join(failures, "; "))};
}

}  // namespace

struct Pattern::Compiled {
  std::once_flag once;
  boost::regex expression;
};

Pattern::Pattern(std::string_view text) : text_(text), compiled_(std::make_unique<Compiled>()) {}
Pattern::~Pattern() = default;

bool Pattern::matches(std::string_view value) const {
  std::call_once(compiled_->once,
                 [this] { compiled_->expression.assign(translate(text_), boost::regex::perl); });
  try {
    // Java's '.' stops at the end of a line.
    return boost::regex_match(value.begin(), value.end(), compiled_->expression,
                              boost::match_default | boost::match_not_dot_newline);
  } catch (const std::runtime_error&) {
    return false;  // Boost gave up on a value made to take for ever; no honest one does
  }
}

void Validation::fail(std::string_view path, std::optional<std::string_view> value,
                      std::string_view constraint) {
  const std::string shown = value ? fmt::format(" '{}'", *value) : std::string();
  failures_.push_back(
      fmt::format("Value{} at '{}' failed to satisfy constraint: {}", shown, path, constraint));
}

void Validation::missing(std::string_view path) {
  failures_.push_back(fmt::format(
      "Value null at '{}' failed to satisfy constraint: Member must not be null", path));
}

std::optional<Error> Validation::error(std::string_view code) const {
  if (failures_.empty()) return std::nullopt;
  return error_with(code, failures_);
}

Error Validation::error_of(std::size_t number, std::string_view code) const {
  return error_with(code, {&failures_[number], 1});
}

std::string bracketed(std::span<const std::string_view> values) {
  return fmt::format("[{}]", fmt::join(values, ", "));
}

}  // namespace emulator::aws
