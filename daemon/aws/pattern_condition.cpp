#include "daemon/aws/pattern_condition.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "daemon/text.hpp"

namespace emulator::aws {

namespace {

using Kind = PatternCondition::Kind;
using ParsedCondition = boost::system::result<PatternCondition, PatternFault>;

constexpr double largest_number = 1e9;
constexpr double steps_per_unit = 1e5;  // five digits after the point count

bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_case(x) == lower_case(y); });
}

// '*' stands for any text; "\*" and "\\" for themselves. Linear but for the backtracking to the
// last star, which is all that is ever needed.
bool wildcard_matches(std::string_view pattern, std::string_view text) noexcept {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
      continue;
    }
    const bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
    if (p < pattern.size() && pattern[p + (escaped ? 1 : 0)] == text[t]) {
      p += escaped ? 2 : 1;
      ++t;
      continue;
    }
    if (star == std::string_view::npos) return false;
    p = star + 1;
    t = ++resume;
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

std::optional<PatternFault> wildcard_fault(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
      if (next != '*' && next != '\\') return fmt::format("Invalid escape character at pos {}", i);
      ++i;
    } else if (pattern[i] == '*' && i + 1 < pattern.size() && pattern[i + 1] == '*') {
      return fmt::format("Consecutive wildcard characters at pos {}", i);
    }
  }
  return std::nullopt;
}

bool is_comparable(double value) noexcept {
  return value >= -largest_number && value <= largest_number;
}

// Digits past the fifth after the point don't count. The little that is added makes up for what a
// binary number lacks of the decimal one it stands for.
double comparable(double value) noexcept {
  return std::trunc(value * steps_per_unit + std::copysign(1e-4, value));
}

bool same_number(double a, double b) noexcept {
  return is_comparable(a) && is_comparable(b) ? comparable(a) == comparable(b) : a == b;
}

bool holds(const NumericTest& test, double value) noexcept {
  const double left = comparable(value);
  const double right = comparable(test.bound);
  switch (test.op) {
    case NumericTest::Op::equal:
      return left == right;
    case NumericTest::Op::less:
      return left < right;
    case NumericTest::Op::less_equal:
      return left <= right;
    case NumericTest::Op::greater:
      return left > right;
    case NumericTest::Op::greater_equal:
      break;
  }
  return left >= right;
}

std::optional<NumericTest::Op> parse_operator(std::string_view text) noexcept {
  if (text == "=") return NumericTest::Op::equal;
  if (text == "<") return NumericTest::Op::less;
  if (text == "<=") return NumericTest::Op::less_equal;
  if (text == ">") return NumericTest::Op::greater;
  if (text == ">=") return NumericTest::Op::greater_equal;
  return std::nullopt;
}

ParsedCondition parse_text_condition(Kind kind, std::string_view name, const Json& json) {
  PatternCondition condition;
  condition.kind = kind;
  const Json* text = &json;
  // {"prefix": {"equals-ignore-case": "x"}}
  if ((kind == Kind::prefix || kind == Kind::suffix) && json.IsObject() &&
      json.MemberCount() == 1 && string_of(json.MemberBegin()->name) == "equals-ignore-case") {
    condition.kind = kind == Kind::prefix ? Kind::prefix_ignore_case : Kind::suffix_ignore_case;
    text = &json.MemberBegin()->value;
  }
  if (!text->IsString()) return fmt::format("{} match pattern must be a string", name);
  condition.text = string_of(*text);
  if (kind == Kind::wildcard) {
    if (auto fault = wildcard_fault(condition.text)) return *fault;
  }
  return condition;
}

