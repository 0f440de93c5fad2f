#include <algorithm>

#include <fmt/format.h>

#include "handlers/vtl/methods.hpp"

namespace emulator::vtl {

namespace {

bool in_bounds(const List& list, std::int64_t index, bool at_end_too, CallContext& call) {
  const auto size = static_cast<std::int64_t>(list.items.size());
  if (index >= 0 && (index < size || (at_end_too && index == size))) return true;
  call.fault = fmt::format("Index: {}, Size: {}", index, size);
  return false;
}

auto place(List& list, std::int64_t index) {
  return list.items.begin() + static_cast<std::ptrdiff_t>(index);
}

std::int64_t index_of(const List& list, const Value& value) {
  const auto found = std::find_if(list.items.begin(), list.items.end(),
                                  [&](const Value& item) { return equals(item, value); });
  return found == list.items.end() ? -1 : found - list.items.begin();
}

bool has(const List& list, const Value& value) {
  return index_of(list, value) >= 0;
}

// What changes the list; false for another method.
bool change(List& list, std::string_view name, Arguments arguments, CallContext& call,
            Value& result) {
  const auto* index = integer_argument(arguments, 0);
  if (name == "add" && arguments.size() == 1) {
    call.arena.grow(sizeof(Value));
    list.items.push_back(arguments[0]);
    result = true;
  } else if (name == "add" && arguments.size() == 2 && index) {
    call.arena.grow(sizeof(Value));
    if (in_bounds(list, *index, true, call)) list.items.insert(place(list, *index), arguments[1]);
  } else if (name == "addAll" && arguments.size() == 1 && as_list(arguments[0])) {
    const auto added = as_list(arguments[0])->items;
    call.arena.grow(sizeof(Value) * added.size());
    call.arena.spend(added.size());
    if (!call.arena.out_of_memory()) {
      list.items.insert(list.items.end(), added.begin(), added.end());
    }
    result = !added.empty();
  } else if (name == "set" && arguments.size() == 2 && index) {
    if (!in_bounds(list, *index, false, call)) return true;
    result = std::exchange(*place(list, *index), arguments[1]);
  } else if (name == "remove" && arguments.size() == 1 && index) {
    if (!in_bounds(list, *index, false, call)) return true;
    result = *place(list, *index);
    list.items.erase(place(list, *index));
  } else if (name == "remove" && arguments.size() == 1) {
    const std::int64_t at = index_of(list, arguments[0]);
    if (at >= 0) list.items.erase(place(list, at));
    result = at >= 0;
  } else if (name == "clear" && arguments.empty()) {
    list.items.clear();
  } else {
    return false;
  }
  return true;
}

}  // namespace

Value invoke_on_list(List& list, std::string_view name, Arguments arguments, CallContext& call) {
  call.arena.spend(list.items.size());
  Value result;
  if (change(list, name, arguments, call, result)) return result;
  const std::size_t count = arguments.size();
  if (count == 0) {
    if (name == "size") return static_cast<std::int64_t>(list.items.size());
    if (name == "isEmpty") return list.items.empty();
    return {};
  }
  const auto* index = integer_argument(arguments, 0);
  if (name == "get" && count == 1 && index) {
    return in_bounds(list, *index, false, call) ? *place(list, *index) : Value();
  }
  if (name == "contains" && count == 1) return has(list, arguments[0]);
  if (name == "indexOf" && count == 1) return index_of(list, arguments[0]);
  if (name == "containsAll" && count == 1 && as_list(arguments[0])) {
    const auto& others = as_list(arguments[0])->items;
    call.arena.spend(list.items.size() * others.size());
    if (call.arena.out_of_steps()) return {};
    return std::all_of(others.begin(), others.end(),
                       [&list](const Value& other) { return has(list, other); });
  }
  const auto* end = integer_argument(arguments, 1);
  if (name == "subList" && index && end) {
    if (!in_bounds(list, *index, true, call) || !in_bounds(list, *end, true, call)) return {};
    if (*index > *end) {
      call.fault = fmt::format("fromIndex({}) > toIndex({})", *index, *end);
      return {};
    }
    List* part = call.arena.make_list();
    call.arena.grow(sizeof(Value) * static_cast<std::size_t>(*end - *index));
    part->items.assign(place(list, *index), place(list, *end));
    return part;
  }
  return {};
}

}  // namespace emulator::vtl
