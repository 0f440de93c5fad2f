#include <algorithm>

#include "handlers/vtl/methods.hpp"

namespace emulator::vtl {

namespace {

// keySet, values and entrySet as lists: templates only go over them.
Value collection(const Map& map, std::string_view name, Arena& arena) {
  List* list = arena.make_list();
  arena.grow(sizeof(Value) * map.entries.size());
  for (const auto& [key, value] : map.entries) {
    if (arena.out_of_memory()) break;
    if (name == "keySet") {
      list->items.push_back(key);
    } else if (name == "values") {
      list->items.push_back(value);
    } else {
      Map* entry = arena.make_map();
      entry->is_entry = true;
      entry->entries = {{"key", key}, {"value", value}};
      arena.grow(sizeof(Value) * 4);
      list->items.push_back(entry);
    }
  }
  return list;
}

}  // namespace

Value invoke_on_map(Map& map, std::string_view name, Arguments arguments, CallContext& call) {
  Arena& arena = call.arena;
  arena.spend(map.entries.size());
  if (arguments.empty()) {
    if (map.is_entry && name == "getKey") return map.get("key");
    if (map.is_entry && name == "getValue") return map.get("value");
    if (name == "size") return static_cast<std::int64_t>(map.entries.size());
    if (name == "isEmpty") return map.entries.empty();
    if (name == "keySet" || name == "values" || name == "entrySet") {
      return collection(map, name, arena);
    }
    if (name == "clear") map.entries.clear();
    return {};
  }
  if (arguments.size() == 1) {
    if (name == "containsValue") {
      return std::any_of(map.entries.begin(), map.entries.end(),
                         [&](const auto& entry) { return equals(entry.second, arguments[0]); });
    }
    if (name == "putAll") {
      const Map* other = as_map(arguments[0]);
      if (other == nullptr || other == &map) return {};
      arena.spend(other->entries.size() * map.entries.size());
      arena.grow(sizeof(Value) * 2 * other->entries.size());
      if (arena.out_of_steps() || arena.out_of_memory()) return {};
      for (const auto& [key, value] : other->entries)
        map.put(key, value);
      return {};
    }
    const std::string_view key = key_of(arguments[0], call);
    if (name == "get") return map.get(key);
    if (name == "containsKey") return map.find(key) != nullptr;
    if (name != "remove") return {};
    const Value removed = map.get(key);
    map.remove(key);
    return removed;
  }
  if (arguments.size() != 2) return {};
  const std::string_view key = key_of(arguments[0], call);
  const Value* present = map.find(key);
  if (name == "getOrDefault") return present ? *present : arguments[1];
  if (name != "put" && !(name == "putIfAbsent" && present == nullptr)) {
    return name == "putIfAbsent" ? *present : Value();
  }
  const Value before = present ? *present : Value();
  arena.grow(sizeof(Value) * 2);
  map.put(key, arguments[1]);
  return before;
}

}  // namespace emulator::vtl
