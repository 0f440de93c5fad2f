#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/cidr.hpp"
#include "daemon/aws/json.hpp"

// One element of an event pattern's array, such as "red", 7, {"prefix": "r"} or {"numeric": [">",
// 5]}. Include it in .cpp files only.
namespace emulator::aws {

struct NumericTest {
  enum class Op : std::uint8_t { equal, less, less_equal, greater, greater_equal };
  Op op = Op::equal;
  double bound = 0;
};

struct PatternCondition {
  enum class Kind : std::uint8_t {
    text,
    number,
    boolean,
    null,
    prefix,
    suffix,
    equals_ignore_case,
    prefix_ignore_case,
    suffix_ignore_case,
    wildcard,
    numeric,
    cidr,
    exists,
    anything_but
  };
  Kind kind = Kind::null;
  bool flag = false;                      // of boolean and exists
  double value = 0;                       // of number
  std::string text;                       // of those that compare text
  std::vector<NumericTest> tests;         // numeric: all must hold
  CidrBlock block;                        // cidr
  std::vector<PatternCondition> excepts;  // anything_but: none may match

  // Whether one value that the event has for a property matches; of `exists`, that there is one.
  bool matches(const Json& candidate) const;
};

// What is wrong, in AWS's words.
using PatternFault = std::string;
boost::system::result<PatternCondition, PatternFault> parse_condition(const Json& json);

// Whether a name stands for a kind of match in an event pattern: "prefix".
bool is_match_type(std::string_view name) noexcept;

}  // namespace emulator::aws
