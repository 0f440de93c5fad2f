#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/json.hpp"

// One element of a filter policy's array, such as "red", 7, {"prefix": "r"} or {"numeric": [">",
// 5]}. Include it in .cpp files only.
namespace emulator::sns {

// A value that a message has for a property.
struct FilterValue {
  enum class Kind { text, number, boolean, null };
  Kind kind = Kind::null;
  std::string text;
  double number = 0;
  bool boolean = false;

  bool operator==(const FilterValue& other) const noexcept;
};

// Nothing for an object or an array.
std::optional<FilterValue> filter_value(const aws::Json& json);

struct NumericTest {
  enum class Op { equal, less, less_equal, greater, greater_equal };
  Op op = Op::equal;
  double bound = 0;
};

// An address block, IPv4 in IPv6's clothes so that there is one comparison.
struct CidrBlock {
  std::array<std::uint8_t, 16> address{};
  unsigned prefix_length = 0;
};

struct FilterCondition {
  enum class Kind {
    equals,
    prefix,
    suffix,
    equals_ignore_case,
    wildcard,
    numeric,
    cidr,
    exists,
    anything_but
  };
  Kind kind = Kind::equals;
  FilterValue value;                     // equals; its text for those that compare text
  std::vector<NumericTest> tests;        // numeric: all must hold
  CidrBlock block;                       // cidr
  bool exists = true;                    // exists
  std::vector<FilterCondition> excepts;  // anything_but: none may match

  // Whether one value of a property that the message has matches.
  bool matches(const FilterValue& candidate) const;
};

// The fault in AWS's words.
using FilterFault = std::string;
boost::system::result<FilterCondition, FilterFault> parse_condition(const aws::Json& json);

// Whether a property with these values (none: the message hasn't got it) satisfies one of the
// conditions.
bool any_matches(const std::vector<FilterCondition>& conditions,
                 const std::vector<FilterValue>& values);

}  // namespace emulator::sns
