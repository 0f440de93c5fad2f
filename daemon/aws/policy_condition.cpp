#include "daemon/aws/policy_condition.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "daemon/aws/cidr.hpp"
#include "daemon/http/headers.hpp"
#include "daemon/number.hpp"
#include "daemon/text.hpp"

namespace emulator::aws {

namespace {

// Stands before a character of a pattern that is no wildcard.
constexpr char literal = '\x01';

const std::string* value_of(const PolicyKeys& keys, std::string_view name) noexcept {
  const auto found = std::find_if(keys.begin(), keys.end(), [name](const auto& key) {
    return http::equals_ignoring_case(key.first, name);
  });
  return found == keys.end() ? nullptr : &found->second;
}

// Seconds since 1970, of "2026-01-31T09:30:00Z", of the day alone, or of a number of them.
std::optional<double> date_of(std::string_view text) {
  if (const auto number = number_from<double>(text)) return number;
  std::tm parts{};
  const std::string owned(text);
  const char* end = ::strptime(owned.c_str(), "%Y-%m-%d", &parts);
  if (end == nullptr) return std::nullopt;
  double fraction = 0;
  long offset = 0;
  if (*end == 'T') {
    end = ::strptime(end, "T%H:%M:%S", &parts);
    if (end == nullptr) return std::nullopt;
    if (*end == '.') {
      const char* const point = end++;
      while (*end >= '0' && *end <= '9')
        ++end;
      fraction = number_from<double>({point, end}).value_or(0);
    }
    if (*end == '+' || *end == '-') {
      int hours = 0;
      int minutes = 0;
      int used = 0;
      if (std::sscanf(end + 1, "%2d:%2d%n", &hours, &minutes, &used) != 2) return std::nullopt;
      offset = (*end == '+' ? 1 : -1) * (hours * 3600L + minutes * 60L);
      end += 1 + used;
    } else if (*end == 'Z') {
      ++end;
    }
  }
  if (*end != '\0') return std::nullopt;
  return static_cast<double>(::timegm(&parts) - offset) + fraction;
}

bool in_block(std::string_view block, std::string_view address) {
  std::string text(block);
  if (text.find('/') == std::string::npos) {
    text += text.find(':') == std::string::npos ? "/32" : "/128";
  }
  const auto parsed = parse_block(text);
  return parsed && (address.empty() || contains(*parsed, address));
}

// Wildcards of an ARN stay within their part of it; the last one may have colons.
bool matches_arn(std::string_view pattern, std::string_view arn) noexcept {
  for (int part = 0; part < 5; ++part) {
    const auto in_pattern = pattern.find(':');
    const auto in_arn = arn.find(':');
    if (in_pattern == pattern.npos || in_arn == arn.npos) return false;
    if (!matches_wildcards(pattern.substr(0, in_pattern), arn.substr(0, in_arn))) return false;
    pattern.remove_prefix(in_pattern + 1);
    arn.remove_prefix(in_arn + 1);
  }
  return matches_wildcards(pattern, arn);
}

// As a text, where nothing is a wildcard.
std::string plain(std::string_view pattern) {
  std::string text;
  for (const char c : pattern) {
    if (c != literal) text += c;
  }
  return text;
}

}  // namespace

bool matches_wildcards(std::string_view pattern, std::string_view text) noexcept {
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = pattern.npos;
  std::size_t resume = 0;
  while (in < text.size()) {
    const bool is_literal = at + 1 < pattern.size() && pattern[at] == literal;
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      resume = in;
    } else if (is_literal && pattern[at + 1] == text[in]) {
      at += 2;
      ++in;
    } else if (at < pattern.size() && !is_literal &&
               (pattern[at] == '?' || pattern[at] == text[in])) {
      ++at;
      ++in;
    } else if (star != pattern.npos) {
      at = star + 1;
      in = ++resume;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*')
    ++at;
  return at == pattern.size();
}

std::optional<std::string> expand_variables(std::string_view pattern, const PolicyKeys& keys) {
  std::string out;
  for (auto at = pattern.find("${"); at != pattern.npos; at = pattern.find("${")) {
    const auto end = pattern.find('}', at);
    if (end == pattern.npos) break;
    out.append(pattern.substr(0, at));
    const std::string_view inner = pattern.substr(at + 2, end - at - 2);
    pattern.remove_prefix(end + 1);
    std::string_view value;
    const auto comma = inner.find(',');
    if (inner == "*" || inner == "?" || inner == "$") {
      value = inner;
    } else if (const auto* known = value_of(keys, trimmed(inner.substr(0, comma), " "))) {
      value = *known;
    } else if (comma != inner.npos) {
      value = trimmed(inner.substr(comma + 1), " ");
      if (value.size() < 2 || value.front() != '\'' || value.back() != '\'') return std::nullopt;
      value = value.substr(1, value.size() - 2);
    } else {
      return std::nullopt;
    }
    for (const char c : value) {
      if (c == '*' || c == '?' || c == literal) out += literal;
      out += c;
    }
  }
  out.append(pattern);
  return out;
}

const PolicyCondition::Operator* PolicyCondition::find_operator(std::string_view name) noexcept {
  using enum Order;
  using enum Kind;
  static constexpr Operator table[] = {
      {"ArnEquals", arn},
      {"ArnLike", arn},
      {"ArnNotEquals", arn, equal, true},
      {"ArnNotLike", arn, equal, true},
      {"BinaryEquals", text},
      {"Bool", boolean},
      {"DateEquals", date},
      {"DateGreaterThan", date, greater},
      {"DateGreaterThanEquals", date, greater_equal},
      {"DateLessThan", date, less},
      {"DateLessThanEquals", date, less_equal},
      {"DateNotEquals", date, equal, true},
      {"IpAddress", address},
      {"NotIpAddress", address, equal, true},
      {"Null", null},
      {"NumericEquals", number},
      {"NumericGreaterThan", number, greater},
      {"NumericGreaterThanEquals", number, greater_equal},
      {"NumericLessThan", number, less},
      {"NumericLessThanEquals", number, less_equal},
      {"NumericNotEquals", number, equal, true},
      {"StringEquals", text},
      {"StringEqualsIgnoreCase", folded},
      {"StringLike", like},
      {"StringNotEquals", text, equal, true},
      {"StringNotEqualsIgnoreCase", folded, equal, true},
      {"StringNotLike", like, equal, true},
  };
  const auto* found =
      std::find_if(std::begin(table), std::end(table),
                   [name](const Operator& candidate) { return candidate.name == name; });
  return found == std::end(table) ? nullptr : found;
}

std::optional<PolicyCondition> PolicyCondition::make(std::string_view name, std::string_view key,
                                                     std::vector<std::string> values) {
  constexpr std::string_view all = "ForAllValues:";
  constexpr std::string_view any = "ForAnyValue:";
  constexpr std::string_view if_exists = "IfExists";
  PolicyCondition condition;
  if (name.starts_with(all)) {
    condition.quantifier_ = Quantifier::all;
    name.remove_prefix(all.size());
  } else if (name.starts_with(any)) {
    condition.quantifier_ = Quantifier::any;
    name.remove_prefix(any.size());
  }
  if (name.ends_with(if_exists)) {
    condition.if_exists_ = true;
    name.remove_suffix(if_exists.size());
  }
  condition.operator_ = find_operator(name);
  if (condition.operator_ == nullptr || key.empty() || values.empty()) return std::nullopt;
  // Whether a key is there can't depend on whether it is there.
  if (condition.operator_->kind == Kind::null && condition.if_exists_) return std::nullopt;
  for (const std::string& value : values) {
    if (!condition.takes(value)) return std::nullopt;
  }
  condition.key_ = key;
  condition.values_ = std::move(values);
  return condition;
}

bool PolicyCondition::takes(std::string_view value) const {
  switch (operator_->kind) {
    case Kind::number:
      return number_from<double>(value).has_value();
    case Kind::date:
      return date_of(value).has_value();
    case Kind::boolean:
    case Kind::null:
      return http::equals_ignoring_case(value, "true") ||
             http::equals_ignoring_case(value, "false");
    case Kind::address:
      return in_block(value, {});
    case Kind::text:
    case Kind::folded:
    case Kind::like:
    case Kind::arn:
      break;
  }
  return true;
}

bool PolicyCondition::in_order(Order order, double left, double right) noexcept {
  switch (order) {
    case Order::equal:
      return left == right;
    case Order::less:
      return left < right;
    case Order::less_equal:
      return left <= right;
    case Order::greater:
      return left > right;
    case Order::greater_equal:
      break;
  }
  return left >= right;
}

bool PolicyCondition::fits(std::string_view wanted, std::string_view value, const PolicyKeys& keys,
                           bool has_variables) const {
  std::optional<std::string> expanded;
  if (has_variables && wanted.find("${") != wanted.npos) {
    expanded = expand_variables(wanted, keys);
    if (!expanded) return false;
    wanted = *expanded;
  }
  const auto ordered = [this](std::optional<double> left, std::optional<double> right) {
    return left && right && in_order(operator_->order, *left, *right);
  };
  switch (operator_->kind) {
    case Kind::text:
      return plain(wanted) == value;
    case Kind::folded:
      return http::equals_ignoring_case(plain(wanted), value);
    case Kind::like:
      return matches_wildcards(wanted, value);
    case Kind::number:
      return ordered(number_from<double>(value), number_from<double>(wanted));
    case Kind::date:
      return ordered(date_of(value), date_of(wanted));
    case Kind::boolean:
    case Kind::null:
      return http::equals_ignoring_case(wanted, value);
    case Kind::address:
      return !value.empty() && in_block(wanted, value);
    case Kind::arn:
      break;
  }
  return matches_arn(wanted, value);
}

bool PolicyCondition::holds(const PolicyKeys& keys, bool has_variables) const {
  const bool negated = operator_->negated;
  const auto holds_for = [&](std::string_view value) {
    const bool fits_one = std::any_of(
        values_.begin(), values_.end(),
        [&](const std::string& wanted) { return fits(wanted, value, keys, has_variables); });
    return fits_one != negated;
  };
  std::size_t count = 0;
  std::size_t held = 0;
  for (const auto& [name, value] : keys) {
    if (!http::equals_ignoring_case(name, key_)) continue;
    ++count;
    if (operator_->kind != Kind::null && holds_for(value)) ++held;
  }
  if (operator_->kind == Kind::null) return holds_for(count == 0 ? "true" : "false");
  switch (quantifier_) {
    case Quantifier::all:
      return held == count;
    case Quantifier::any:
      return held > 0 || (count == 0 && if_exists_);
    case Quantifier::none:
      break;
  }
  if (count == 0) return negated || if_exists_;
  return negated ? held == count : held > 0;
}

}  // namespace emulator::aws
