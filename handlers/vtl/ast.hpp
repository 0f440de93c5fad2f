#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::vtl {

// One element of a parsed template. Texts are views into the template's own.
struct Node {
  enum class Kind : std::uint8_t {
    // What stands in a template.
    text,
    reference,  // `name`, then its steps as children; `source` as it was written
    set,        // target reference, expression
    branch,     // #if: condition, block, condition, block, …, and a block for #else at the end
    foreach,    // variable in `name`; the list, the block
    break_,
    stop,
    define,      // variable in `name`; the block
    macro_call,  // `name`; arguments; with a block at the end for #@name
    block,
    // Steps of a reference.
    property,  // .name
    method,    // .name(arguments)
    index,     // [expression]
    // Expressions.
    literal_text,
    interpolated,  // the elements of a template in quotes
    integer,
    number,
    boolean,
    list,
    map,    // key, value, key, value, …
    range,  // from, to
    negation,
    binary
  };
  enum class Operator : std::uint8_t {
    none,
    or_,
    and_,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    add,
    subtract,
    multiply,
    divide,
    modulo
  };

  Kind kind;
  Operator operation = Operator::none;
  bool quiet = false;         // $!name renders nothing when it is null
  bool has_body = false;      // of a macro_call: the last child is a block
  std::uint16_t escapes = 0;  // backslashes before a reference
  std::uint32_t line = 0;
  std::string_view name = {};
  std::string_view source = {};
  std::int64_t integer = 0;
  double number = 0;
  std::vector<Node> children = {};
};

struct Macro {
  std::vector<std::string_view> parameters;
  Node body;
};

using Macros = std::map<std::string_view, Macro>;

}  // namespace emulator::vtl
