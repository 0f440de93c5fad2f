#pragma once

#include <string_view>

namespace emulator::http_api {

// Whether the policy that a Lambda authorizer answered lets a request through: one statement allows
// execute-api:Invoke on its ARN, and none denies it. '*' and '?' are wildcards.
bool policy_allows(std::string_view policy_document, std::string_view arn);

// Whether a text fits a pattern of wildcards.
bool matches_wildcards(std::string_view pattern, std::string_view text) noexcept;

}  // namespace emulator::http_api
