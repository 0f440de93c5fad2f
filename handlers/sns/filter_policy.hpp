#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/sns/message.hpp"

namespace emulator::sns {

enum class FilterScope { message_attributes, message_body };

std::optional<FilterScope> parse_filter_scope(std::string_view text) noexcept;
std::string_view to_string(FilterScope scope) noexcept;

// Decides which messages a subscription gets.
// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
class FilterPolicy {
 public:
  // Nothing that AWS would take is kept without being acted on: an operator we don't know is a
  // fault. The error is AWS's reason alone; which parameter it belongs to is the caller's to say.
  static aws::Result<std::shared_ptr<const FilterPolicy>> parse(std::string_view json,
                                                                FilterScope scope);
  ~FilterPolicy();

  // With the scope MessageBody, a message that is no JSON object is not accepted.
  bool accepts(const Message& message) const;

 private:
  struct Rules;
  FilterPolicy(FilterScope scope, std::unique_ptr<Rules> rules);

  FilterScope scope_;
  std::unique_ptr<Rules> rules_;
};

}  // namespace emulator::sns
