#include <algorithm>

#include "handlers/vtl/java_regex.hpp"
#include "handlers/vtl/json_path.hpp"

namespace emulator::vtl {

namespace {

using Operand = PathFilter::Operand;

std::optional<Value> value_of(const Operand& operand, const Value& root, const Value& candidate,
                              Arena& arena) {
  switch (operand.kind) {
    case Operand::Kind::path:
      return operand.path.evaluate(root, candidate, arena);
    case Operand::Kind::text:
      return std::string_view(operand.text);
    case Operand::Kind::list: {
      List* list = arena.make_list();
      for (const Operand& item : operand.items) {
        list->items.push_back(value_of(item, root, candidate, arena).value_or(Value()));
      }
      return list;
    }
    default:
      return operand.value;
  }
}

bool contains(const Value& whole, const Value& part) {
  if (const List* list = as_list(whole)) {
    return std::any_of(list->items.begin(), list->items.end(),
                       [&](const Value& item) { return equals(item, part); });
  }
  const auto* text = as_text(whole);
  const auto* inner = as_text(part);
  return text && inner && text->find(*inner) != text->npos;
}

std::optional<std::int64_t> size_of(const Value& value) {
  if (const List* list = as_list(value)) return static_cast<std::int64_t>(list->items.size());
  if (const auto* text = as_text(value)) return static_cast<std::int64_t>(text->size());
  return std::nullopt;
}

bool is_ordered(std::string_view operation, const Value& left, const Value& right) {
  int order = 0;
  if (is_number(left) && is_number(right)) {
    const double a = as_double(left);
    const double b = as_double(right);
    order = a < b ? -1 : a > b ? 1 : 0;
  } else if (as_text(left) && as_text(right)) {
    order = as_text(left)->compare(*as_text(right));
  } else {
    return false;
  }
  if (order == 0) return operation.size() == 2;
  return (operation.front() == '<') == (order < 0);
}

bool holds(const PathFilter& filter, const Value& left, const Value& right) {
  const std::string_view operation = filter.operation;
  if (operation == "==") return equals(left, right);
  if (operation == "!=") return !equals(left, right);
  if (operation == "in") return contains(right, left);
  if (operation == "nin") return !contains(right, left);
  if (operation == "contains") return contains(left, right);
  if (operation == "size") {
    const auto size = size_of(left);
    return size && equals(*size, right);
  }
  if (operation == "empty") {
    const auto size = size_of(left);
    return size && equals(*size == 0, right);
  }
  if (operation == "subsetof") {
    const List* list = as_list(left);
    return list && std::all_of(list->items.begin(), list->items.end(),
                               [&](const Value& item) { return contains(right, item); });
  }
  if (operation == "=~") {
    const auto* text = as_text(left);
    const std::string prefix = filter.ignores_case ? "(?i)" : "";
    const auto regex = JavaRegex::compile(prefix + filter.operands[1].text);
    return text && regex && regex->matches(*text);
  }
  return is_ordered(operation, left, right);
}

}  // namespace

bool PathFilter::accepts(const Value& root, const Value& candidate, Arena& arena) const {
  arena.spend();
  if (arena.out_of_steps()) return false;
  switch (kind) {
    case Kind::or_:
      return children[0].accepts(root, candidate, arena) ||
             children[1].accepts(root, candidate, arena);
    case Kind::and_:
      return children[0].accepts(root, candidate, arena) &&
             children[1].accepts(root, candidate, arena);
    case Kind::not_:
      return !children[0].accepts(root, candidate, arena);
    case Kind::exists:
      return value_of(operands[0], root, candidate, arena).has_value();
    case Kind::compare:
      break;
  }
  const auto left = value_of(operands[0], root, candidate, arena);
  const auto right = value_of(operands[1], root, candidate, arena);
  // What isn't there is not equal to anything, null neither.
  if (!left || !right) return operation == "!=" || operation == "nin";
  return holds(*this, *left, *right);
}

}  // namespace emulator::vtl
