#include "handlers/sns/filter_condition.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <boost/asio/ip/address.hpp>

namespace emulator::sns {

namespace {

using Kind = FilterCondition::Kind;
using ParsedCondition = boost::system::result<FilterCondition, FilterFault>;

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
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

bool holds(const NumericTest& test, double value) noexcept {
  switch (test.op) {
    case NumericTest::Op::equal:
      return value == test.bound;
    case NumericTest::Op::less:
      return value < test.bound;
    case NumericTest::Op::less_equal:
      return value <= test.bound;
    case NumericTest::Op::greater:
      return value > test.bound;
    case NumericTest::Op::greater_equal:
      break;
  }
  return value >= test.bound;
}

std::optional<std::array<std::uint8_t, 16>> parse_address(std::string_view text) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  const auto v6 = address.is_v4() ? boost::asio::ip::make_address_v6(boost::asio::ip::v4_mapped,
                                                                     address.to_v4())
                                  : address.to_v6();
  return v6.to_bytes();
}

std::optional<CidrBlock> parse_block(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto address = parse_address(text.substr(0, slash));
  const std::string_view digits = text.substr(slash + 1);
  unsigned length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (!address || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  const bool v4 = text.find(':') == std::string_view::npos;
  if (length > (v4 ? 32U : 128U)) return std::nullopt;
  return CidrBlock{*address, v4 ? length + 96 : length};
}

bool contains(const CidrBlock& block, std::string_view text) {
  const auto address = parse_address(text);
  if (!address) return false;
  for (unsigned bit = 0; bit < block.prefix_length; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
    if (((*address)[bit / 8] ^ block.address[bit / 8]) & mask) return false;
  }
  return true;
}

std::optional<NumericTest::Op> parse_operator(std::string_view text) noexcept {
  if (text == "=") return NumericTest::Op::equal;
  if (text == "<") return NumericTest::Op::less;
  if (text == "<=") return NumericTest::Op::less_equal;
  if (text == ">") return NumericTest::Op::greater;
  if (text == ">=") return NumericTest::Op::greater_equal;
  return std::nullopt;
}

ParsedCondition parse_text_condition(Kind kind, std::string_view name, const aws::Json& json) {
  if (!json.IsString()) return fmt::format("{} match pattern must be a string", name);
  FilterCondition condition;
  condition.kind = kind;
  condition.value.kind = FilterValue::Kind::text;
  condition.value.text = aws::string_of(json);
  if (condition.value.text.empty() && kind != Kind::equals_ignore_case) {
    return fmt::format("{} match pattern must not be empty", name);
  }
  if (kind == Kind::wildcard && condition.value.text.find("**") != std::string::npos) {
    return FilterFault("Consecutive wildcard characters are not allowed");
  }
  return condition;
}

// ["=", 5], [">", 0] or [">", 0, "<=", 150].
ParsedCondition parse_numeric(const aws::Json& json) {
  if (!json.IsArray()) return FilterFault("Value of numeric must be an array.");
  if (json.Empty()) return FilterFault("Invalid member in numeric match: ]");
  if (json.Size() % 2 != 0)
    return FilterFault("Value of numeric must be pairs of operator and number");
  if (json.Size() > 4) return FilterFault("Too many elements in numeric expression");
  FilterCondition condition;
  condition.kind = Kind::numeric;
  for (rapidjson::SizeType i = 0; i < json.Size(); i += 2) {
    if (!json[i].IsString()) return FilterFault("Invalid member in numeric match");
    const std::string_view name = aws::string_of(json[i]);
    const auto op = parse_operator(name);
    if (!op) return fmt::format("Unrecognized numeric range operator: {}", name);
    if (!json[i + 1].IsNumber()) return fmt::format("Value of {} must be numeric", name);
    const double bound = json[i + 1].GetDouble();
    if (bound < -1e9 || bound > 1e9) {
      return FilterFault("Value must be between -1.0E9 and 1.0E9, inclusive");
    }
    condition.tests.push_back({*op, bound});
  }
  if (condition.tests.size() == 2) {
    const auto [low, high] = std::pair(condition.tests[0], condition.tests[1]);
    const bool lower_bound =
        low.op == NumericTest::Op::greater || low.op == NumericTest::Op::greater_equal;
    const bool upper_bound =
        high.op == NumericTest::Op::less || high.op == NumericTest::Op::less_equal;
    if (!lower_bound || !upper_bound) return FilterFault("Bad numeric range operator");
    if (low.bound >= high.bound) return FilterFault("Bottom must be less than top");
  }
  return condition;
}

ParsedCondition parse_equals(const aws::Json& json) {
  auto value = filter_value(json);
  if (!value) return FilterFault("Match value must be String, number, true, false, or null");
  FilterCondition condition;
  condition.value = std::move(*value);
  return condition;
}

// "x", 5, ["x", "y"], {"prefix": "x"}, {"suffix": "x"}, {"wildcard": "x*"}, {"equals-ignore-case":
// "x"}.
ParsedCondition parse_anything_but(const aws::Json& json) {
  FilterCondition condition;
  condition.kind = Kind::anything_but;
  if (json.IsArray()) {
    if (json.Empty()) return FilterFault("Empty arrays are not allowed");
    for (const auto& element : json.GetArray()) {
      if (!element.IsString() && !element.IsNumber()) {
        return FilterFault("Inside anything but list, values must be a number or string");
      }
      auto except = parse_equals(element);
      if (!except) return except.error();
      condition.excepts.push_back(std::move(*except));
    }
    return condition;
  }
  auto except = json.IsObject() ? parse_condition(json) : parse_equals(json);
  if (!except) return except.error();
  const Kind kind = except->kind;
  if (kind == Kind::anything_but || kind == Kind::exists || kind == Kind::numeric ||
      kind == Kind::cidr) {
    return FilterFault("Unsupported anything-but pattern");
  }
  condition.excepts.push_back(std::move(*except));
  return condition;
}

}  // namespace

bool FilterValue::operator==(const FilterValue& other) const noexcept {
  if (kind != other.kind) return false;
  switch (kind) {
    case Kind::text:
      return text == other.text;
    case Kind::number:
      return number == other.number;
    case Kind::boolean:
      return boolean == other.boolean;
    case Kind::null:
      break;
  }
  return true;
}

std::optional<FilterValue> filter_value(const aws::Json& json) {
  FilterValue value;
  if (json.IsString()) {
    value.kind = FilterValue::Kind::text;
    value.text = aws::string_of(json);
  } else if (json.IsNumber()) {
    value.kind = FilterValue::Kind::number;
    value.number = json.GetDouble();
  } else if (json.IsBool()) {
    value.kind = FilterValue::Kind::boolean;
    value.boolean = json.GetBool();
  } else if (!json.IsNull()) {
    return std::nullopt;
  }
  return value;
}

bool FilterCondition::matches(const FilterValue& candidate) const {
  const bool is_text = candidate.kind == FilterValue::Kind::text;
  switch (kind) {
    case Kind::equals:
      return candidate == value;
    case Kind::prefix:
      return is_text && candidate.text.starts_with(value.text);
    case Kind::suffix:
      return is_text && candidate.text.ends_with(value.text);
    case Kind::equals_ignore_case:
      return is_text && equal_ignoring_case(candidate.text, value.text);
    case Kind::wildcard:
      return is_text && wildcard_matches(value.text, candidate.text);
    case Kind::numeric:
      return candidate.kind == FilterValue::Kind::number &&
             std::all_of(tests.begin(), tests.end(), [&candidate](const NumericTest& test) {
               return holds(test, candidate.number);
             });
    case Kind::cidr:
      return is_text && contains(block, candidate.text);
    case Kind::exists:
      return exists;
    case Kind::anything_but:
      break;
  }
  return std::none_of(excepts.begin(), excepts.end(), [&candidate](const FilterCondition& except) {
    return except.matches(candidate);
  });
}

ParsedCondition parse_condition(const aws::Json& json) {
  if (!json.IsObject()) return parse_equals(json);
  if (json.MemberCount() != 1) return FilterFault("Only one key allowed in match expression");
  const auto& member = *json.MemberBegin();
  const std::string_view name = aws::string_of(member.name);
  if (name == "prefix") return parse_text_condition(Kind::prefix, name, member.value);
  if (name == "suffix") return parse_text_condition(Kind::suffix, name, member.value);
  if (name == "wildcard") return parse_text_condition(Kind::wildcard, name, member.value);
  if (name == "equals-ignore-case") {
    return parse_text_condition(Kind::equals_ignore_case, name, member.value);
  }
  if (name == "numeric") return parse_numeric(member.value);
  if (name == "anything-but") return parse_anything_but(member.value);
  FilterCondition condition;
  if (name == "exists") {
    if (!member.value.IsBool())
      return FilterFault("exists match pattern must be either true or false.");
    condition.kind = Kind::exists;
    condition.exists = member.value.GetBool();
    return condition;
  }
  if (name == "cidr") {
    if (!member.value.IsString()) return FilterFault("cidr match pattern must be a string");
    const auto block = parse_block(aws::string_of(member.value));
    if (!block) return FilterFault("Malformed CIDR, one '/' required");
    condition.kind = Kind::cidr;
    condition.block = *block;
    return condition;
  }
  return fmt::format("Unrecognized match type {}", name);
}

bool any_matches(const std::vector<FilterCondition>& conditions,
                 const std::vector<FilterValue>& values) {
  return std::any_of(
      conditions.begin(), conditions.end(), [&values](const FilterCondition& condition) {
        if (condition.kind == Kind::exists) return condition.exists == !values.empty();
        const auto matches = [&condition](const FilterValue& v) { return condition.matches(v); };
        // Of an array, no element may be one of the excepted values.
        if (condition.kind == Kind::anything_but) {
          return !values.empty() && std::all_of(values.begin(), values.end(), matches);
        }
        return std::any_of(values.begin(), values.end(), matches);
      });
}

}  // namespace emulator::sns
