#pragma once

#include <string_view>

namespace emulator::execute_api {

// What the policy of an authorizer says to the invocation of an ARN.
enum class Decision {
  allow,          // one statement allows it, and none denies it
  implicit_deny,  // no statement is about it
  explicit_deny,
  malformed  // no policy, or one with conditions, which are not evaluated
};

// '*' and '?' are wildcards in actions and resources.
Decision decide(std::string_view policy_document, std::string_view arn);

// Whether a text fits a pattern of wildcards.
bool matches_wildcards(std::string_view pattern, std::string_view text) noexcept;

}  // namespace emulator::execute_api
