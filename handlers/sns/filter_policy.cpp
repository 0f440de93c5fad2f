#include "handlers/sns/filter_policy.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "daemon/aws/event_pattern.hpp"

namespace emulator::sns {

namespace {

using aws::Json;
using aws::JsonDocument;

// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
constexpr std::size_t max_keys = 5;
constexpr std::size_t max_combinations = 150;
constexpr std::size_t max_policy_size = 262'144;

// Calls visit(name, value) for the properties of a policy, those of alternatives included.
template <class Visit>
void for_each_property(const Json& object, const Visit& visit) {
  for (const auto& member : object.GetObject()) {
    const std::string_view name = aws::string_of(member.name);
    if (name != "$or" || !aws::is_alternatives(member.value)) {
      visit(name, member.value);
      continue;
    }
    for (const Json& alternative : member.value.GetArray())
      for_each_property(alternative, visit);
  }
}

// AWS's measure: the values of all arrays multiplied, each times its depth, those of alternatives
// added up. Stops counting past the limit.
std::size_t combinations(const Json& object, std::size_t depth) {
  std::size_t product = 1;
  for (const auto& member : object.GetObject()) {
    std::size_t count = 1;
    if (aws::string_of(member.name) == "$or" && aws::is_alternatives(member.value)) {
      count = 0;
      for (const Json& alternative : member.value.GetArray())
        count += combinations(alternative, depth);
    } else if (member.value.IsArray()) {
      count = member.value.Size() * depth;
    } else if (member.value.IsObject()) {
      count = combinations(member.value, depth + 1);
    }
    product = std::min(product * count, max_combinations + 1);
  }
  return product;
}

std::optional<std::string> limit_fault(const Json& policy, FilterScope scope) {
  bool nested = false;
  std::set<std::string_view> keys;
  for_each_property(policy, [&](std::string_view name, const Json& value) {
    nested = nested || value.IsObject();
    keys.insert(name);
  });
  if (nested && scope == FilterScope::message_attributes) {
    return "Filter policy scope MessageAttributes does not support nested filter policy";
  }
  if (keys.size() > max_keys) {
    return fmt::format("Filter policy can not have more than {} keys", max_keys);
  }
  if (combinations(policy, 1) > max_combinations) return "Filter policy is too complex";
  return std::nullopt;
}

template <class... Value>
void add(JsonDocument& document, std::string_view name, Value&&... value) {
  auto& allocator = document.GetAllocator();
  const auto length = static_cast<rapidjson::SizeType>(name.size());
  document.AddMember(Json(name.data(), length, allocator), Json(std::forward<Value>(value)...),
                     allocator);
}

// A String.Array holds a JSON array; policies are blind to attributes of type Binary.
void add_attribute(JsonDocument& document, const MessageAttribute& attribute) {
  const std::string_view base = attribute.base_type();
  if (attribute.type == "String.Array") {
    const auto parsed = aws::parse_json(attribute.value);
    if (parsed && parsed->IsArray()) {
      add(document, attribute.name, *parsed, document.GetAllocator());
    }
  } else if (base == "Number") {
    if (const auto number = parse_number(attribute.value)) add(document, attribute.name, *number);
  } else if (base == "String") {
    add(document, attribute.name, attribute.value.data(),
        static_cast<rapidjson::SizeType>(attribute.value.size()), document.GetAllocator());
  }
}

JsonDocument read_attributes(const MessageAttributes& attributes) {
  JsonDocument document;
  document.SetObject();
  for (const MessageAttribute& attribute : attributes)
    add_attribute(document, attribute);
  return document;
}

}  // namespace

struct FilterableMessage::Views {
  std::optional<JsonDocument> attributes;
  std::optional<JsonDocument> body;  // null where it is no JSON object

  const Json& get(const Message& message, FilterScope scope) {
    if (scope == FilterScope::message_attributes) {
      if (!attributes) attributes = read_attributes(message.attributes);
      return *attributes;
    }
    if (!body) {
      body = aws::parse_json(message.text);
      if (!body || !body->IsObject()) body.emplace();
    }
    return *body;
  }
};

FilterableMessage::FilterableMessage(const Message& message) : message_(message) {}
FilterableMessage::~FilterableMessage() = default;

struct FilterPolicy::Compiled {
  aws::EventPattern pattern;
};

std::optional<FilterScope> parse_filter_scope(std::string_view text) noexcept {
  if (text == "MessageAttributes") return FilterScope::message_attributes;
  if (text == "MessageBody") return FilterScope::message_body;
  return std::nullopt;
}

std::string_view to_string(FilterScope scope) noexcept {
  return scope == FilterScope::message_body ? "MessageBody" : "MessageAttributes";
}

FilterPolicy::FilterPolicy(FilterScope scope, std::unique_ptr<Compiled> compiled)
    : scope_(scope), compiled_(std::move(compiled)) {}

FilterPolicy::~FilterPolicy() = default;

aws::Result<std::shared_ptr<const FilterPolicy>> FilterPolicy::parse(std::string_view json,
                                                                     FilterScope scope) {
  const auto fault = [](std::string text) {
    return aws::Error{400, "InvalidParameter", std::move(text)};
  };
  if (json.size() > max_policy_size) return fault("Filter policy is too large");
  const auto document = aws::parse_json(json);
  if (!document) return fault("failed to parse JSON.");
  auto pattern = aws::EventPattern::compile(*document);
  if (!pattern) return fault(std::move(pattern.error()));
  if (auto wrong = limit_fault(*document, scope)) return fault(std::move(*wrong));
  auto compiled = std::make_unique<Compiled>(Compiled{std::move(*pattern)});
  return std::shared_ptr<const FilterPolicy>(new FilterPolicy(scope, std::move(compiled)));
}

bool FilterPolicy::accepts(FilterableMessage& message) const {
  if (!message.views_) message.views_ = std::make_unique<FilterableMessage::Views>();
  const Json& view = message.views_->get(message.message_, scope_);
  return view.IsObject() && compiled_->pattern.matches(view);
}

bool FilterPolicy::accepts(const Message& message) const {
  FilterableMessage filterable(message);
  return accepts(filterable);
}

std::optional<FilterMismatch> FilterPolicy::explain(const Message& message) const {
  FilterableMessage::Views views;
  const Json& view = views.get(message, scope_);
  if (!view.IsObject()) return FilterMismatch{};
  auto mismatch = compiled_->pattern.explain(view);
  if (!mismatch) return std::nullopt;
  return FilterMismatch{std::move(mismatch->key), std::move(mismatch->value)};
}

}  // namespace emulator::sns
