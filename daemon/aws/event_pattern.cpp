#include "daemon/aws/event_pattern.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/pattern_condition.hpp"

namespace emulator::aws {

namespace {

using Kind = PatternCondition::Kind;

constexpr std::size_t max_depth = 100;
constexpr std::size_t max_alternatives = 1000;

// What a property at the end of a path may be.
struct Leaf {
  std::vector<std::string> path;
  std::vector<PatternCondition> conditions;

  bool takes_absence() const noexcept {
    return std::any_of(conditions.begin(), conditions.end(), [](const PatternCondition& condition) {
      return condition.kind == Kind::exists && !condition.flag;
    });
  }
  bool takes(const Json& value) const {
    return std::any_of(conditions.begin(), conditions.end(),
                       [&value](const auto& condition) { return condition.matches(value); });
  }
  std::string key() const { return fmt::format("{}", fmt::join(path, ".")); }
};

const Json* find(const Json& object, std::string_view name) noexcept {
  const auto found = object.FindMember(
      Json(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
  return found == object.MemberEnd() ? nullptr : &found->value;
}

// Arrays stand for their elements, theirs included. Events nest as deep as they like, so the stack
// isn't the program's.
template <class Visit>
bool any_element(const Json& value, const Visit& visit) {
  if (!value.IsArray()) return visit(value);
  std::vector<const Json*> waiting{&value};
  while (!waiting.empty()) {
    const Json& next = *waiting.back();
    waiting.pop_back();
    if (!next.IsArray()) {
      if (visit(next)) return true;
      continue;
    }
    for (rapidjson::SizeType i = next.Size(); i > 0; --i)
      waiting.push_back(&next[i - 1]);
  }
  return false;
}

// The values at the end of a path, wherever arrays branch.
void collect(const Json& value, const std::vector<std::string>& path, std::size_t depth,
             std::vector<const Json*>& values) {
  any_element(value, [&](const Json& element) {
    if (depth == path.size()) {
      if (!element.IsObject()) values.push_back(&element);
    } else if (element.IsObject()) {
      if (const Json* next = find(element, path[depth])) collect(*next, path, depth + 1, values);
    }
    return false;
  });
}

std::vector<const Json*> values_at(const Json& event, const std::vector<std::string>& path) {
  std::vector<const Json*> values;
  if (event.IsObject()) collect(event, path, 0, values);
  return values;
}

}  // namespace

struct EventPattern::Node {
  struct Property {
    std::string name;
    std::shared_ptr<const Leaf> leaf;  // or
    std::shared_ptr<const Node> node;
  };
  std::vector<Property> properties;
};

namespace {

using Node = EventPattern::Node;
using Alternatives = std::vector<std::shared_ptr<const Node>>;
using Read = boost::system::result<Alternatives, PatternFault>;

boost::system::result<std::shared_ptr<const Node>, PatternFault> merge(const Node& a,
                                                                       const Node& b) {
  auto merged = std::make_shared<Node>(a);
  for (const Node::Property& added : b.properties) {
    const auto same = std::find_if(
        merged->properties.begin(), merged->properties.end(),
        [&added](const Node::Property& property) { return property.name == added.name; });
    if (same == merged->properties.end()) {
      merged->properties.push_back(added);
      continue;
    }
    if (!same->node || !added.node) {
      return fmt::format("Path `{}` cannot be allowed multiple times", added.name);
    }
    auto node = merge(*same->node, *added.node);
    if (!node) return node.error();
    same->node = std::move(*node);
  }
  return std::shared_ptr<const Node>(std::move(merged));
}

Read combine(const Alternatives& all, const Alternatives& with) {
  if (all.size() * with.size() > max_alternatives) {
    return PatternFault("Rule is too complex: it has too many combinations of $or");
  }
  Alternatives combined;
  for (const auto& a : all) {
    for (const auto& b : with) {
      auto merged = merge(*a, *b);
      if (!merged) return merged.error();
      combined.push_back(std::move(*merged));
    }
  }
  return combined;
}

class Reader {
 public:
  Read object(const Json& object) {
    if (path_.size() > max_depth) return PatternFault("The pattern is nested too deeply");
    Alternatives all{std::make_shared<Node>()};
    for (const auto& member : object.GetObject()) {
      const std::string_view name = string_of(member.name);
      auto read = name == "$or" && is_alternatives(member.value) ? alternatives(member.value)
                                                                 : property(name, member.value);
      if (!read) return read;
      auto combined = combine(all, *read);
      if (!combined) return combined;
      all = std::move(*combined);
    }
    return all;
  }

 private:
  Read alternatives(const Json& list) {
    Alternatives all;
    for (const Json& entry : list.GetArray()) {
      auto read = object(entry);
      if (!read) return read;
      all.insert(all.end(), read->begin(), read->end());
    }
    return all;
  }

  Read property(std::string_view name, const Json& value) {
    path_.emplace_back(name);
    auto read = value.IsArray() ? leaf(value) : nested(name, value);
    path_.pop_back();
    return read;
  }

  Read nested(std::string_view name, const Json& value) {
    if (!value.IsObject()) return fmt::format("\"{}\" must be an object or an array", name);
    if (value.ObjectEmpty()) return PatternFault("Empty objects are not allowed");
    auto read = object(value);
    if (!read) return read;
    for (auto& node : *read) {
      Node::Property property{std::string(name), nullptr, std::move(node)};
      node = std::make_shared<Node>(Node{{std::move(property)}});
    }
    return read;
  }

  Read leaf(const Json& list) {
    if (list.Empty()) return PatternFault("Empty arrays are not allowed");
    auto made = std::make_shared<Leaf>();
    made->path = path_;
    for (const Json& element : list.GetArray()) {
      auto condition = parse_condition(element);
      if (!condition) return condition.error();
      made->conditions.push_back(std::move(*condition));
    }
    Node::Property property{path_.back(), std::move(made), nullptr};
    return Alternatives{std::make_shared<Node>(Node{{std::move(property)}})};
  }

  std::vector<std::string> path_;
};

// Holds one event against one alternative.
class Matcher {
 public:
  explicit Matcher(const Json& event) : event_(event) {}

  // No value stands for one that isn't there.
  bool matches(const Node& node, const Json* value) {
    const Json* object = value != nullptr && value->IsObject() ? value : nullptr;
    return std::all_of(node.properties.begin(), node.properties.end(), [&](const auto& property) {
      const Json* next = object == nullptr ? nullptr : find(*object, property.name);
      if (property.leaf) return matches(*property.leaf, next);
      // Nothing has to be there for what takes absence alone.
      if (matches(*property.node, nullptr)) return true;
      return next != nullptr && any_element(*next, [&](const Json& element) {
               return matches(*property.node, &element);
             });
    });
  }

 private:
  bool matches(const Leaf& leaf, const Json* value) {
    const auto taken = [&leaf](const Json& element) {
      return !element.IsObject() && leaf.takes(element);
    };
    if (value != nullptr && any_element(*value, taken)) return true;
    return leaf.takes_absence() && is_absent(leaf);
  }

  // Nowhere in the event, be it in another element of an array. Asked for each element, so the
  // answer is kept.
  bool is_absent(const Leaf& leaf) {
    for (const auto& [known, absent] : absent_) {
      if (known == &leaf) return absent;
    }
    absent_.emplace_back(&leaf, values_at(event_, leaf.path).empty());
    return absent_.back().second;
  }

  const Json& event_;
  std::vector<std::pair<const Leaf*, bool>> absent_;
};

std::string shown(const std::vector<const Json*>& values) {
  if (values.size() == 1) return to_string(*values.front());
  std::vector<std::string> texts(values.size());
  std::transform(values.begin(), values.end(), texts.begin(),
                 [](const Json* value) { return to_string(*value); });
  return fmt::format("[{}]", fmt::join(texts, ","));
}

PatternMismatch mismatch_of(const Leaf& leaf, const std::vector<const Json*>& values) {
  PatternMismatch mismatch{leaf.key(), std::nullopt};
  if (!values.empty()) mismatch.value = shown(values);
  return mismatch;
}

const Leaf& first_leaf(const Node& node) {
  const Node::Property& property = node.properties.front();
  return property.leaf ? *property.leaf : first_leaf(*property.node);
}

// The first property that doesn't match by itself.
std::optional<PatternMismatch> first_mismatch(const Node& node, const Json& event) {
  for (const Node::Property& property : node.properties) {
    if (!property.leaf) {
      if (auto below = first_mismatch(*property.node, event)) return below;
      continue;
    }
    const auto values = values_at(event, property.leaf->path);
    const bool taken =
        values.empty() ? property.leaf->takes_absence()
                       : std::any_of(values.begin(), values.end(), [&property](const Json* value) {
                           return property.leaf->takes(*value);
                         });
    if (!taken) return mismatch_of(*property.leaf, values);
  }
  return std::nullopt;
}

// Each property has a match somewhere, but no element of an array has all that is asked of one.
PatternMismatch joint_mismatch(const Node& node, const Json& event) {
  for (const Node::Property& property : node.properties) {
    if (property.leaf) continue;
    Node alone{{property}};
    if (Matcher(event).matches(alone, &event)) continue;
    const Leaf& leaf = first_leaf(*property.node);
    return mismatch_of(leaf, values_at(event, leaf.path));
  }
  const Leaf& leaf = first_leaf(node);
  return mismatch_of(leaf, values_at(event, leaf.path));
}

}  // namespace

bool is_alternatives(const Json& value) noexcept {
  return value.IsArray() && value.Size() >= 2 &&
         std::all_of(value.Begin(), value.End(), [](const Json& entry) {
           return entry.IsObject() && !entry.ObjectEmpty() &&
                  std::none_of(entry.MemberBegin(), entry.MemberEnd(), [](const auto& member) {
                    return is_match_type(string_of(member.name));
                  });
         });
}

EventPattern::EventPattern(Alternatives alternatives) : alternatives_(std::move(alternatives)) {}

boost::system::result<EventPattern, std::string> EventPattern::compile(const Json& object) {
  if (!object.IsObject()) return PatternFault("Filter is not an object");
  auto read = Reader().object(object);
  if (!read) return read.error();
  return EventPattern(std::move(*read));
}

boost::system::result<EventPattern, std::string> EventPattern::parse(std::string_view json) {
  const auto document = parse_json(json);
  if (!document) return PatternFault("failed to parse JSON.");
  return compile(*document);
}

bool EventPattern::matches(const Json& event) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&event](const auto& node) { return Matcher(event).matches(*node, &event); });
}

std::optional<PatternMismatch> EventPattern::explain(const Json& event) const {
  if (matches(event)) return std::nullopt;
  const Node& node = *alternatives_.front();
  if (auto mismatch = first_mismatch(node, event)) return mismatch;
  return joint_mismatch(node, event);
}

}  // namespace emulator::aws
