#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "daemon/aws/identity.hpp"

namespace emulator::lambda {

inline constexpr std::string_view latest = "$LATEST";

// How a caller names a function: `fn`, `fn:prod`, `123456789012:function:fn` or a full ARN, the
// last two with or without a qualifier. Parts that weren't given are empty. The views are into the
// text.
struct FunctionReference {
  std::string_view region;
  std::string_view account;
  std::string_view name;
  std::string_view qualifier;
};

// Nothing for a text that is no function name of any form. Accounts of another length than 12
// digits are taken only with `odd_accounts`.
std::optional<FunctionReference> parse_function_reference(std::string_view text,
                                                          bool odd_accounts = false) noexcept;

// A function that a call is about, whether or not it exists.
struct FunctionTarget {
  aws::Scope scope;
  std::string name;
  std::string qualifier;  // empty when the caller gave none

  bool is_latest() const noexcept { return qualifier.empty() || qualifier == latest; }
  std::string arn() const;  // with the qualifier, if there is one
  std::string unqualified_arn() const;
};

enum class NameRule {
  create,      // FunctionName of the model: 64 characters in a name, no dots
  namespaced,  // NamespacedFunctionName of the model
};

// Whether the ARN of another account is followed (Invoke, which a resource policy may allow) or
// refused (everything that manages functions).
enum class OtherAccounts { refused, followed };
// The same for the ARN of another region, which only other services follow.
enum class OtherRegions { refused, followed };

struct ReferenceContext {
  aws::Scope caller;
  std::string_view operation;
  NameRule rule = NameRule::namespaced;
  OtherAccounts other_accounts = OtherAccounts::refused;
  // LOCALSTACK_COMPAT: tests written for LocalStack make ARNs up, with any account in them.
  bool odd_accounts = false;
  OtherRegions other_regions = OtherRegions::refused;
};

// What `function_name` and the Qualifier parameter name together. Errors as AWS:
// ValidationException for a malformed name, ResourceNotFoundException for another region,
// AccessDeniedException for another account, InvalidParameterValueException for two different
// qualifiers.
aws::Result<FunctionTarget> resolve_function(std::string_view function_name,
                                             std::string_view qualifier,
                                             const ReferenceContext& context);

std::string function_arn(const aws::Scope& scope, std::string_view name,
                         std::string_view qualifier = {});

}  // namespace emulator::lambda