// ["=", 5], [">", 0] or [">", 0, "<=", 150].
ParsedCondition parse_numeric(const Json& json) {
  if (!json.IsArray()) return PatternFault("Value of numeric must be an array.");
  if (json.Empty()) return PatternFault("Invalid member in numeric match: ]");
  if (json.Size() % 2 != 0)
    return PatternFault("Value of numeric must be pairs of operator and number");
  if (json.Size() > 4) return PatternFault("Too many elements in numeric expression");
  PatternCondition condition;
  condition.kind = Kind::numeric;
  for (rapidjson::SizeType i = 0; i < json.Size(); i += 2) {
    if (!json[i].IsString()) {
      const std::string found = json[i].IsObject()  ? "{"
                                : json[i].IsArray() ? "["
                                                    : to_string(json[i]);
      return fmt::format("Invalid member in numeric match: {}", found);
    }
    const std::string_view name = string_of(json[i]);
    const auto op = parse_operator(name);
    if (!op) return fmt::format("Unrecognized numeric range operator: {}", name);
    if (!json[i + 1].IsNumber()) return fmt::format("Value of {} must be numeric", name);
    const double bound = json[i + 1].GetDouble();
    if (!is_comparable(bound)) {
      return PatternFault("Value must be between -1.0E9 and 1.0E9, inclusive");
    }
    condition.tests.push_back({*op, bound});
  }
  if (condition.tests.size() == 2) {
    const auto [low, high] = std::pair(condition.tests[0], condition.tests[1]);
    const bool lower_bound =
        low.op == NumericTest::Op::greater || low.op == NumericTest::Op::greater_equal;
    const bool upper_bound =
        high.op == NumericTest::Op::less || high.op == NumericTest::Op::less_equal;
    if (!lower_bound || !upper_bound) return PatternFault("Bad numeric range operator");
    if (low.bound >= high.bound) return PatternFault("Bottom must be less than top");
  }
  return condition;
}

ParsedCondition parse_equals(const Json& json) {
  PatternCondition condition;
  if (json.IsString()) {
    condition.kind = Kind::text;
    condition.text = string_of(json);
  } else if (json.IsNumber()) {
    condition.kind = Kind::number;
    condition.value = json.GetDouble();
  } else if (json.IsBool()) {
    condition.kind = Kind::boolean;
    condition.flag = json.GetBool();
  } else if (!json.IsNull()) {
    return PatternFault("Match value must be String, number, true, false, or null");
  }
  return condition;
}

std::optional<Kind> text_kind(std::string_view name) noexcept {
  if (name == "prefix") return Kind::prefix;
  if (name == "suffix") return Kind::suffix;
  if (name == "wildcard") return Kind::wildcard;
  if (name == "equals-ignore-case") return Kind::equals_ignore_case;
  return std::nullopt;
}

// {"prefix": "x"} or {"prefix": ["x", "y"]}, and the same of the other matches of text.
std::optional<PatternFault> read_excepted_texts(const Json& json, PatternCondition& condition) {
  if (json.MemberCount() != 1) return PatternFault("Only one key allowed in match expression");
  const auto& member = *json.MemberBegin();
  const std::string_view name = string_of(member.name);
  const auto kind = text_kind(name);
  if (!kind) return fmt::format("Unsupported anything-but pattern: {}", name);
  const auto read = [&](const Json& text) -> std::optional<PatternFault> {
    auto except = parse_text_condition(*kind, fmt::format("anything-but {}", name), text);
    if (!except) return except.error();
    if (except->text.empty()) return fmt::format("Null {} not allowed", name);
    condition.excepts.push_back(std::move(*except));
    return std::nullopt;
  };
  if (!member.value.IsArray()) return read(member.value);
  if (member.value.Empty()) return PatternFault("Empty arrays are not allowed");
  for (const Json& text : member.value.GetArray()) {
    if (auto fault = read(text)) return fault;
  }
  return std::nullopt;
}

