#include "handlers/vtl/value.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "handlers/vtl/json_value.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

constexpr int deepest = 200;

}  // namespace

Value* Map::find(std::string_view key) noexcept {
  for (auto& [name, value] : entries) {
    if (name == key) return &value;
  }
  return nullptr;
}

Value Map::get(std::string_view key) const noexcept {
  for (const auto& [name, value] : entries) {
    if (name == key) return value;
  }
  return {};
}

void Map::put(std::string_view key, Value value) {
  if (Value* present = find(key)) {
    *present = value;
  } else {
    entries.emplace_back(key, value);
  }
}

bool Map::may_set(std::string_view key) const noexcept {
  return !is_write_once || is_null(get(key)) || as_map(get(key)) != nullptr;
}

bool Map::remove(std::string_view key) {
  return std::erase_if(entries, [key](const auto& entry) { return entry.first == key; }) != 0;
}

std::string_view Arena::keep(std::string text) {
  grow(text.size());
  return texts_.emplace_back(std::move(text));
}

List* Arena::make_list() {
  grow(sizeof(List));
  return &lists_.emplace_back();
}

Map* Arena::make_map() {
  grow(sizeof(Map));
  return &maps_.emplace_back();
}

void Arena::spend(std::size_t looked_at) noexcept {
  const std::size_t cost = 1 + looked_at / 64;
  steps_ -= std::min(steps_, cost);
}

void Arena::grow(std::size_t bytes) noexcept {
  bytes_ -= std::min(bytes_, bytes);
}

bool is_null(const Value& value) noexcept {
  return value.index() == 0;
}
const std::string_view* as_text(const Value& value) noexcept {
  return std::get_if<std::string_view>(&value);
}
List* as_list(const Value& value) noexcept {
  const auto* list = std::get_if<List*>(&value);
  return list ? *list : nullptr;
}
Map* as_map(const Value& value) noexcept {
  const auto* map = std::get_if<Map*>(&value);
  return map ? *map : nullptr;
}
bool is_number(const Value& value) noexcept {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}
double as_double(const Value& value) noexcept {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  const auto* number = std::get_if<double>(&value);
  return number ? *number : 0;
}

bool equals(const Value& a, const Value& b, int depth) noexcept {
  if (is_number(a) && is_number(b)) {
    const auto* left = std::get_if<std::int64_t>(&a);
    const auto* right = std::get_if<std::int64_t>(&b);
    return left && right ? *left == *right : as_double(a) == as_double(b);
  }
  if (depth > deepest) return false;
  if (const List* left = as_list(a), *right = as_list(b); left && right) {
    return std::equal(left->items.begin(), left->items.end(), right->items.begin(),
                      right->items.end(),
                      [depth](const Value& x, const Value& y) { return equals(x, y, depth + 1); });
  }
  if (const Map* left = as_map(a), *right = as_map(b); left && right) {
    return left->entries.size() == right->entries.size() &&
           std::all_of(left->entries.begin(), left->entries.end(), [&](const auto& entry) {
             return equals(entry.second, right->get(entry.first), depth + 1);
           });
  }
  return a == b;
}

bool append_text(std::string& out, const Value& value, std::size_t room, int depth) {
  if (depth > deepest || out.size() > room) return false;
  switch (value.index()) {
    case 0:
      out.append("null");
      return true;
    case 1:
      out.append(std::get<bool>(value) ? "true" : "false");
      return true;
    case 2:
      fmt::format_to(std::back_inserter(out), "{}", std::get<std::int64_t>(value));
      return true;
    case 3:
      out.append(double_text(std::get<double>(value)));
      return true;
    case 4:
      out.append(std::get<std::string_view>(value));
      return out.size() <= room;
    default:
      break;
  }
  if (const List* list = as_list(value)) {
    if (list->is_json) return append_json(out, value, room, depth);
    out.push_back('[');
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      if (i > 0) out.append(", ");
      if (!append_text(out, list->items[i], room, depth + 1)) return false;
    }
    out.push_back(']');
    return true;
  }
  const Map* map = as_map(value);
  if (map == nullptr) return true;  // objects have no text
  if (map->is_entry) {
    return append_text(out, map->get("key"), room, depth + 1) && (out.push_back('='), true) &&
           append_text(out, map->get("value"), room, depth + 1);
  }
  out.push_back('{');
  bool is_first = true;
  for (const auto& [name, entry] : map->entries) {
    if (!is_first) out.append(", ");
    is_first = false;
    out.append(name).push_back('=');
    if (!append_text(out, entry, room, depth + 1)) return false;
  }
  out.push_back('}');
  return true;
}

}  // namespace emulator::vtl
