#pragma once

#include <string_view>
#include <vector>

#include "handlers/sns/filter_policy.hpp"

namespace emulator::sns {

// A policy with messages that it takes and messages that it leaves, or the reason why it is none.
// Messages are the attributes as JSON (a text is a String, a number a Number, an array a
// String.Array) or the body. After AWS's documentation of filter policies:
// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
struct FilterCase {
  FilterScope scope;
  std::string_view policy;
  std::vector<std::string_view> taken;
  std::vector<std::string_view> left;
  std::string_view fault = {};
};

const std::vector<FilterCase>& filter_cases();

}  // namespace emulator::sns
