#pragma once

#include <string>
#include <vector>

#include "daemon/aws/policy.hpp"

namespace emulator::fuzz {

// A policy of a resource, taken apart.
struct ReferenceCondition {
  std::string name;  // "StringEquals"
  std::string key;
  std::vector<std::string> values;
};
struct ReferenceStatement {
  bool allows = true;
  bool not_actions = false;
  std::vector<std::string> actions;
  bool not_resources = false;
  std::vector<std::string> resources;
  bool not_principals = false;
  std::vector<std::string> principals;  // "*", an account, a user's ARN or an account's root
  std::vector<ReferenceCondition> conditions = {};
};

std::string to_json(const std::vector<ReferenceStatement>& statements);

// What they say, read naively: all statements are held against the request, and of those that are
// about it one denial is enough.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
aws::Decision reference_decision(const std::vector<ReferenceStatement>& statements,
                                 const aws::PolicyRequest& request);

}  // namespace emulator::fuzz