ParsedCondition parse_anything_but(const Json& json) {
  PatternCondition condition;
  condition.kind = Kind::anything_but;
  if (json.IsObject()) {
    if (auto fault = read_excepted_texts(json, condition)) return *fault;
    return condition;
  }
  const auto read = [&condition](const Json& value) -> std::optional<PatternFault> {
    if (!value.IsString() && !value.IsNumber()) {
      return PatternFault("Inside anything but list, start|null|boolean is not supported.");
    }
    auto except = parse_equals(value);
    if (!condition.excepts.empty() && condition.excepts.front().kind != except->kind) {
      return PatternFault(
          "Inside anything but list, either all values are number or string, mixed type is not "
          "supported");
    }
    condition.excepts.push_back(std::move(*except));
    return std::nullopt;
  };
  if (!json.IsArray()) {
    if (auto fault = read(json)) return *fault;
    return condition;
  }
  if (json.Empty()) return PatternFault("Empty arrays are not allowed");
  for (const Json& value : json.GetArray()) {
    if (auto fault = read(value)) return *fault;
  }
  return condition;
}

ParsedCondition parse_exists(const Json& json) {
  if (!json.IsBool()) return PatternFault("exists match pattern must be either true or false.");
  PatternCondition condition;
  condition.kind = Kind::exists;
  condition.flag = json.GetBool();
  return condition;
}

ParsedCondition parse_cidr(const Json& json) {
  if (!json.IsString()) return PatternFault("cidr match pattern must be a string");
  const auto block = parse_block(string_of(json));
  if (!block) return PatternFault("Malformed CIDR, one '/' required");
  PatternCondition condition;
  condition.kind = Kind::cidr;
  condition.block = *block;
  return condition;
}

bool text_matches(const PatternCondition& condition, std::string_view text) {
  const std::string_view wanted = condition.text;
  switch (condition.kind) {
    case Kind::text:
      return text == wanted;
    case Kind::prefix:
      return text.starts_with(wanted);
    case Kind::suffix:
      return text.ends_with(wanted);
    case Kind::equals_ignore_case:
      return equal_ignoring_case(text, wanted);
    case Kind::prefix_ignore_case:
      return equal_ignoring_case(text.substr(0, wanted.size()), wanted);
    case Kind::suffix_ignore_case:
      return text.size() >= wanted.size() &&
             equal_ignoring_case(text.substr(text.size() - wanted.size()), wanted);
    case Kind::wildcard:
      return wildcard_matches(wanted, text);
    case Kind::cidr:
      return contains(condition.block, text);
    default:
      return false;
  }
}

}  // namespace

bool PatternCondition::matches(const Json& candidate) const {
  switch (kind) {
    case Kind::number:
      return candidate.IsNumber() && same_number(candidate.GetDouble(), value);
    case Kind::boolean:
      return candidate.IsBool() && candidate.GetBool() == flag;
    case Kind::null:
      return candidate.IsNull();
    case Kind::numeric:
      return candidate.IsNumber() && is_comparable(candidate.GetDouble()) &&
             std::all_of(tests.begin(), tests.end(), [&candidate](const NumericTest& test) {
               return holds(test, candidate.GetDouble());
             });
    case Kind::exists:
      return flag;
    case Kind::anything_but:
      return std::none_of(
          excepts.begin(), excepts.end(),
          [&candidate](const PatternCondition& except) { return except.matches(candidate); });
    default:
      return candidate.IsString() && text_matches(*this, string_of(candidate));
  }
}

bool is_match_type(std::string_view name) noexcept {
  return text_kind(name) || name == "numeric" || name == "anything-but" || name == "exists" ||
         name == "cidr";
}

ParsedCondition parse_condition(const Json& json) {
  if (!json.IsObject()) return parse_equals(json);
  if (json.MemberCount() != 1) return PatternFault("Only one key allowed in match expression");
  const auto& member = *json.MemberBegin();
  const std::string_view name = string_of(member.name);
  if (const auto kind = text_kind(name)) return parse_text_condition(*kind, name, member.value);
  if (name == "numeric") return parse_numeric(member.value);
  if (name == "anything-but") return parse_anything_but(member.value);
  if (name == "exists") return parse_exists(member.value);
  if (name == "cidr") return parse_cidr(member.value);
  return fmt::format("Unrecognized match type {}", name);
}

}  // namespace emulator::aws
