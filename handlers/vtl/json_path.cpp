#include "handlers/vtl/json_path.hpp"

#include <algorithm>
#include <functional>

#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

using Kind = PathStep::Kind;
constexpr int deepest = 200;

class Walk {
 public:
  Walk(const Value& root, Arena& arena) : root_(root), arena_(arena) {}

  // The values that a step leads to from one value.
  void take(const Value& from, const PathStep& step, bool is_last, std::vector<Value>& out) {
    if (step.deep) {
      scan(from, step, is_last, out, 0);
    } else {
      select(from, step, is_last, out);
    }
  }

 private:
  void scan(const Value& from, const PathStep& step, bool is_last, std::vector<Value>& out,
            int depth) {
    if (depth > deepest || arena_.out_of_steps()) return;
    select(from, step, is_last, out);
    if (const List* list = as_list(from)) {
      for (const Value& item : list->items)
        scan(item, step, is_last, out, depth + 1);
    } else if (const Map* map = as_map(from)) {
      for (const auto& [name, value] : map->entries)
        scan(value, step, is_last, out, depth + 1);
    }
  }

  void select(const Value& from, const PathStep& step, bool is_last, std::vector<Value>& out) {
    arena_.spend();
    if (arena_.out_of_steps()) return;
    List* list = as_list(from);
    Map* map = as_map(from);
    switch (step.kind) {
      case Kind::names:
        if (map != nullptr) names(*map, step, is_last, out);
        return;
      case Kind::indices:
        if (list == nullptr) return;
        for (const std::int64_t index : step.indices)
          element(*list, index, out);
        return;
      case Kind::slice:
        if (list != nullptr) slice(*list, step, out);
        return;
      case Kind::any:
      case Kind::filter:
        break;
    }
    const auto visit = [&](const Value& value) {
      if (step.kind == Kind::any || step.filter->accepts(root_, value, arena_)) {
        out.push_back(value);
      }
    };
    if (list != nullptr) {
      for (const Value& item : list->items)
        visit(item);
    } else if (map != nullptr && step.kind == Kind::filter) {
      // A filter on an object looks at the object itself.
      visit(from);
    } else if (map != nullptr) {
      for (const auto& [name, value] : map->entries)
        visit(value);
    }
  }

  // Several names at the end make an object of them.
  void names(Map& map, const PathStep& step, bool is_last, std::vector<Value>& out) {
    arena_.spend(map.entries.size());
    Map* chosen = step.names.size() > 1 && is_last ? arena_.make_map() : nullptr;
    for (const std::string& name : step.names) {
      const Value* value = map.find(name);
      if (value == nullptr) continue;
      chosen ? chosen->put(name, *value) : out.push_back(*value);
    }
    if (chosen != nullptr) out.emplace_back(chosen);
  }

  static void element(const List& list, std::int64_t index, std::vector<Value>& out) {
    const auto size = static_cast<std::int64_t>(list.items.size());
    if (index < 0) index += size;
    if (index >= 0 && index < size) out.push_back(list.items[static_cast<std::size_t>(index)]);
  }

  static void slice(const List& list, const PathStep& step, std::vector<Value>& out) {
    const auto size = static_cast<std::int64_t>(list.items.size());
    const auto bound = [size](std::int64_t at) {
      return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
    };
    const std::int64_t end = bound(step.to.value_or(size));
    for (std::int64_t at = bound(step.from.value_or(0)); at < end; ++at)
      out.push_back(list.items[static_cast<std::size_t>(at)]);
  }

  const Value& root_;
  Arena& arena_;
};

Value aggregate(std::string_view function, const List& list) {
  double sum = 0;
  double least = 0;
  double most = 0;
  std::size_t count = 0;
  for (const Value& item : list.items) {
    if (!is_number(item)) continue;
    const double number = as_double(item);
    least = count == 0 ? number : std::min(least, number);
    most = count == 0 ? number : std::max(most, number);
    sum += number;
    ++count;
  }
  if (count == 0) return {};
  if (function == "sum") return sum;
  if (function == "min") return least;
  if (function == "max") return most;
  return sum / static_cast<double>(count);
}

std::optional<Value> apply(std::string_view function, const Value& value, Arena& arena) {
  const List* list = as_list(value);
  const Map* map = as_map(value);
  if (function == "length" || function == "size") {
    if (list) return static_cast<std::int64_t>(list->items.size());
    if (map) return static_cast<std::int64_t>(map->entries.size());
    if (const auto* text = as_text(value)) return static_cast<std::int64_t>(utf16_length(*text));
    return std::nullopt;
  }
  if (function == "keys") {
    if (map == nullptr) return std::nullopt;
    List* keys = arena.make_list();
    keys->is_json = true;
    for (const auto& [name, entry] : map->entries)
      keys->items.emplace_back(name);
    return keys;
  }
  if (list == nullptr) return std::nullopt;
  if (function == "first" || function == "last") {
    if (list->items.empty()) return std::nullopt;
    return function == "first" ? list->items.front() : list->items.back();
  }
  const Value result = aggregate(function, *list);
  if (is_null(result)) return std::nullopt;
  return result;
}

}  // namespace

bool JsonPath::is_definite() const noexcept {
  return std::none_of(steps_.begin(), steps_.end(), [](const PathStep& step) {
    return step.deep || step.kind == Kind::any || step.kind == Kind::slice ||
           step.kind == Kind::filter || step.indices.size() > 1;
  });
}

std::optional<Value> JsonPath::evaluate(const Value& root, const Value& at, Arena& arena) const {
  std::vector<Value> values{from_root_ ? root : at};
  Walk walk(root, arena);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    std::vector<Value> next;
    for (const Value& value : values)
      walk.take(value, steps_[i], i + 1 == steps_.size(), next);
    values.swap(next);
  }
  Value result;
  if (is_definite()) {
    if (values.empty()) return std::nullopt;
    result = values.front();
  } else {
    List* list = arena.make_list();
    list->is_json = true;
    arena.grow(values.size() * sizeof(Value));
    list->items = std::move(values);
    result = list;
  }
  if (function_.empty()) return result;
  return apply(function_, result, arena);
}

}  // namespace emulator::vtl
