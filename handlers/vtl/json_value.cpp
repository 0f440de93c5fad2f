#include "handlers/vtl/json_value.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

constexpr int deepest = 200;

bool convert(const aws::Json& json, Arena& arena, Value& out, int depth) {
  if (depth > deepest) return false;
  if (json.IsBool()) {
    out = json.GetBool();
  } else if (json.IsInt64()) {
    out = json.GetInt64();
  } else if (json.IsNumber()) {
    out = json.GetDouble();
  } else if (json.IsString()) {
    out = arena.keep(std::string(aws::string_of(json)));
  } else if (json.IsArray()) {
    List* list = arena.make_list();
    list->is_json = true;
    list->items.resize(json.Size());
    arena.grow(json.Size() * sizeof(Value));
    for (rapidjson::SizeType i = 0; i < json.Size(); ++i) {
      if (!convert(json[i], arena, list->items[i], depth + 1)) return false;
    }
    out = list;
  } else if (json.IsObject()) {
    Map* map = arena.make_map();
    map->entries.reserve(json.MemberCount());
    arena.grow(json.MemberCount() * sizeof(std::pair<std::string_view, Value>));
    for (const auto& member : json.GetObject()) {
      Value value;
      if (!convert(member.value, arena, value, depth + 1)) return false;
      map->entries.emplace_back(arena.keep(std::string(aws::string_of(member.name))), value);
    }
    out = map;
  }
  return true;
}

}  // namespace

std::optional<Value> read_json(std::string_view text, Arena& arena) {
  arena.spend(text.size());
  const auto document = aws::parse_json(text);
  Value value;
  if (!document || !convert(*document, arena, value, 0)) return std::nullopt;
  return value;
}

void append_json_text(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    switch (c) {
      case '"':
        out.append("\\\"");
        break;
      case '\\':
        out.append("\\\\");
        break;
      case '\b':
        out.append("\\b");
        break;
      case '\f':
        out.append("\\f");
        break;
      case '\n':
        out.append("\\n");
        break;
      case '\r':
        out.append("\\r");
        break;
      case '\t':
        out.append("\\t");
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out.push_back(c);
        }
    }
  }
  out.push_back('"');
}

bool append_json(std::string& out, const Value& value, std::size_t room, int depth) {
  if (depth > deepest || out.size() > room) return false;
  if (const auto* text = as_text(value)) {
    append_json_text(out, *text);
    return true;
  }
  if (const List* list = as_list(value)) {
    out.push_back('[');
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      if (i > 0) out.push_back(',');
      if (!append_json(out, list->items[i], room, depth + 1)) return false;
    }
    out.push_back(']');
    return true;
  }
  if (const Map* map = as_map(value)) {
    out.push_back('{');
    bool is_first = true;
    for (const auto& [name, entry] : map->entries) {
      if (!is_first) out.push_back(',');
      is_first = false;
      append_json_text(out, name);
      out.push_back(':');
      if (!append_json(out, entry, room, depth + 1)) return false;
    }
    out.push_back('}');
    return true;
  }
  return append_text(out, value, room, depth);
}

}  // namespace emulator::vtl
