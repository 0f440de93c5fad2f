#include "handlers/lambda/function_reference.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/model_check.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_model.hpp"

namespace emulator::lambda {

namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
bool is_word(char c) noexcept {
  return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

template <class Predicate>
bool all_of(std::string_view text, Predicate predicate) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), predicate);
}

// us-east-1, us-gov-west-1, us-isob-east-1, eusc-de-east-1
bool is_region(std::string_view text) noexcept {
  if (text.starts_with("eusc-")) text.remove_prefix(5);
  return text.size() >= 9 && is_digit(text.back()) && text[text.size() - 2] == '-' &&
         text[2] == '-' &&
         all_of(text.substr(0, text.size() - 2), [](char c) { return is_lower(c) || c == '-'; });
}

bool is_account(std::string_view text, bool odd_accounts) noexcept {
  return all_of(text, is_digit) && (odd_accounts || text.size() == 12);
}

bool is_qualifier(std::string_view text) noexcept {
  return text == latest || text == "$LATEST.PUBLISHED" || all_of(text, is_word);
}

// The text up to the next colon, taken off if it is followed by one and `accepted`.
template <class Predicate>
std::string_view take_prefix(std::string_view& text, Predicate accepted) noexcept {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !accepted(text.substr(0, colon))) return {};
  const std::string_view prefix = text.substr(0, colon);
  text.remove_prefix(colon + 1);
  return prefix;
}

// Only for what the parser refused, or may have let through: the parser is the fast way for each
// invocation, the service model has the words of the error.
std::optional<aws::Error> invalid_name(std::string_view function_name,
                                       const std::optional<FunctionReference>& reference,
                                       const ReferenceContext& context) {
  constexpr std::size_t name_limit = 64;
  const bool create = context.rule == NameRule::create;
  const bool odd = !reference || (create && reference->name.find('.') != std::string_view::npos);
  if (odd || function_name.size() > 140) {
    // Any operation that takes names of that kind.
    const std::string_view operation = create ? "UpdateFunctionCode" : "GetFunction";
    if (auto error = aws::check_text(service_model, operation, "FunctionName", function_name)) {
      return error;
    }
  }
  if (!reference) return invalid_parameter("The function name is not valid.");
  if (reference->name.size() <= name_limit) return std::nullopt;
  aws::Validation validation;
  validation.fail("functionName", reference->name,
                  fmt::format("Member must have length less than or equal to {}", name_limit));
  return validation.error();
}

}  // namespace

std::optional<FunctionReference> parse_function_reference(std::string_view text,
                                                          bool odd_accounts) noexcept {
  FunctionReference reference;
  if (text.starts_with("arn:")) {
    text.remove_prefix(4);
    const auto known_partition = [](std::string_view part) {
      return part.empty() || (part.starts_with("aws") && all_of(part, is_word));
    };
    const std::size_t before = text.size();
    take_prefix(text, known_partition);
    if (text.size() == before || !text.starts_with("lambda:")) return std::nullopt;
    text.remove_prefix(7);
  }
  reference.region = take_prefix(text, is_region);
  reference.account = take_prefix(
      text, [odd_accounts](std::string_view part) { return is_account(part, odd_accounts); });
  take_prefix(text, [](std::string_view part) { return part == "function"; });

  const auto colon = text.find(':');
  reference.name = text.substr(0, colon);
  if (!all_of(reference.name, [](char c) { return is_word(c) || c == '.'; })) return std::nullopt;
  if (colon != std::string_view::npos) {
    reference.qualifier = text.substr(colon + 1);
    if (!is_qualifier(reference.qualifier)) return std::nullopt;
  }
  return reference;
}

std::string function_arn(const aws::Scope& scope, std::string_view name,
                         std::string_view qualifier) {
  std::string resource = fmt::format("function:{}", name);
  if (!qualifier.empty()) resource += fmt::format(":{}", qualifier);
  return aws::make_arn("lambda", scope.region, scope.account, resource);
}

std::string FunctionTarget::arn() const {
  return function_arn(scope, name, qualifier);
}
std::string FunctionTarget::unqualified_arn() const {
  return function_arn(scope, name);
}

aws::Result<FunctionTarget> resolve_function(std::string_view function_name,
                                             std::string_view qualifier,
                                             const ReferenceContext& context) {
  const auto reference = parse_function_reference(function_name, context.odd_accounts);
  if (auto error = invalid_name(function_name, reference, context)) return std::move(*error);
  if (!qualifier.empty() && !is_qualifier(qualifier)) {
    if (auto error = aws::check_text(service_model, "GetFunction", "Qualifier", qualifier)) {
      return std::move(*error);
    }
  }
  if (!qualifier.empty() && !reference->qualifier.empty() && qualifier != reference->qualifier) {
    return invalid_parameter(
        "The derived qualifier from the function name does not match the specified qualifier.");
  }
  const bool other_region =
      !reference->region.empty() && reference->region != context.caller.region;
  if (other_region && context.other_regions == OtherRegions::refused) {
    return resource_not_found(
        fmt::format("Functions from '{}' are not reachable in this region ('{}')",
                    reference->region, context.caller.region));
  }

  FunctionTarget target{context.caller, std::string(reference->name),
                        std::string(qualifier.empty() ? reference->qualifier : qualifier)};
  if (other_region) target.scope.region = reference->region;
  // An account id of another length names no account; such ARNs mean the caller's own.
  if (reference->account.size() != 12 || reference->account == context.caller.account) {
    return target;
  }
  if (context.other_accounts == OtherAccounts::refused && context.odd_accounts) return target;
  target.scope.account = reference->account;
  if (context.other_accounts == OtherAccounts::followed) return target;
  return aws::Error{
      403, "AccessDeniedException",
      fmt::format("User: arn:{}:iam::{}:root is not authorized to perform: lambda:{} on resource: "
                  "{} because no resource-based policy allows the lambda:{} action",
                  aws::partition_of(context.caller.region), context.caller.account,
                  context.operation, target.arn(), context.operation)};
}

}  // namespace emulator::lambda
