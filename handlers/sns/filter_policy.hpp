#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "handlers/sns/message.hpp"

namespace emulator::sns {

enum class FilterScope { message_attributes, message_body };

std::optional<FilterScope> parse_filter_scope(std::string_view text) noexcept;
std::string_view to_string(FilterScope scope) noexcept;

// What filter policies see of a message. Made once for all subscriptions; each scope is read when
// the first policy asks for it.
class FilterableMessage {
 public:
  explicit FilterableMessage(const Message& message);
  ~FilterableMessage();
  FilterableMessage(const FilterableMessage&) = delete;
  FilterableMessage& operator=(const FilterableMessage&) = delete;

 private:
  friend class FilterPolicy;
  struct Views;
  const Message& message_;
  std::unique_ptr<Views> views_;
};

// Why a message was not accepted.
struct FilterMismatch {
  // The property of the policy that failed, with periods between levels; empty if the body, which
  // the policy is over, is no JSON object.
  std::string key;
  // What the message has there, as JSON; nothing if it has nothing.
  std::optional<std::string> value;
};

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
  bool accepts(FilterableMessage& message) const;
  bool accepts(const Message& message) const;
  // Nothing if the message is accepted.
  std::optional<FilterMismatch> explain(const Message& message) const;

 private:
  struct Compiled;
  FilterPolicy(FilterScope scope, std::unique_ptr<Compiled> compiled);

  FilterScope scope_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace emulator::sns
