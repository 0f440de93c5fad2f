#pragma once

// JSONPath as Jayway's library has it, which API Gateway uses: $, .name, ['name'], ['a','b'], [0],
// [-1], [0,2], [1:3], [*], ..name, filters [?(…)] and the functions length(), size(), keys(),
// min(), max(), avg(), sum(), first() and last() at the end. Script expressions [(…)] are a fault.
// https://github.com/json-path/JsonPath

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/vtl/value.hpp"

namespace emulator::vtl {

struct PathFilter;

struct PathStep {
  enum class Kind : std::uint8_t { names, any, indices, slice, filter };

  Kind kind = Kind::names;
  bool deep = false;  // after "..": of everything below as well
  std::vector<std::string> names = {};
  std::vector<std::int64_t> indices = {};
  std::optional<std::int64_t> from = {};
  std::optional<std::int64_t> to = {};
  std::shared_ptr<const PathFilter> filter = nullptr;
};

class JsonPath {
 public:
  static JsonPath parse(std::string_view text);

  // Where and why it is no path; empty for a sound one.
  const std::string& fault() const noexcept { return fault_; }
  // Whether it leads to one value at most. Others give a list.
  bool is_definite() const noexcept;
  // Nothing where a definite path leads nowhere. `root` is what '$' is, `at` where it begins.
  std::optional<Value> evaluate(const Value& root, Arena& arena) const {
    return evaluate(root, root, arena);
  }
  std::optional<Value> evaluate(const Value& root, const Value& at, Arena& arena) const;

 private:
  friend class PathParser;

  bool from_root_ = true;  // else from '@'
  std::vector<PathStep> steps_;
  std::string function_;
  std::string fault_;
};

// The condition of a filter, as a tree.
struct PathFilter {
  enum class Kind : std::uint8_t { or_, and_, not_, exists, compare };
  struct Operand {
    enum class Kind : std::uint8_t { path, text, number, boolean, null, list };
    Kind kind = Kind::null;
    JsonPath path = {};
    std::string text = {};
    Value value = {};  // of a number or a boolean
    std::vector<Operand> items = {};
  };

  Kind kind = Kind::exists;
  std::string operation = {};  // "==", "=~", "in", …
  std::vector<PathFilter> children = {};
  std::vector<Operand> operands = {};
  bool ignores_case = false;  // of a regular expression

  bool accepts(const Value& root, const Value& candidate, Arena& arena) const;
};

}  // namespace emulator::vtl
