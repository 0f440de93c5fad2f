#include "handlers/vtl/methods.hpp"

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

std::string_view print(const Value& value, CallContext& call) {
  std::string text;
  if (!append_text(text, value, call.arena.room())) {
    call.fault = "a value is too large or nests too deeply to be printed";
  }
  return call.arena.keep(std::move(text));
}

// Templates get hold of Integer.parseInt by any integer.
Value invoke_on_number(const Value& target, std::string_view name, Arguments arguments,
                       CallContext& call) {
  if (arguments.empty()) {
    if (name == "intValue" || name == "longValue") {
      if (std::holds_alternative<std::int64_t>(target)) return target;
      const double value = as_double(target);
      if (std::abs(value) < 9e18) return static_cast<std::int64_t>(value);
      return value > 0 ? INT64_MAX : INT64_MIN;
    }
    if (name == "doubleValue" || name == "floatValue") return as_double(target);
    return {};
  }
  const Value& argument = arguments[0];
  if (name == "compareTo" && is_number(argument)) {
    const double a = as_double(target);
    const double b = as_double(argument);
    return static_cast<std::int64_t>(a < b ? -1 : a > b ? 1 : 0);
  }
  const auto* text = as_text(argument);
  const bool reads = name == "parseInt" || name == "parseLong" || name == "valueOf" ||
                     name == "parseDouble" || name == "parseFloat";
  if (!reads) return {};
  if (text == nullptr) return name == "valueOf" && is_number(argument) ? argument : Value();
  if (std::holds_alternative<std::int64_t>(target)) {
    if (const auto value = parse_integer(*text)) return *value;
  } else if (const auto value = parse_double(trimmed(*text))) {
    return *value;
  }
  call.fault = fmt::format("For input string: \"{}\"", *text);
  return {};
}

// Index -1 is the last element.
bool list_index(const List& list, const Value& index, std::size_t& out, CallContext& call) {
  const auto* given = std::get_if<std::int64_t>(&index);
  if (given == nullptr) return false;
  const auto size = static_cast<std::int64_t>(list.items.size());
  const std::int64_t at = *given < 0 ? *given + size : *given;
  if (at < 0 || at >= size) {
    call.fault = fmt::format("Index: {}, Size: {}", *given, size);
    return false;
  }
  out = static_cast<std::size_t>(at);
  return true;
}

}  // namespace

const std::int64_t* integer_argument(Arguments arguments, std::size_t number) noexcept {
  return number < arguments.size() ? std::get_if<std::int64_t>(&arguments[number]) : nullptr;
}

const std::string_view* text_argument(Arguments arguments, std::size_t number) noexcept {
  return number < arguments.size() ? as_text(arguments[number]) : nullptr;
}

std::string_view key_of(const Value& value, CallContext& call) {
  if (const auto* text = as_text(value)) return *text;
  return print(value, call);
}

Value property_of(const Value& target, std::string_view name, CallContext& call) {
  if (Map* map = as_map(target)) {
    call.arena.spend(map->entries.size());
    return map->get(name);
  }
  if (auto* const* object = std::get_if<Object*>(&target)) return (*object)->property(name, call);
  // Java's beans: isEmpty() is the property "empty".
  if (name == "empty") return invoke(target, "isEmpty", {}, call);
  return {};
}

Value element_of(const Value& target, const Value& index, CallContext& call) {
  if (Map* map = as_map(target)) {
    call.arena.spend(map->entries.size());
    return map->get(key_of(index, call));
  }
  const List* list = as_list(target);
  std::size_t at = 0;
  if (list == nullptr || !list_index(*list, index, at, call)) return {};
  return list->items[at];
}

void set_element(const Value& target, const Value& index, const Value& value, CallContext& call) {
  if (Map* map = as_map(target)) {
    const std::string_view key = key_of(index, call);
    if (!map->may_set(key)) {
      call.fault = fmt::format("{} is set a second time", key);
      return;
    }
    call.arena.grow(sizeof(Value) * 2);
    map->put(key, value);
    return;
  }
  List* list = as_list(target);
  std::size_t at = 0;
  if (list != nullptr && list_index(*list, index, at, call)) list->items[at] = value;
}

Value invoke(const Value& target, std::string_view name, Arguments arguments, CallContext& call) {
  if (auto* const* object = std::get_if<Object*>(&target)) {
    return (*object)->invoke(name, arguments, call);
  }
  if (name == "toString" && arguments.empty()) return print(target, call);
  if (name == "equals" && arguments.size() == 1) {
    // Java's equals() tells an Integer from a Double, but templates see neither.
    return equals(target, arguments[0]);
  }
  if (const auto* text = as_text(target)) return invoke_on_text(*text, name, arguments, call);
  if (List* list = as_list(target)) return invoke_on_list(*list, name, arguments, call);
  if (Map* map = as_map(target)) return invoke_on_map(*map, name, arguments, call);
  if (is_number(target)) return invoke_on_number(target, name, arguments, call);
  const bool* boolean = std::get_if<bool>(&target);
  if (boolean && name == "booleanValue") return *boolean;
  return {};
}

}  // namespace emulator::vtl
