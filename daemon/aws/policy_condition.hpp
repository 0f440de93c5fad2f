#pragma once

// Conditions of IAM policies.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace emulator::aws {

// What is known of a request: "aws:SourceIp" and its value. A key of several values stands there
// once for each.
using PolicyKeys = std::vector<std::pair<std::string, std::string>>;

// Whether a text fits a pattern in which '*' stands for any text and '?' for any character.
bool matches_wildcards(std::string_view pattern, std::string_view text) noexcept;

// The pattern with the policy variables in it replaced: "${aws:username}", "${aws:username, 'x'}"
// and "${*}". What they stand for has no wildcards. Nothing when a key has no value.
std::optional<std::string> expand_variables(std::string_view pattern, const PolicyKeys& keys);

// One operator with one key, as in {"StringLike": {"aws:UserAgent": ["curl/*"]}}.
class PolicyCondition {
 public:
  // Nothing for an operator that IAM hasn't, or values that it doesn't take.
  static std::optional<PolicyCondition> make(std::string_view name, std::string_view key,
                                             std::vector<std::string> values);

  // `has_variables`: whether the values' "${…}" are policy variables.
  bool holds(const PolicyKeys& keys, bool has_variables) const;

 private:
  enum class Kind : std::uint8_t { text, folded, like, number, date, boolean, address, arn, null };
  enum class Order : std::uint8_t { equal, less, less_equal, greater, greater_equal };
  enum class Quantifier : std::uint8_t { none, all, any };
  struct Operator {
    std::string_view name;
    Kind kind;
    Order order = Order::equal;
    bool negated = false;
  };

  PolicyCondition() = default;
  static const Operator* find_operator(std::string_view name) noexcept;
  static bool in_order(Order order, double left, double right) noexcept;
  bool takes(std::string_view value) const;
  bool fits(std::string_view wanted, std::string_view value, const PolicyKeys& keys,
            bool has_variables) const;

  const Operator* operator_ = nullptr;
  Quantifier quantifier_ = Quantifier::none;
  bool if_exists_ = false;
  std::string key_;
  std::vector<std::string> values_;
};

}  // namespace emulator::aws
