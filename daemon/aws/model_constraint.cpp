#include "daemon/aws/model_constraint.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <fmt/format.h>

#include "daemon/aws/validation.hpp"
#include "daemon/utf8.hpp"

namespace emulator::aws {

namespace {

using Kind = ModelShape::Kind;

bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

// Compiled when first asked for, and kept: a few dozen at most. Requests are checked on the loop
// and, when they are large, on the worker threads.
const Pattern& compiled(const ServiceModel& model, const ModelPattern& pattern) {
  static std::mutex mutex;
  static std::map<const ModelPattern*, std::unique_ptr<const Pattern>> patterns;
  const std::lock_guard lock(mutex);
  auto& entry = patterns[&pattern];
  if (!entry) entry = std::make_unique<const Pattern>(model.text(pattern.text));
  return *entry;
}

}  // namespace

bool is_simple(const ModelShape& shape) noexcept {
  return shape.kind != Kind::list && shape.kind != Kind::map && shape.kind != Kind::structure;
}

const ModelPattern* pattern_of(const ServiceModel& model, const ModelShape& shape) noexcept {
  return shape.first == 0 ? nullptr : &model.patterns[shape.first - 1u];
}

bool matches(const ServiceModel& model, const ModelPattern& pattern, std::string_view text) {
  if (pattern.takes_words && !text.empty() && std::all_of(text.begin(), text.end(), is_word)) {
    return true;
  }
  return compiled(model, pattern).matches(text);
}

std::span<const std::uint16_t> values_of(const ServiceModel& model,
                                         const ModelShape& shape) noexcept {
  if (shape.second == 0) return {};
  const ModelEnum& run = model.enums[shape.second - 1u];
  return model.values.subspan(run.first, run.count);
}

bool is_value(const ServiceModel& model, const ModelShape& shape, std::string_view text) noexcept {
  const auto values = values_of(model, shape);
  return values.empty() || std::any_of(values.begin(), values.end(), [&](std::uint16_t value) {
           return model.text(value) == text;
         });
}

std::string at_least(std::string_view what, std::int32_t least) {
  return fmt::format("Member must have {} greater than or equal to {}", what, least);
}
std::string at_most(std::string_view what, std::int32_t most) {
  return fmt::format("Member must have {} less than or equal to {}", what, most);
}
std::string of_pattern(const ServiceModel& model, const ModelPattern& pattern) {
  return fmt::format("Member must satisfy regular expression pattern: {}",
                     model.text(pattern.text));
}
std::string of_values(const ServiceModel& model, const ModelShape& shape) {
  std::vector<std::string_view> values;
  for (const std::uint16_t value : values_of(model, shape))
    values.push_back(model.text(value));
  return fmt::format("Member must satisfy enum value set: {}", bracketed(values));
}

bool has_size(const ModelShape& shape, std::size_t size) noexcept {
  return (!shape.has(ModelShape::has_min) || size >= static_cast<std::size_t>(shape.min)) &&
         (!shape.has(ModelShape::has_max) || size <= static_cast<std::size_t>(shape.max));
}

bool satisfies(const ServiceModel& model, const ModelShape& shape, std::string_view text) {
  if (!has_size(shape, character_count(text))) return false;
  const ModelPattern* pattern = pattern_of(model, shape);
  return (pattern == nullptr || matches(model, *pattern, text)) && is_value(model, shape, text);
}

bool satisfies(const ServiceModel& model, const ModelShape& shape, const Json& value) {
  if (shape.kind == Kind::text) return satisfies(model, shape, string_of(value));
  if (shape.kind != Kind::integer && shape.kind != Kind::number) return true;
  const double number = value.GetDouble();
  return (!shape.has(ModelShape::has_min) || number >= shape.min) &&
         (!shape.has(ModelShape::has_max) || number <= shape.max);
}

std::string constraints_of(const ServiceModel& model, const ModelShape& shape) {
  std::vector<std::string> constraints;
  const std::string_view what = shape.kind == Kind::text ? "length" : "value";
  if (shape.has(ModelShape::has_max)) constraints.push_back(at_most(what, shape.max));
  if (shape.has(ModelShape::has_min)) constraints.push_back(at_least(what, shape.min));
  if (shape.kind == Kind::text) {
    if (const ModelPattern* pattern = pattern_of(model, shape)) {
      constraints.push_back(of_pattern(model, *pattern));
    }
    if (shape.second != 0) constraints.push_back(of_values(model, shape));
  }
  return fmt::format("[{}]", fmt::join(constraints, ", "));
}

std::string shown(const Json& value) {
  if (value.IsString()) return std::string(string_of(value));
  if (value.IsArray()) {
    std::vector<std::string> elements;
    for (const Json& element : value.GetArray())
      elements.push_back(shown(element));
    return fmt::format("[{}]", fmt::join(elements, ", "));
  }
  if (value.IsObject()) {
    std::vector<std::string> entries;
    for (const auto& entry : value.GetObject())
      entries.push_back(fmt::format("{}={}", string_of(entry.name), shown(entry.value)));
    return fmt::format("{{{}}}", fmt::join(entries, ", "));
  }
  return to_string(value);
}

bool has_type(const ModelShape& shape, const Json& value) noexcept {
  switch (shape.kind) {
    case Kind::text:
    case Kind::blob:
      return value.IsString();
    case Kind::integer:
      return value.IsInt64();
    case Kind::number:
      return value.IsNumber();
    case Kind::boolean:
      return value.IsBool();
    case Kind::timestamp:
      return value.IsNumber() || value.IsString();
    case Kind::list:
      return value.IsArray();
    case Kind::map:
    case Kind::structure:
      return value.IsObject();
  }
  return false;
}

}  // namespace emulator::aws
