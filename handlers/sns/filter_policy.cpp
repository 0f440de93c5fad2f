#include "handlers/sns/filter_policy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "handlers/sns/filter_condition.hpp"

namespace emulator::sns {

namespace {

constexpr std::size_t max_keys = 5;
constexpr std::size_t max_combinations = 150;
constexpr std::size_t max_policy_size = 262'144;

// A property, by its path in the body or by its name alone, and what it may be.
struct Rule {
  std::vector<std::string> path;
  std::vector<FilterCondition> conditions;
};

}  // namespace

// All rules must hold, and of each group of alternatives at least one.
struct FilterPolicy::Rules {
  std::vector<Rule> properties;
  std::vector<std::vector<Rules>> alternatives;

  template <class ValuesOf>
  bool hold(const ValuesOf& values_of) const {
    for (const Rule& rule : properties) {
      if (!any_matches(rule.conditions, values_of(rule.path))) return false;
    }
    return std::all_of(alternatives.begin(), alternatives.end(), [&](const auto& group) {
      return std::any_of(group.begin(), group.end(),
                         [&](const Rules& either) { return either.hold(values_of); });
    });
  }

  class Reader;
};

// Reads a policy, counting what AWS limits.
class FilterPolicy::Rules::Reader {
 public:
  explicit Reader(FilterScope scope) : scope_(scope) {}

  std::optional<FilterFault> read(const aws::Json& object, Rules& rules) {
    for (const auto& member : object.GetObject()) {
      const std::string_view name = aws::string_of(member.name);
      if (name == "$or" && is_alternatives(member.value)) {
        if (auto fault = read_alternatives(member.value, rules)) return fault;
        continue;
      }
      path_.emplace_back(name);
      auto fault = read_property(name, member.value, rules);
      path_.pop_back();
      if (fault) return fault;
    }
    return std::nullopt;
  }

  std::optional<FilterFault> check_limits() const {
    if (keys_ > max_keys)
      return fmt::format("Filter policy can not have more than {} keys", max_keys);
    if (combinations_ > max_combinations) return FilterFault("Filter policy is too complex");
    return std::nullopt;
  }

 private:
  // Anything else under that name is a property that happens to be called "$or".
  static bool is_alternatives(const aws::Json& json) {
    return json.IsArray() && json.Size() >= 2 &&
           std::all_of(json.Begin(), json.End(), [](const aws::Json& e) { return e.IsObject(); });
  }

  std::optional<FilterFault> read_alternatives(const aws::Json& list, Rules& rules) {
    std::vector<Rules> group(list.Size());
    for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
      if (auto fault = read(list[i], group[i])) return fault;
    }
    rules.alternatives.push_back(std::move(group));
    return std::nullopt;
  }

  std::optional<FilterFault> read_property(std::string_view name, const aws::Json& value,
                                           Rules& rules) {
    if (value.IsObject()) {
      if (scope_ == FilterScope::message_attributes) {
        return FilterFault(
            "Filter policy scope MessageAttributes does not support nested filter policy");
      }
      if (value.ObjectEmpty()) return FilterFault("Empty objects are not allowed");
      return read(value, rules);
    }
    if (!value.IsArray()) return fmt::format("\"{}\" must be an object or an array", name);
    if (value.Empty()) return FilterFault("Empty arrays are not allowed");
    Rule rule{path_, {}};
    for (const auto& element : value.GetArray()) {
      auto condition = parse_condition(element);
      if (!condition) return condition.error();
      rule.conditions.push_back(std::move(*condition));
    }
    ++keys_;
    combinations_ = std::min<std::size_t>(combinations_ * value.Size() * path_.size(), 1'000'000);
    rules.properties.push_back(std::move(rule));
    return std::nullopt;
  }

  FilterScope scope_;
  std::vector<std::string> path_;
  std::size_t keys_ = 0;
  std::size_t combinations_ = 1;
};

namespace {

// A String.Array holds a JSON array of strings, numbers, booleans and nulls. Binary attributes
// can't be filtered on.
std::vector<FilterValue> attribute_values(const MessageAttribute& attribute) {
  std::vector<FilterValue> values;
  const std::string_view base = attribute.base_type();
  if (attribute.type == "String.Array") {
    const auto document = aws::parse_json(attribute.value);
    if (!document || !document->IsArray()) return values;
    for (const auto& element : document->GetArray()) {
      if (auto value = filter_value(element)) values.push_back(std::move(*value));
    }
  } else if (base == "Number") {
    if (const auto number = parse_number(attribute.value)) {
      FilterValue value;
      value.kind = FilterValue::Kind::number;
      value.number = *number;
      values.push_back(std::move(value));
    }
  } else if (base == "String") {
    FilterValue value;
    value.kind = FilterValue::Kind::text;
    value.text = attribute.value;
    values.push_back(std::move(value));
  }
  return values;
}

// The leaves at the end of a path; arrays on the way stand for each of their elements.
void collect(const aws::Json& json, const std::vector<std::string>& path, std::size_t depth,
             std::vector<FilterValue>& values) {
  if (json.IsArray()) {
    for (const auto& element : json.GetArray())
      collect(element, path, depth, values);
    return;
  }
  if (depth == path.size()) {
    if (auto value = filter_value(json)) values.push_back(std::move(*value));
    return;
  }
  if (!json.IsObject()) return;
  const auto found = json.FindMember(path[depth].c_str());
  if (found != json.MemberEnd()) collect(found->value, path, depth + 1, values);
}

}  // namespace

std::optional<FilterScope> parse_filter_scope(std::string_view text) noexcept {
  if (text == "MessageAttributes") return FilterScope::message_attributes;
  if (text == "MessageBody") return FilterScope::message_body;
  return std::nullopt;
}

std::string_view to_string(FilterScope scope) noexcept {
  return scope == FilterScope::message_body ? "MessageBody" : "MessageAttributes";
}

FilterPolicy::FilterPolicy(FilterScope scope, std::unique_ptr<Rules> rules)
    : scope_(scope), rules_(std::move(rules)) {}

FilterPolicy::~FilterPolicy() = default;

aws::Result<std::shared_ptr<const FilterPolicy>> FilterPolicy::parse(std::string_view json,
                                                                     FilterScope scope) {
  const auto fault = [](std::string text) {
    return aws::Error{400, "InvalidParameter", std::move(text)};
  };
  if (json.size() > max_policy_size) return fault("Filter policy is too large");
  const auto document = aws::parse_json(json);
  if (!document) return fault("failed to parse JSON.");
  if (!document->IsObject()) return fault("Filter is not an object");
  auto rules = std::make_unique<Rules>();
  Rules::Reader reader(scope);
  if (auto wrong = reader.read(*document, *rules)) return fault(std::move(*wrong));
  if (auto wrong = reader.check_limits()) return fault(std::move(*wrong));
  return std::shared_ptr<const FilterPolicy>(new FilterPolicy(scope, std::move(rules)));
}

bool FilterPolicy::accepts(const Message& message) const {
  if (scope_ == FilterScope::message_body) {
    const auto document = aws::parse_json(message.text);
    if (!document || !document->IsObject()) return false;
    return rules_->hold([&document](const std::vector<std::string>& path) {
      std::vector<FilterValue> values;
      collect(*document, path, 0, values);
      return values;
    });
  }
  return rules_->hold([&message](const std::vector<std::string>& path) {
    for (const MessageAttribute& attribute : message.attributes) {
      if (attribute.name == path.front()) return attribute_values(attribute);
    }
    return std::vector<FilterValue>();
  });
}

}  // namespace emulator::sns
