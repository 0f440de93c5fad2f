#pragma once

// IAM's policy language: what a policy says to one request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/caller.hpp"
#include "daemon/aws/error.hpp"
#include "daemon/aws/policy_condition.hpp"

namespace emulator::aws {

enum class Decision : std::uint8_t {
  allow,          // a statement allows it, and none denies it
  implicit_deny,  // no statement is about it
  explicit_deny
};

struct PolicyRequest {
  std::string_view action;  // "execute-api:Invoke"
  std::string_view resource;
  const Caller* caller = nullptr;  // null for an anonymous one
  const PolicyKeys& keys;
};

class Policy {
 public:
  // Policies of resources name principals; those of identities are their principals' own.
  enum class Kind : std::uint8_t { identity, resource };

  // MalformedPolicyDocument, with what is wrong.
  static Result<Policy> parse(std::string_view document, Kind kind);

  Decision decide(const PolicyRequest& request) const;

 private:
  // Whether it is among those named, or among all but those.
  struct Names {
    bool negated = false;
    std::vector<std::string> entries;
  };
  struct Statement {
    bool allows = false;
    bool has_principals = false;
    Names principals;
    Names actions;
    Names resources;
    std::vector<PolicyCondition> conditions;
  };
  struct Reader;

  bool applies(const Statement& statement, const PolicyRequest& request) const;

  bool has_variables_ = false;
  std::vector<Statement> statements_;
};

}  // namespace emulator::aws
