#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

// What AddPermission and RemovePermission do to a topic's policy.
namespace emulator::sns {

struct Permission {
  std::string label;
  std::vector<std::string> accounts;
  std::vector<std::string> actions;  // "Publish"
};

// The policy with another statement.
aws::Result<std::string> add_permission(std::string_view policy, std::string_view topic_arn,
                                        const Permission& permission);
// The policy without the statements of that label.
aws::Result<std::string> remove_permission(std::string_view policy, std::string_view label);

}  // namespace emulator::sns
